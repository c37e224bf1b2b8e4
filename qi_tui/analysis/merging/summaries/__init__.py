"""Summary files in a merge: which of them count, what they add, and making one of a room."""
