"""What belongs to a workshop: its record, its folder, its raters, its invitations."""
