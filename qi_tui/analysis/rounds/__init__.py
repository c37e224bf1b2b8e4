"""Two rounds, dates or sites: who moved, and how far apart people are before and after."""
