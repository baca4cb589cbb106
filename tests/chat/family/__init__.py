"""The family's chat, driven through the real engine and a real database."""
