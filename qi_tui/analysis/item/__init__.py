"""One item: the figures of its counts, the name of its shape, and the words for both."""
