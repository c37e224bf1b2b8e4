"""What the command `merge` prints."""
