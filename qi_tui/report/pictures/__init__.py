"""The pictures of one rater's result, laid out as findings, bars and tables."""
