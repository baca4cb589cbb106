"""The organisation's file and the holidays."""
