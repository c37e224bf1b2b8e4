"""Files on the disk: read with suspicion, replaced whole, locked."""
