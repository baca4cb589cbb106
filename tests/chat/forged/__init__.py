"""Thousands of buttons that nobody was ever shown, or that belong to others, pressed at the real engine."""
