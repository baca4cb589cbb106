"""The form as data, and pure readers of what families type."""
