"""What is said first, to families and to moderators: never with content."""

from bot.chat.family.voice import FamilyVoice
from bot.chat.moderators import voice as moderators
from bot.domain.message import Message


class Voice(FamilyVoice):
    """Turns what jobs have to say into messages."""

    def alarm(self, language: str | None, *, everybody: bool) -> Message:
        """Return the push to moderators that something urgent waits."""
        return moderators.alarm(language, everybody=everybody)
