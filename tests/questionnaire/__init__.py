"""The form and the readers of what families type."""
