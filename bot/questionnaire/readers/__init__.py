"""Readers of what families type: pure, forgiving, one file per noun."""
