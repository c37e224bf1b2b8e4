"""Gathering: every file at some places read once, and what it is for a merge."""
