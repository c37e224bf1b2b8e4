"""What is printed before a workshop: the rating sheet, the facilitator's guide."""
