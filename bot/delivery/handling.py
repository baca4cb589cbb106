"""Handling updates: each in one transaction, three tries, then parked so that its lane goes on."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Final, Generic

import structlog

from bot.delivery.alarm import Alarm
from bot.delivery.ports import After, Arrived, Handle, Storage, W

log = structlog.get_logger()

#: A row that failed so often is parked.
TRIES: Final = 3
#: How soon a failed row is tried again, times the tries so far.
PATIENCE: Final = timedelta(seconds=1)
#: How long (seconds) a stopping process waits for what is being handled.
GRACE: Final = 10.0

#: Told that a row is dealt with, and in how long the row is to be tried again, if at all.
Over = Callable[[Arrived, timedelta | None], None]


class Handling(Generic[W]):
    """Handles up to so many lanes side by side."""

    def __init__(  # noqa: PLR0913 - the composition root names each
        self,
        storage: Storage[W],
        handle: Handle[W],
        parked: Handle[W],
        *,
        lanes: int = 32,
        patience: timedelta = PATIENCE,
        outages: tuple[type[Exception], ...] = (),
    ) -> None:
        """Handle updates with `handle`; tell `parked`, in the same transaction, of one that is parked.

        `outages` are failures of the storage itself: they are no update's fault and park none.
        """
        self._storage, self._handle, self._parked = storage, handle, parked
        self._lanes, self._patience, self._outages = lanes, patience, outages
        self._running: set[asyncio.Task[timedelta | None]] = set()
        self._afters: set[asyncio.Task[None]] = set()
        #: How many of a row's tries were no fault of its own.
        self._excused: dict[int, int] = {}
        self._alarm = Alarm()

    @property
    def free(self) -> int:
        """How many lanes more can be handled now."""
        return self._lanes - len(self._running)

    def rest(self) -> None:
        """Handle none: other processes do."""
        self._lanes = 0

    def begin(self, row: Arrived, over: Over) -> None:
        """Handle `row` in a task of its own; `over` is called when that is done."""
        task = asyncio.create_task(self._one(row))
        self._running.add(task)

        def done(task: "asyncio.Task[timedelta | None]") -> None:
            self._running.discard(task)
            over(row, None if task.cancelled() else task.result())

        task.add_done_callback(done)

    async def end(self) -> None:
        """Wait for what is being handled; what takes too long is rolled back and taken again later."""
        for tasks in (self._running, self._afters):
            if tasks:
                _, late = await asyncio.wait(tasks, timeout=GRACE)
                for task in late:
                    task.cancel()

    async def _one(self, row: Arrived) -> timedelta | None:
        """Handle `row`; whatever goes wrong ends here. Returns in how long it is to be tried again."""
        try:
            if row.tries - self._excused.get(row.seq, 0) > TRIES:
                await self._park(row)
            else:
                self._follow(await self._handled(row, self._handle))
            self._excused.pop(row.seq, None)
        except Exception as trouble:  # noqa: BLE001 - a failing update is tried again; it must end nothing else
            return await self._failed(row, trouble)
        return None

    async def _handled(self, row: Arrived, handle: Handle[W]) -> After | None:
        """Handle `row` and mark it done, in one transaction."""
        body = json.loads(row.body)
        async with self._storage.work() as work:
            after = await handle(work, body)
            await work.updates.finish(row)
        return after

    async def _failed(self, row: Arrived, trouble: Exception) -> timedelta | None:
        """Have `row` tried again soon, or park it."""
        if isinstance(trouble, self._outages):
            self._alarm.ring("storage.trouble", trouble)
            self._excused[row.seq] = self._excused.get(row.seq, 0) + 1
        else:
            log.error("update.failed", seq=row.seq, tries=row.tries, exc_info=trouble)
        delay = self._patience * row.tries
        try:
            if row.tries - self._excused.get(row.seq, 0) >= TRIES:
                await self._park(row)
                return None
            async with self._storage.work() as work:
                await work.updates.postpone(row, delay)
        except Exception as worse:  # noqa: BLE001 - the row comes back when its lease ends
            self._alarm.ring("storage.trouble", worse)
        return delay

    async def _park(self, row: Arrived) -> None:
        """Set `row` aside and tell `parked`; where even that fails, set it aside alone."""
        log.error("update.parked", seq=row.seq, tries=row.tries)
        try:
            body = json.loads(row.body)
            async with self._storage.work() as work:
                after = await self._parked(work, body)
                await work.updates.park(row)
            self._follow(after)
        except Exception as trouble:
            log.exception("update.parked_silently", seq=row.seq, exc_info=trouble)
            async with self._storage.work() as work:
                await work.updates.park(row)

    def _follow(self, after: After | None) -> None:
        """Run what follows the commit, beside the lane: it may take its time, and be lost."""
        if after is not None:
            task = asyncio.create_task(self._swallowed(after))
            self._afters.add(task)
            task.add_done_callback(self._afters.discard)

    async def _swallowed(self, after: After) -> None:
        """Run `after`; a failure is only worth a line for whoever debugs."""
        try:
            await after()
        except Exception as trouble:
            log.debug("after.failed", exc_info=trouble)
