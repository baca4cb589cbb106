"""Looks at a counted list, which two seniors open for one purpose. What for is sealed."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Row, bindparam, insert, select, update

from bot.domain.purpose import Purpose
from bot.storage.sealed import Sealed
from bot.storage.tables import purposes
from bot.storage.times import moment, moment_or_none, stamp
from bot.storage.transaction import Repository

WORDS = Sealed("purpose.words", str)

_now = bindparam("now", type_=BigInteger)
_BY_ID = select(purposes).where(purposes.c.id == bindparam("id"))
_goes_on = (purposes.c.ended_at.is_(None), purposes.c.expires_at > _now, purposes.c.looks_left > 0)
_NOT_ENDED = select(purposes).where(*_goes_on).order_by(purposes.c.opened_at, purposes.c.id)
_WAITING = _NOT_ENDED.where(purposes.c.agreed.is_(None))
_OF = _NOT_ENDED.where(purposes.c.opener == bindparam("of"))
_ADD = insert(purposes)
_AGREE = (
    update(purposes)
    .where(purposes.c.id == bindparam("purpose"), purposes.c.agreed.is_(None), *_goes_on)
    .values(agreed=bindparam("by"), expires_at=bindparam("until", type_=BigInteger))
)
_SPEND = (
    update(purposes)
    .where(purposes.c.opener == bindparam("of"), purposes.c.agreed.is_not(None), *_goes_on)
    .values(looks_left=purposes.c.looks_left - 1)
    .returning(*purposes.c)
)
_END = (
    update(purposes).where(purposes.c.id == bindparam("purpose"), purposes.c.ended_at.is_(None)).values(ended_at=_now)
)


class Purposes(Repository):
    """Purposes inside one transaction."""

    async def get(self, purpose: str) -> Purpose | None:
        """Return one of them."""
        row = await self._first(_BY_ID, id=purpose)
        return None if row is None else self._purpose(row)

    async def add(self, purpose: Purpose) -> None:
        """Keep what somebody asks for."""
        row = {
            "id": purpose.id,
            "opener": purpose.opener,
            "size": purpose.size,
            "looks_left": purpose.looks_left,
            "opened_at": stamp(purpose.opened_at),
            "expires_at": stamp(purpose.expires_at),
            "words": WORDS.close(self._tx.cipher, purpose.id, purpose.words),
        }
        await self._run(_ADD, row)

    async def waiting(self) -> list[Purpose]:
        """Return what waits for a second senior, the oldest first."""
        return [self._purpose(row) for row in await self._all(_WAITING, now=self._now)]

    async def of(self, opener: str) -> Purpose | None:
        """Return what this senior has asked for or opened, if it goes on."""
        row = await self._first(_OF, of=opener, now=self._now)
        return None if row is None else self._purpose(row)

    async def agree(self, purpose: str, by: str, until: datetime) -> bool:
        """Open it until then; return whether it waited until now."""
        return await self._changed(_AGREE, purpose=purpose, by=by, until=stamp(until), now=self._now)

    async def spend(self, opener: str) -> Purpose | None:
        """Take one look of what is open, and return what is left; None where nothing is open."""
        row = await self._first(_SPEND, of=opener, now=self._now)
        return None if row is None else self._purpose(row)

    async def end(self, purpose: str) -> bool:
        """End it; return whether it went on until now."""
        return await self._changed(_END, purpose=purpose, now=self._now)

    def _purpose(self, row: Row[Any]) -> Purpose:
        return Purpose(
            id=row.id,
            opener=row.opener,
            size=row.size,
            looks_left=row.looks_left,
            opened_at=moment(row.opened_at),
            expires_at=moment(row.expires_at),
            words=WORDS.open(self._tx.cipher, row.id, row.words),
            agreed=row.agreed,
            ended_at=moment_or_none(row.ended_at),
        )
