"""The gazetteer."""
