"""Jobs: what is due, each in one transaction with the verb for its kind; three tries, then parked."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Final, Generic

import structlog

from bot.delivery.alarm import Alarm
from bot.delivery.bell import Bell
from bot.delivery.ports import Do, Due, Prepare, Storage, W

log = structlog.get_logger()

TRIES: Final = 3
#: How soon a failed job is tried again, times the tries so far.
PATIENCE: Final = timedelta(seconds=5)
LEASE: Final = timedelta(seconds=60)
#: How often (seconds) it is looked whether something is due.
ROUND: Final = 1.0
#: How many are done side by side.
SIDE_BY_SIDE: Final = 4


class Jobs(Generic[W]):
    """Does what is due."""

    def __init__(  # noqa: PLR0913 - the composition root names each
        self,
        storage: Storage[W],
        verbs: Mapping[str, Do[W]],
        *,
        prepared: Mapping[str, Prepare[W]] | None = None,
        lease: timedelta = LEASE,
        patience: timedelta = PATIENCE,
        apart: float = 0.0,
        outages: tuple[type[Exception], ...] = (),
    ) -> None:
        """Do each kind of job with its verb of `verbs`, and no other kind.

        What takes long is `prepared`: worked out before the transaction that keeps it. What may be very many is done
        no more than one in `apart` seconds, so that nothing else waits. `outages` are
        failures of the storage, no job's fault.
        """
        self._prepared = prepared or {}
        self._kinds = (*verbs, *self._prepared)
        self._storage, self._verbs, self._lease = storage, verbs, lease
        self._patience, self._outages = patience, outages
        #: How many of a job's tries were no fault of its own.
        self._excused: dict[int, int] = {}
        self._side_by_side = 1 if apart else SIDE_BY_SIDE
        self._bell = Bell(ROUND, apart=apart)
        self._alarm = Alarm()
        self._closed = False

    def wake(self) -> None:
        """Look for jobs now: something became due in this process."""
        self._bell.ring()

    def stop(self) -> None:
        """Begin nothing more."""
        self._closed = True
        self._bell.ring()

    async def run(self) -> None:
        """Do what is due until `stop`; what was begun is finished first."""
        self._bell.ring()
        while not self._closed:
            await self._bell.heard()
            try:
                await self._round()
            except Exception as trouble:  # noqa: BLE001 - the jobs are still there when storage is back
                self._alarm.ring("storage.trouble", trouble)

    async def _round(self) -> None:
        """Take some and do them, side by side."""
        if self._closed:
            return
        async with self._storage.work() as work:
            due = await work.jobs.take(self._side_by_side, self._lease, self._kinds)
        await asyncio.gather(*(self._one(job) for job in due))
        if len(due) == self._side_by_side:
            self._bell.ring()

    async def _one(self, job: Due) -> None:
        """Do one job; whatever goes wrong ends here."""
        try:
            if job.tries - self._excused.get(job.seq, 0) > TRIES:
                await self._park(job)
                return
            prepare = self._prepared.get(job.kind)
            do = self._verbs[job.kind] if prepare is None else await prepare(job.ids)
            async with self._storage.work() as work:
                await do(work, job.ids)
                await work.jobs.finish(job)
            self._excused.pop(job.seq, None)
        except Exception as trouble:  # noqa: BLE001 - a failing job is tried again; it must end nothing else
            await self._failed(job, trouble)

    async def _failed(self, job: Due, trouble: Exception) -> None:
        """Have `job` tried again, or park it."""
        outage = isinstance(trouble, self._outages)
        if outage:
            self._alarm.ring("storage.trouble", trouble)
            self._excused[job.seq] = self._excused.get(job.seq, 0) + 1
        else:
            log.error("job.failed", seq=job.seq, job=job.kind, tries=job.tries, exc_info=trouble)
        try:
            if not outage and job.tries - self._excused.get(job.seq, 0) >= TRIES:
                await self._park(job)
                return
            delay = self._patience * job.tries
            async with self._storage.work() as work:
                await work.jobs.postpone(job, delay)
            asyncio.get_running_loop().call_later(delay.total_seconds(), self._bell.ring)
        except Exception as worse:  # noqa: BLE001 - the job comes back when its lease ends
            self._alarm.ring("storage.trouble", worse)

    async def _park(self, job: Due) -> None:
        """Set `job` aside and tell the operator."""
        log.error("job.parked", seq=job.seq, job=job.kind, tries=job.tries)
        async with self._storage.work() as work:
            await work.jobs.park(job)
