"""Evidence on cases. An item is added once; later it may only be taken back."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from bot.domain.evidence import Evidence, EvidenceKind, graded
from bot.domain.person import PartialDate
from bot.storage.sealed import Sealed
from bot.storage.tables import evidence
from bot.storage.times import moment, moment_or_none, stamp, stamp_or_none
from bot.storage.transaction import Repository


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Content:
    """What of an item names or dates something."""

    fact_on: PartialDate | None
    received_on: date
    words: str | None


CONTENT = Sealed("evidence.content", Content)

_ADD = insert(evidence)
_BY_ID = select(evidence).where(evidence.c.id == bindparam("id"))
_OF_CASE = select(evidence).where(evidence.c.case_id == bindparam("of")).order_by(evidence.c.added_at, evidence.c.id)
_TAKE_BACK = (
    update(evidence)
    .where(evidence.c.id == bindparam("item"), evidence.c.taken_back_at.is_(None))
    .values(taken_back_at=bindparam("now"), taken_back_by=bindparam("by"))
)


class EvidenceItems(Repository):
    """Evidence inside one transaction."""

    async def add(self, item: Evidence) -> None:
        """Keep a new item."""
        content = Content(fact_on=item.fact_on, received_on=item.received_on, words=item.words)
        row = {
            "id": item.id,
            "case_id": item.case,
            "kind": item.kind,
            "grade": str(item.grade),
            "origin": item.origin,
            "seen_by": item.seen_by,
            "confidential": item.confidential,
            "added_by": item.added_by,
            "added_at": stamp(item.added_at),
            "taken_back_at": stamp_or_none(item.taken_back_at),
            "taken_back_by": item.taken_back_by,
            "content": CONTENT.close(self._tx.cipher, item.id, content),
        }
        await self._run(_ADD, row)

    async def get(self, item: str) -> Evidence | None:
        """Return one item."""
        row = await self._first(_BY_ID, id=item)
        return None if row is None else self._evidence(row)

    async def of_case(self, case: str) -> list[Evidence]:
        """Return a case's items, also those taken back, in the order in which they came."""
        return [self._evidence(row) for row in await self._all(_OF_CASE, of=case)]

    async def take_back(self, item: str, by: str) -> bool:
        """Note that an item counts no more; return whether it did until now."""
        return await self._changed(_TAKE_BACK, item=item, by=by, now=self._now)

    def _evidence(self, row: Row[Any]) -> Evidence:
        content = CONTENT.open(self._tx.cipher, row.id, row.content)
        return Evidence(
            id=row.id,
            case=row.case_id,
            kind=EvidenceKind(row.kind),
            grade=graded(row.grade),
            origin=row.origin,
            fact_on=content.fact_on,
            received_on=content.received_on,
            words=content.words,
            seen_by=row.seen_by,
            confidential=row.confidential,
            added_by=row.added_by,
            added_at=moment(row.added_at),
            taken_back_at=moment_or_none(row.taken_back_at),
            taken_back_by=row.taken_back_by,
        )
