"""A moderator writes why: two are one or are not, or a kinship is verified."""

from bot.chat.buttons import Payload, Press
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.screens.notes import HIDDEN
from bot.chat.screen import Screen
from bot.services.reasons import Reason
from bot.words import Text, msg


def prompt(reason: Reason, note: Text | None = None) -> Screen:
    """Ask for the reason in own words."""
    [step] = reason.form.steps
    cancel = Press(msg("Cancel"), on_link.Unsay(reason.draft))
    return Screen((note or reason.note, step.ask, HIDDEN), ((cancel,),))


def told(words: str | None) -> Text | None:
    """Tell the own words, once they are written."""
    return msg("In your words: {words}", words=words) if words else None


def write(words: str | None, ask: Payload) -> Press:
    """Return the button that asks for own words, or for others."""
    return Press(msg("Change my words") if words else msg("Add my own words"), ask)
