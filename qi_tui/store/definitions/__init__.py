"""The definitions of frameworks: found, read, made."""
