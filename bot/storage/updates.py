"""The inbox: what Telegram told us, sealed, until it is done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Protocol

from sqlalchemy import bindparam, func, select, text

from bot.storage import leases
from bot.storage.leases import Held
from bot.storage.tables import updates
from bot.storage.times import span, stamp
from bot.storage.transaction import Repository
from bot.storage.upsert import keep_old

#: How long Telegram's numbers are remembered, so that nothing told twice is done twice.
REMEMBERED = timedelta(days=14)
#: Where updates without a chat wait.
_NOWHERE = "none"
#: Any number of ours: one writer of the inbox at a time, so that `seq` grows in the order of commits.
_GATE = text("SELECT pg_advisory_xact_lock(4210001)")
_PLACE = "update.body"

_KEEP = keep_old(updates, ["update_id"], back="seq")
_TAKE = leases.taking(updates, first=updates.c.due_at)
_FINISH = leases.held(updates).values(done_at=bindparam("now"), body=None)
_POSTPONE = leases.held(updates).values(due_at=bindparam("due"), lease_until=0)
_PARK = leases.held(updates).values(done_at=bindparam("now"), parked_at=bindparam("now"))
_SWEEP = leases.sweeping(updates)
_OPEN = select(func.count()).select_from(updates).where(updates.c.done_at.is_(None))


class Incoming(Protocol):
    """A raw update before it is a row."""

    @property
    def update_id(self) -> int:
        """Telegram's number."""

    @property
    def chat(self) -> int | None:
        """The chat whose lane it joins; None where there is none to tell."""

    @property
    def body(self) -> bytes:
        """Its JSON."""


@dataclass(frozen=True, slots=True, repr=False)
class Arrived:
    """An update's row, leased: `tries` counts this time too, an older `fence` finishes nothing."""

    seq: int
    lane: str
    tries: int
    fence: int
    unseal: Callable[[], bytes]

    @property
    def body(self) -> bytes:
        """Its JSON. Raise SealBroken where it cannot be opened: that is one row's trouble, not the queue's."""
        return self.unseal()


class Updates(Repository):
    """The inbox inside one transaction."""

    async def keep(self, rows: Sequence[Incoming]) -> list[tuple[int, str]]:
        """Insert what is new (Telegram's number decides) and return its (seq, lane) pairs."""
        if not self._tx.serial:
            await self._run(_GATE)
        statement, kept = self._own(_KEEP), []
        for row in rows:
            lane = _NOWHERE if row.chat is None else self._tx.lookup.of("chat", str(row.chat))
            body = self._tx.cipher.seal(row.body, f"{_PLACE}\0{row.update_id}")
            found = await self._first(statement, update_id=row.update_id, lane=lane, body=body, due_at=self._now)
            if found is not None:
                kept.append((found.seq, lane))
        self._tx.stirred.add(updates.name)
        return kept

    async def take(self, limit: int, lease: timedelta) -> list[Arrived]:
        """Lease the oldest unfinished row of up to `limit` lanes, oldest first."""
        until = self._now + span(lease)
        rows = await self._all(_TAKE, now=self._now, until=until, limit=limit)
        return [
            Arrived(row.seq, row.lane, row.tries, row.fence, partial(self._opened, row.update_id, row.body))
            for row in sorted(rows, key=lambda row: int(row.seq))
        ]

    def _opened(self, update_id: int, body: bytes) -> bytes:
        return self._tx.cipher.unseal(body, f"{_PLACE}\0{update_id}")

    async def finish(self, row: Held) -> None:
        """Mark `row` done and erase its body. Raise LeaseLost when another holds it by now."""
        await self._finish(updates, _FINISH, row, now=self._now)

    async def postpone(self, row: Held, delay: timedelta) -> None:
        """Give `row` back, to be taken again after `delay`; nothing happens when the lease was lost."""
        await self._run(_POSTPONE, {"due": stamp(self._tx.now + delay), "row": row.seq, "held": row.fence})

    async def park(self, row: Held) -> None:
        """Set `row` aside, sealed: its lane goes on. Raise LeaseLost when another holds it by now."""
        await self._finish(updates, _PARK, row, now=self._now)

    async def sweep(self) -> int:
        """Forget some of the updates done, or parked, longer than `REMEMBERED` ago.

        Return how many, 0 when that was all.
        """
        return (await self._run(_SWEEP, {"before": stamp(self._tx.now - REMEMBERED)})).rowcount

    async def waiting(self) -> int:
        """Return how many updates are not done."""
        return int((await self._run(_OPEN)).scalar_one())
