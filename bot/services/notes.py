"""What moderators leave for one another, at an item or on a case; never shown to a family, never exported."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.errors import Foreign
from bot.domain.note import Note
from bot.domain.roles import Act, Moderator
from bot.questionnaire.forbidden import refuse
from bot.services import queue
from bot.services.permissions import allow
from bot.services.queue import QueueWork


class Notes(Protocol):
    """Where notes are kept."""

    async def add(self, note: Note) -> None:
        """Keep a note."""

    async def of_review(self, review: str) -> Sequence[Note]:
        """Return an item's notes, the oldest first."""

    async def of_case(self, case: str) -> Sequence[Note]:
        """Return a case's notes, the oldest first."""


class NoteWork(QueueWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def notes(self) -> Notes:
        """What moderators leave for one another."""


async def add(  # noqa: PLR0913 - a note's facts, each named
    work: NoteWork,
    moderator: Moderator,
    text: str,
    *,
    review: str | None = None,
    case: str | None = None,
    sensitive: bool = False,
) -> Note:
    """Keep a note at an item or on a case; `text` is the key of a ready one or own words.

    Raises ForbiddenContent for what must never be kept, Foreign for an item that this moderator may not see.
    """
    allow(moderator, Act.CLAIM)
    refuse(text)
    if review is not None:
        await queue.look(work, moderator, review)
    elif case is None:
        raise Foreign
    note = Note(
        id=work.ids.new(), review=review, case=case, moderator=moderator.id, at=work.now, sensitive=sensitive, text=text
    )
    await work.notes.add(note)
    work.audit.record(moderator.id, "note", review or case or "")
    return note


async def of_review(work: NoteWork, moderator: Moderator, review: str) -> Sequence[Note]:
    """Return what this moderator may read of an item's notes, the oldest first."""
    return _read_by(moderator, await work.notes.of_review(review))


async def of_case(work: NoteWork, moderator: Moderator, case: str) -> Sequence[Note]:
    """Return what this moderator may read of a case's notes, the oldest first."""
    return _read_by(moderator, await work.notes.of_case(case))


def _read_by(moderator: Moderator, notes: Sequence[Note]) -> Sequence[Note]:
    return [note for note in notes if not note.sensitive or moderator.sees_death]
