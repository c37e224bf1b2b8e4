"""How the program is run and left: saving, signals, faults, and what must be on disk first."""
