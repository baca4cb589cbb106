"""The family's own words, by which it knows our messages."""

from bot.chat.buttons import Payload, payload


@payload("fph")
class SafetyPhrase(Payload):
    """Show the safety phrase, and what it is for."""


@payload("fpc")
class ChoosePhrase(Payload):
    """Choose a safety phrase, or another one."""


@payload("fpr")
class RemovePhrase(Payload):
    """Do without a safety phrase."""
