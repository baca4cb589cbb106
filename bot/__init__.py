"""Dodomu: families report the missing, moderators decide, families hear."""
