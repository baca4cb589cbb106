"""What is due later. Of one key there is at most one undone job; putting it again moves it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, bindparam, case, func, select, update

from bot.storage import leases
from bot.storage.tables import jobs
from bot.storage.times import moment, span, stamp
from bot.storage.transaction import Repository
from bot.storage.upsert import Both, keep_old, upsert

_now = bindparam("now", type_=BigInteger)
#: Nobody put the job again while it ran.
_same = jobs.c.puts == bindparam("seen")
_PUT = upsert(
    jobs,
    ["lane"],
    lambda new: {"kind": new.kind, "ids": new.ids, "due_at": new.due_at, "puts": jobs.c.puts + 1, "tries": 0},
    where="done_at IS NULL",
)
_BEGIN = keep_old(jobs, ["lane"], where="done_at IS NULL")
_DROP = update(jobs).where(jobs.c.lane == bindparam("key"), jobs.c.done_at.is_(None)).values(done_at=_now)
_last = select(func.max(jobs.c.seq)).where(jobs.c.lane == bindparam("key")).scalar_subquery()
_RESTORE = (
    update(jobs)
    .where(jobs.c.seq == _last, jobs.c.done_at.is_not(None), jobs.c.due_at > _now)
    .values(done_at=None, lease_until=0)
    .returning(jobs.c.due_at)
)
_DONE = select(jobs.c.seq).where(jobs.c.lane == bindparam("key"), jobs.c.done_at > bindparam("since")).limit(1)
_TAKE = leases.taking(jobs, first=jobs.c.due_at)
_TAKE_SOME = leases.taking(jobs, jobs.c.kind.in_(bindparam("kinds", expanding=True)), first=jobs.c.due_at)
#: A job that dropped its own key is done already, and its holder may say so again.
_mine = update(jobs).where(jobs.c.seq == bindparam("row"), jobs.c.fence == bindparam("held"))
_END = _mine.values(
    done_at=case((jobs.c.done_at.is_not(None), jobs.c.done_at), (_same, _now)),
    lease_until=0,
    tries=case((_same, jobs.c.tries), else_=0),
)
_PARK = leases.held(jobs).values(done_at=_now, parked_at=_now)
_POSTPONE = leases.held(jobs).values(
    due_at=case((_same, bindparam("due", type_=BigInteger)), else_=jobs.c.due_at), lease_until=0
)
_SWEEP = leases.sweeping(jobs)


@dataclass(frozen=True, slots=True)
class Due:
    """A leased job: `tries` counts this time too, an older `fence` finishes nothing."""

    seq: int
    kind: str
    key: str
    ids: Mapping[str, str]
    tries: int
    fence: int
    puts: int


class Jobs(Repository):
    """Jobs inside one transaction."""

    async def put(self, kind: str, key: str, due_at: datetime, **ids: str) -> None:
        """Make one job of this key due; an undone one of the same key becomes this one.

        A job may put itself again while it runs: it then comes again, whatever `finish` says.
        """
        await self._add(_PUT, kind, key, due_at, ids)

    async def begin(self, kind: str, key: str, due_at: datetime, **ids: str) -> None:
        """Make one job of this key due, unless there is an undone one."""
        await self._add(_BEGIN, kind, key, due_at, ids)

    async def _add(self, how: Both, kind: str, key: str, due_at: datetime, ids: Mapping[str, str]) -> None:
        values = {"kind": kind, "lane": key, "due_at": stamp(due_at), "ids": json.dumps(ids), "puts": 1}
        await self._run(self._own(how), values)
        self._tx.stirred.add(jobs.name)

    async def drop(self, key: str) -> None:
        """Forget the undone job of this key."""
        await self._run(_DROP, {"key": key, "now": self._now})

    async def restore(self, key: str) -> datetime | None:
        """Make the last job of this key due again as it was, where it was forgotten; return when, None where none is.

        One whose time has come meanwhile stays forgotten.
        """
        row = await self._first(_RESTORE, key=key, now=self._now)
        return None if row is None else moment(row.due_at)

    async def done(self, key: str, since: datetime) -> bool:
        """Whether a job of this key was done, or forgotten, since then."""
        return await self._first(_DONE, key=key, since=stamp(since)) is not None

    async def take(self, limit: int, lease: timedelta, kinds: Collection[str] | None = None) -> list[Due]:
        """Lease up to `limit` jobs that are due, the earliest first; where `kinds` are named, only of those."""
        values = {"now": self._now, "until": self._now + span(lease), "limit": limit}
        if kinds is None:
            rows = await self._all(_TAKE, **values)
        else:
            rows = await self._all(_TAKE_SOME, **values, kinds=list(kinds))
        rows.sort(key=lambda row: (row.due_at, row.seq))
        return [Due(row.seq, row.kind, row.lane, json.loads(row.ids), row.tries, row.fence, row.puts) for row in rows]

    async def finish(self, job: Due) -> None:
        """Mark `job` done, unless it was put again meanwhile. Raise LeaseLost when another holds it by now."""
        await self._finish(jobs, _END, job, now=self._now, seen=job.puts)

    async def park(self, job: Due) -> None:
        """Set `job` aside. Raise LeaseLost as `finish` does."""
        await self._finish(jobs, _PARK, job, now=self._now)

    async def postpone(self, job: Due, delay: timedelta) -> None:
        """Give `job` back, to be taken again after `delay`, or when it was put to meanwhile."""
        due = stamp(self._tx.now + delay)
        await self._run(_POSTPONE, {"row": job.seq, "held": job.fence, "seen": job.puts, "due": due})

    async def sweep(self, before: datetime) -> int:
        """Remove some of the jobs done, or parked, before then; return how many, 0 when that was all."""
        return (await self._run(_SWEEP, {"before": stamp(before)})).rowcount
