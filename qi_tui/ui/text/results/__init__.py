"""The pictures of a result as lines of text, one module per picture."""
