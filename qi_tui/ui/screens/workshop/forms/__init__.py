"""The forms that the facilitator's screens open."""
