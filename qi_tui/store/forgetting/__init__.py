"""Taking one rater out of a folder: what goes is found, told, and then taken."""
