"""Tests of bot.chat.moderators."""
