"""The readers of what families type."""
