"""What the picture of a result shows, one module per picture: pure, frozen, and without a word."""
