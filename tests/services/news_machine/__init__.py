"""Families and what they are told, under everything that people, time, Telegram and crashes do to it, at random."""
