"""Answers that a forms tool exported: what its columns and labels mean. No files, no screens."""
