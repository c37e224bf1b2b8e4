"""What the answers say: pure functions of counts and answers; no files, no screens."""
