"""What the screens of a workshop share: the files as they arrive, the rooms, the record."""
