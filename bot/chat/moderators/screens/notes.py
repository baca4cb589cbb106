"""A note to colleagues, and to whom an item goes with it."""

from datetime import datetime

from bot.chat.buttons import Press, in_rows, one_each
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import notes as on_note
from bot.chat.moderators.screens.card import about
from bot.chat.screen import Screen
from bot.questionnaire.form import HANDOVER, NOTE
from bot.questionnaire.notes import READY, wording
from bot.services.items import Seen
from bot.services.noting import NoteDraft
from bot.words import Text, msg

HIDDEN = msg("Colleagues alone read notes. Please write no numbers of documents, cards or units.")


def prompt(seen: Seen, writing: NoteDraft, now: datetime, note: Text | None = None) -> Screen:
    """Ask for a note; with a hand-over a ready one may be chosen."""
    review = seen.review.id
    ready = [Press(told, on_note.Ready(review, key)) for key, told in READY.items()] if writing.handing else []
    [step] = (HANDOVER if writing.handing else NOTE).steps
    cancel = Press(msg("Cancel"), on_note.Unwrite(review))
    return Screen((note or writing.note, about(seen, now), step.ask, HIDDEN), one_each(*ready, cancel))


def to_whom(seen: Seen, writing: NoteDraft, now: datetime, note: Text | None = None) -> Screen:
    """Show the note once more, and ask to whom an item goes with it."""
    review = seen.review.id
    asked = msg("To whom do you hand this over?")
    nobody = msg("Nobody else can take this item now.")
    presses = [Press(colleague.name, on.HandTo(review, colleague.id)) for colleague in writing.colleagues]
    below = (Press(msg("Change"), on_note.Rewrite(review)), Press(msg("Cancel"), on_note.Unwrite(review)))
    told = msg("Your note: {words}", words=wording(writing.words or ""))
    return Screen((note, about(seen, now), told, asked if presses else nobody), (*in_rows(presses, 2), below))
