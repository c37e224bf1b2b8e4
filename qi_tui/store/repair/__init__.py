"""Getting out of damaged files what can be had, into new ones."""
