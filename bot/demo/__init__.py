"""Everything on one machine with invented people: try it with no token and no network."""
