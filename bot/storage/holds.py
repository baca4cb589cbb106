"""What stops every automatic message about a case."""

from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from bot.domain.case import Hold, HoldKind
from bot.storage.tables import holds
from bot.storage.times import moment, moment_or_none, stamp, stamp_or_none
from bot.storage.transaction import Repository

_ADD = insert(holds)
_STANDING = (
    select(holds).where(holds.c.case_id == bindparam("of"), holds.c.ended_at.is_(None)).order_by(holds.c.at, holds.c.id)
)
_END = (
    update(holds)
    .where(holds.c.id == bindparam("hold"), holds.c.ended_at.is_(None))
    .values(ended_at=bindparam("now"), ended_by=bindparam("ender"))
)


class Holds(Repository):
    """Holds inside one transaction."""

    async def add(self, hold: Hold) -> None:
        """Begin a hold."""
        row = {
            "id": hold.id,
            "case_id": hold.case,
            "kind": hold.kind,
            "by": hold.by,
            "proposal": hold.proposal,
            "at": stamp(hold.at),
            "ended_at": stamp_or_none(hold.ended_at),
            "ended_by": hold.ended_by,
        }
        await self._run(_ADD, row)

    async def standing(self, case: str) -> list[Hold]:
        """Return what holds a case now."""
        return [_hold(row) for row in await self._all(_STANDING, of=case)]

    async def end(self, hold: str, by: str | None) -> bool:
        """End a hold; return whether it stood until now."""
        return await self._changed(_END, hold=hold, ender=by, now=self._now)


def _hold(row: Row[Any]) -> Hold:
    return Hold(
        id=row.id,
        case=row.case_id,
        kind=HoldKind(row.kind),
        by=row.by,
        proposal=row.proposal,
        at=moment(row.at),
        ended_at=moment_or_none(row.ended_at),
        ended_by=row.ended_by,
    )
