"""What leaves the program as text: pure functions from figures to text."""
