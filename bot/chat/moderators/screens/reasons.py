"""A moderator writes why two are one, or are not."""

from bot.chat.buttons import Press
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
