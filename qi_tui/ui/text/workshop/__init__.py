"""The words and lines of the facilitator's screens."""
