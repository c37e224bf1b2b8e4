"""One rater's own record: all that they rated, packed in one file and brought in elsewhere."""
