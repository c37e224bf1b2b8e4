"""The screens of a workshop, for its facilitator and for the room."""
