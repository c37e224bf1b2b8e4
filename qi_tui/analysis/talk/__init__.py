"""The talk: what is worth the time, for how long, and what to say."""
