"""The rating list: one widget that draws every domain, item and point, and takes the keys."""
