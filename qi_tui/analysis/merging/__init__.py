"""From sessions to rooms: which files count, and how their counts add up."""
