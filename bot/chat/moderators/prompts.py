"""A moderator is asked for words that say why."""

from bot.chat.here import Here
from bot.chat.moderators.screens import reasons as screens
from bot.services.reasons import Reason
from bot.words import Text


def slot(reason: Reason) -> str:
    """Return the slot in which words about something are asked for."""
    return f"reason:{reason.subject}"


async def ask(here: Here, reason: Reason, note: Text | None = None) -> None:
    """Ask for the words as the newest message."""
    await clear(here, reason)
    await here.show(screens.prompt(reason, note), slot(reason))


async def clear(here: Here, reason: Reason) -> None:
    """Ask no more."""
    await here.work.outbox.clear(here.account.id, slot(reason))
