"""Widgets: each handles one datum and posts one message; none of them knows a screen or a file."""
