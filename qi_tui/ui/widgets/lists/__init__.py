"""Lists to move in with the arrow keys."""
