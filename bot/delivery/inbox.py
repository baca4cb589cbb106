"""The inbox: an update is a row before Telegram hears "received", and is handled in one transaction.

Whoever receives side by side shares one commit, and that commit also leases what may be handled next,
so an update costs little more than its own transaction. Order within a lane is the database's to keep.
"""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Generic

import structlog

from bot.delivery.alarm import Alarm
from bot.delivery.bell import Bell
from bot.delivery.handling import Handling
from bot.delivery.ports import Arrived, Incoming, Storage, W

log = structlog.get_logger()

#: How long a row is leased; one that is held longer may be taken by another process.
LEASE: Final = timedelta(seconds=30)
#: How often (seconds) the database is asked for rows that nobody here knows of.
ROUND: Final = 1.0
#: The shortest time (seconds) between two commits: what arrives in quick succession shares one.
GATHER: Final = 0.01
#: The largest number that a column holds.
LARGEST: Final = 2**63 - 1


class InboxClosed(Exception):
    """The process is stopping; Telegram will bring the update again."""


@dataclass(frozen=True, slots=True, repr=False)
class Parcel:
    """Rows that arrived together, and who waits for their commit."""

    rows: Sequence[Incoming]
    kept: "asyncio.Future[None]"

    def settle(self, trouble: Exception | None = None) -> None:
        """Tell whoever still waits that the rows are durable, or why they are not."""
        if self.kept.done():
            return
        if trouble is None:
            self.kept.set_result(None)
        else:
            self.kept.set_exception(trouble)


class Inbox(Generic[W]):
    """Receives updates, and hands them out to be handled: one lane's in order, many lanes side by side."""

    def __init__(
        self,
        storage: Storage[W],
        handling: Handling[W],
        chat_of: Callable[[Mapping[str, Any]], int | None],
        *,
        lease: timedelta = LEASE,
    ) -> None:
        """Keep updates in `storage`, in the lane of the chat that `chat_of` tells, and have `handling` handle them."""
        self._storage, self._handling, self._chat_of, self._lease = storage, handling, chat_of, lease
        self._parcels: list[Parcel] = []
        #: Lanes that hold more than what is being handled here.
        self._behind: set[str] = set()
        self._full = False
        #: How many transactions were needed so far.
        self.commits = 0
        self._bell = Bell(ROUND, apart=GATHER)
        self._closed = False
        self._alarm = Alarm()

    async def receive(self, bodies: Sequence[object]) -> None:
        """Keep the updates `bodies`: on return they are durable. Raises whatever kept storage from it.

        What is no update at all (it has no number) is ignored and told to the operator.
        """
        if self._closed:
            raise InboxClosed
        rows = [row for body in bodies if (row := self._row(body)) is not None]
        if rows:
            parcel = Parcel(rows, asyncio.get_running_loop().create_future())
            self._parcels.append(parcel)
            self._bell.ring()
            await parcel.kept

    def _row(self, body: object) -> Incoming | None:
        """Return `body` as a row, None where it is no update."""
        number = body.get("update_id") if isinstance(body, Mapping) else None
        if not isinstance(body, Mapping) or type(number) is not int or not 0 <= number <= LARGEST:
            log.warning("update.ignored")
            return None
        return Incoming(number, self._chat_of(body), json.dumps(body, separators=(",", ":")).encode())

    async def run(self) -> None:
        """Keep and hand out until `stop`; what is being handled then is finished first."""
        self._bell.ring()
        while not self._closed:
            await self._bell.heard()
            await self._round(self._handling.free)
        await self._round(0)
        await self._handling.end()

    def stop(self) -> None:
        """Take nothing more."""
        self._closed = True
        self._bell.ring()

    async def _round(self, free: int) -> None:
        """Commit what arrived together with the leases of up to `free` lanes."""
        parcels, self._parcels = self._parcels, []
        self._full = free <= 0
        if not parcels and self._full:
            return
        try:
            kept, taken = await self._commit(parcels, free)
        except Exception as trouble:  # noqa: BLE001 - whoever waits is told; the loop outlives every trouble
            self._alarm.ring("storage.trouble", trouble)
            for parcel in parcels:
                parcel.settle(trouble)
            return
        for parcel in parcels:
            parcel.settle()
        self._full = len(taken) >= free
        self._remember(kept, taken)
        for row in taken:
            self._handling.begin(row, self._over)

    async def _commit(
        self, parcels: Sequence[Parcel], free: int
    ) -> tuple[Sequence[tuple[int, str]], Sequence[Arrived]]:
        """Do the transaction; return what is new, and what was leased."""
        self.commits += 1
        async with self._storage.work() as work:
            rows = [row for parcel in parcels for row in parcel.rows]
            kept = await work.updates.keep(rows) if rows else ()
            taken = await work.updates.take(free, self._lease) if free > 0 else ()
        return kept, taken

    def _remember(self, kept: Sequence[tuple[int, str]], taken: Sequence[Arrived]) -> None:
        """Note which lanes may hold more: what is new and was not leased, what was leased and is not new."""
        new, leased = {seq for seq, _ in kept}, {row.seq for row in taken}
        self._behind.update(lane for seq, lane in kept if seq not in leased)
        self._behind.update(row.lane for row in taken if row.seq not in new)

    def _over(self, row: Arrived, again: timedelta | None) -> None:
        """Look for more once `row` is dealt with, where there may be more."""
        if again is not None:
            asyncio.get_running_loop().call_later(again.total_seconds(), self._bell.ring)
            self._behind.add(row.lane)
        elif self._full or row.lane in self._behind:
            self._behind.discard(row.lane)
            self._bell.ring()
