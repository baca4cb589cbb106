"""A sent report with the changes that are not sent yet."""

from bot.chat.buttons import Press, one_each
from bot.chat.form import payloads as to
from bot.chat.form.check import TAP, listed
from bot.chat.screen import Screen
from bot.questionnaire.draft import Draft
from bot.services.additions import Changing
from bot.words import Text, msg, nmsg

SECTION = msg("To change an answer, press its section below.")


def changing(change: Changing, page: int = 0) -> Screen:
    """List the answers as they will be, marking what differs, each with a button that changes it."""
    draft = change.turn.draft
    lines, buttons = listed(change.turn, page, change.changed)
    return Screen(
        (
            change.turn.note,
            msg("Your answers in report No. {no}.", no=change.number),
            *lines,
            _standing(change),
            SECTION if len(change.turn.form.parts) > 1 else TAP,
        ),
        (
            *buttons,
            *one_each(
                Press(_more(change), to.AnswerMore(draft.id)) if change.open else None,
                Press(msg("Send the changes"), to.SendChanges(draft.id)) if change.changed else None,
            ),
            *_leaving(change),
        ),
    )


def _standing(change: Changing) -> Text:
    """Say that nothing was sent yet."""
    if not change.changed:
        return msg("Nothing is changed so far.")
    return msg("The changes are saved, but not sent yet. Until you send them, the report stays as it was.")


def _more(change: Changing) -> Text:
    return nmsg("Answer {n} more question", "Answer {n} more questions", len(change.open))


def _leaving(change: Changing) -> tuple[tuple[Press, ...], ...]:
    """Return the ways out; what is not changed needs no keeping."""
    draft = change.turn.draft
    if not change.changed:
        return one_each(Press(msg("Close"), to.Discard(draft.id, 1)))
    return one_each(
        Press(msg("Save for later"), to.Pause()),
        Press(msg("Discard the changes"), to.Discard(draft.id, 0)),
    )


def discard(draft: Draft) -> Screen:
    """Ask whether to forget the changes."""
    return Screen(
        (msg("Discard the changes? The report stays as it was sent."),),
        one_each(Press(msg("Yes, discard"), to.Discard(draft.id, 1)), Press(msg("No, keep them"), to.Resume(draft.id))),
    )
