"""The HTTP doors: webhook and health."""
