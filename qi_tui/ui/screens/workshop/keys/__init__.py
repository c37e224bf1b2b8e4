"""The keys of the facilitator's screens, a list for each."""
