"""What the program is about, as values that never change: frameworks, sessions, workshops."""
