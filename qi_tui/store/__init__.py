"""The only package that opens files: definitions, session files, workshop files."""
