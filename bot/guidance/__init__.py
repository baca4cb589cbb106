"""Where to turn, and what the organisation answers for: data that an operator edits."""
