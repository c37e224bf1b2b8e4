"""Answers from a forms tool."""
