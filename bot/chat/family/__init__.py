"""The family's side of the chat."""
