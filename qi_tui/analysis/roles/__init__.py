"""Roles beside each other, honestly: gaps, and how often chance alone would bring them about."""
