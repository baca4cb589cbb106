"""Matching: the same person under another spelling."""
