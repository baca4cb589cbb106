"""The form, and what may never be kept."""
