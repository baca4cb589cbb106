"""What one reveal of a case shows, in protected messages: the person, and every word said of the case."""

from collections.abc import Iterator
from datetime import datetime

from bot.chat.moderators.axes import leads_to
from bot.chat.moderators.screens.answers import NO_LINE, fields
from bot.chat.moderators.screens.evidence import line
from bot.chat.moderators.told import as_written, clock, joined, lines, noted
from bot.chat.screen import Screen, parts
from bot.i18n import Translator
from bot.services.case_view import CaseView
from bot.words import Text, msg


def reveal(view: CaseView, words: Translator, now: datetime) -> list[Screen]:
    """Return the messages of one reveal; no line is cut between two of them."""
    return [Screen((lines(*part),), protected=True) for part in parts(list(_told(view, now)), words)]


def _told(view: CaseView, now: datetime) -> Iterator[Text]:
    yield msg("<b>Case {no}</b>", no=view.case.reference)
    for label, told in fields(view.case.person):
        yield msg("{label}: {answer}", label=label, answer=told)
    if view.evidence:
        yield NO_LINE
        yield msg("<b>Evidence</b>")
    for item in view.evidence:
        yield line(item)
        if item.evidence.words:
            yield as_written(f"    {item.evidence.words}")
    if view.history:
        yield NO_LINE
        yield msg("<b>History</b>")
    for each in view.history:
        status = each.status
        moved = leads_to(status.axis, status.before, status.after)
        by = as_written(each.moderator.name) if each.moderator else None
        yield joined(as_written(clock(status.at, now)), moved, by)
        if status.words:
            yield as_written(f"    {status.words}")
    if view.notes:
        yield NO_LINE
        yield msg("<b>Notes</b>")
    for note, who in view.notes:
        yield noted(note, who, now)
