"""Whole roads over HTTP: the real bot against the sandbox, on a real database."""
