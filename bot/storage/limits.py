"""How fast Telegram lets us speak, counted in the database so that several senders share it.

Each lane has the moment from which its next send may leave, and the lane "" counts all of them: a
reserved send moves both on. A place is good until the next one begins, and whoever comes later than that takes
another: so no window of a second ever holds more than 28 sends, or more than one to a chat.
"""

from datetime import datetime, timedelta

from sqlalchemy import BigInteger, bindparam, case, func, select, text

from bot.storage.tables import limits
from bot.storage.times import moment, span, stamp
from bot.storage.transaction import Repository
from bot.storage.upsert import upsert

#: 27 places a second altogether, one a second to one chat, in microseconds between them. One that leaves as late as
#: its place allows is still a second before the next of its chat.
GAP = 1_000_000 // 27 + 1
LANE_GAP = span(timedelta(seconds=1)) + GAP
EVERYBODY = ""

_lane = select(limits.c.free_at).where(limits.c.lane == bindparam("own")).scalar_subquery()
_own = func.coalesce(_lane, 0)
_now = bindparam("now", type_=BigInteger)
_soonest = case((_own > _now, _own), else_=_now)
_overall = case((limits.c.free_at > _soonest, limits.c.free_at), else_=_soonest)
_RESERVE = upsert(limits, ["lane"], lambda _: {"free_at": _overall + GAP}, back="free_at")
_MOVE = upsert(
    limits,
    ["lane"],
    lambda new: {"free_at": case((new.free_at > limits.c.free_at, new.free_at), else_=limits.c.free_at)},
)
#: Any number of ours: one sender reserves at a time, or two would count from the same moment.
_GATE = text("SELECT pg_advisory_xact_lock(4210003)")
_FREE = select(limits.c.free_at).where(limits.c.lane == EVERYBODY)


class Limits(Repository):
    """The limits inside one transaction."""

    async def reserve(self, lane: str | None, now: datetime, *, again: bool = False) -> datetime:
        """Take the next free place after `now`, for everybody and for `lane`; return when the send may leave.

        A lane of None is counted among everybody only (deletions). `again`: the place that the lane has was not used.
        """
        if not self._tx.serial:
            await self._run(_GATE)
        since = stamp(now)
        own = EVERYBODY if lane is None or again else lane
        values = {"lane": EVERYBODY, "free_at": since + GAP, "own": own, "now": since}
        leaves = (await self._run(self._own(_RESERVE), values)).scalar_one() - GAP
        if lane is not None:
            await self._run(self._own(_MOVE), {"lane": lane, "free_at": leaves + LANE_GAP})
        return moment(leaves)

    async def pause(self, until: datetime) -> None:
        """Let nothing leave before `until`: Telegram asked for it."""
        await self._run(self._own(_MOVE), {"lane": EVERYBODY, "free_at": stamp(until)})

    async def next(self) -> int:
        """Return the number of the next free place; places are counted through, whoever takes them."""
        free = (await self._run(_FREE)).scalar_one_or_none() or 0
        return max(free, self._now) // GAP

    def until(self, ahead: timedelta) -> int:
        """Return the number of the place that begins no earlier than `ahead` from now."""
        return (self._now + span(ahead)) // GAP + 1
