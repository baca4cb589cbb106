"""The form in the chat, the same for a family and for a moderator who writes for one: questions, check, changes."""
