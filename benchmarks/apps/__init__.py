"""What the screens are compared with: the smallest apps of their kind."""
