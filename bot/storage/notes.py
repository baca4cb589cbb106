"""What moderators leave for one another: each text is sealed."""

from typing import Any

from sqlalchemy import Row, bindparam, insert, select

from bot.domain.note import Note
from bot.storage.sealed import Sealed
from bot.storage.tables import notes
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository

TEXT = Sealed("note.text", str)

_ADD = insert(notes)
_OF_REVIEW = select(notes).where(notes.c.review == bindparam("of")).order_by(notes.c.at, notes.c.id)
_OF_CASE = select(notes).where(notes.c.case_id == bindparam("of")).order_by(notes.c.at, notes.c.id)


class Notes(Repository):
    """Notes inside one transaction."""

    async def add(self, note: Note) -> None:
        """Keep a note."""
        row = {
            "id": note.id,
            "review": note.review,
            "case_id": note.case,
            "moderator": note.moderator,
            "at": stamp(note.at),
            "sensitive": note.sensitive,
            "text": TEXT.close(self._tx.cipher, note.id, note.text),
        }
        await self._run(_ADD, row)

    async def of_review(self, review: str) -> list[Note]:
        """Return an item's notes, the oldest first."""
        return [self._note(row) for row in await self._all(_OF_REVIEW, of=review)]

    async def of_case(self, case: str) -> list[Note]:
        """Return a case's notes, the oldest first."""
        return [self._note(row) for row in await self._all(_OF_CASE, of=case)]

    def _note(self, row: Row[Any]) -> Note:
        return Note(
            id=row.id,
            review=row.review,
            case=row.case_id,
            moderator=row.moderator,
            at=moment(row.at),
            sensitive=row.sensitive,
            text=TEXT.open(self._tx.cipher, row.id, row.text),
        )
