"""What the moderators' chat shows: pure functions from a value to a screen."""
