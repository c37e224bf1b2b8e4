"""Rate, merge and discuss: quality-improvement workshops in a terminal."""

__version__ = "0.1.0"
