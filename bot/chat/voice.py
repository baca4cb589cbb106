"""What is said first, to families and to moderators: never with content."""

from bot.chat.family.voice import FamilyVoice
from bot.chat.moderators import voice as moderators
from bot.domain.message import Message
from bot.services.alerts import Alert


class Voice(FamilyVoice):
    """Turns what jobs have to say into messages."""

    def alarm(self, language: str | None, *, everybody: bool) -> Message:
        """Return the push to moderators that something urgent waits."""
        return moderators.alarm(language, everybody=everybody)

    def alert(self, language: str | None, alert: Alert) -> Message:
        """Return the push to seniors that something befell a colleague's account."""
        return moderators.alert(language, alert)
