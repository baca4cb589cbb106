"""What is said to moderators first, in their language: only that something waits."""

from bot.chat.buttons import Press
from bot.chat.here import FIRST_LANGUAGE
from bot.chat.moderators import payloads as on
from bot.chat.screen import Screen, message
from bot.domain.message import Message
from bot.i18n import translators
from bot.words import msg

OPEN = Press(msg("Open the queue"), on.Alarm())


def alarm(language: str | None, *, everybody: bool) -> Message:
    """Return the push that something urgent waits, without content."""
    told = (
        msg("An item in the queue has waited long and needs somebody now.")
        if everybody
        else msg("An urgent item is waiting in the queue.")
    )
    return message(Screen((told,), ((OPEN,),)), translators()[language or FIRST_LANGUAGE])
