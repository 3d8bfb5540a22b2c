"""The background check of links: does what was handed in still open, and for whom."""
