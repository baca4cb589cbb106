"""What waits to be told to a bot: the queue, its confirmation by offset, and the one long poll."""

import asyncio
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from bot.sandbox.refusals import Refusal, Why

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]

#: An offset further ahead than this is taken for a mistake and confirms nothing.
FUTURE: Final = 10
A_DAY: Final = 24 * 60 * 60
#: So many told updates can be told again.
REMEMBERED: Final = 1000
#: Kinds a bot hears only when it asks for them.
ON_REQUEST: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


class Updates:
    """The queue of one bot."""

    def __init__(self, first_id: int = 1) -> None:
        """Begin an empty queue; ids count from the given one."""
        self.next_id = first_id
        self.pending: dict[int, Json] = {}
        self.dates: dict[int, float] = {}
        #: None is Telegram's default: everything but the kinds on request.
        self.allowed: list[str] | None = None
        #: Told already, and by a fault to be told once more, whatever the offset says.
        self.again: list[Json] = []
        self.told: dict[int, Json] = {}
        self.waiting: asyncio.Future[None] | None = None
        #: A webhook takes updates as they come.
        self.taker: Callable[[list[Json]], None] | None = None

    def add(self, kind: str, body: Json, now: float) -> None:
        """Queue an update, unless the bot does not want its kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ON_REQUEST
        if wanted:
            self.inject({kind: body}, now)

    def inject(self, body: Json, now: float) -> int:
        """Queue a raw update as it is, however odd."""
        update = {"update_id": self.next_id, **body}
        self.next_id = update["update_id"] + 1
        self.pending[update["update_id"]] = update
        self.dates[update["update_id"]] = now
        self.hand_over([update])
        return int(update["update_id"])

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants; not saying leaves it as it was, an empty list is the default."""
        if kinds is not None:
            self.allowed = kinds or None

    def hand_over(self, fresh: list[Json]) -> None:
        """Tell whoever waits that there is something."""
        if self.waiting and not self.waiting.done():
            self.waiting.set_result(None)
        if self.taker:
            self.taker(fresh)

    def interrupt(self, why: Why) -> None:
        """Refuse the poll that is waiting now."""
        if self.waiting and not self.waiting.done():
            self.waiting.set_exception(Refusal(why))

    async def poll(self, offset: int, limit: int, timeout: int) -> list[Json]:  # noqa: ASYNC109 (the API's own word)
        """Confirm everything below the offset and return what waits, waiting for it if need be."""
        self.confirm(offset)
        batch = self.batch(limit)
        if batch or not timeout:
            return batch
        self.interrupt(Why.OTHER_GETUPDATES)
        waiting = self.waiting = asyncio.get_running_loop().create_future()
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await waiting
        return self.batch(limit)

    def confirm(self, offset: int) -> None:
        """Forget what the offset confirms; a negative one keeps only that many of the newest."""
        if offset < 0:
            for update_id in list(islice(self.pending, max(0, len(self.pending) + offset))):
                self.forget(update_id)
        if offset <= self.next_id + FUTURE:
            while self.pending and (first := next(iter(self.pending))) < offset:
                self.forget(first)

    def batch(self, limit: int) -> list[Json]:
        """Return the oldest updates, those told again in front."""
        batch = [*self.again, *islice(self.pending.values(), limit)][:limit]
        self.again = self.again[len(batch) :]
        self.remember(batch)
        return batch

    def remember(self, batch: list[Json]) -> None:
        """Keep what was told, in case it is to be told again."""
        self.told.update({update["update_id"]: update for update in batch})
        while len(self.told) > REMEMBERED:
            del self.told[next(iter(self.told))]

    def redeliver(self, count: int) -> int:
        """Have the last told updates told again."""
        told = list(self.told.values())[-count:] if count > 0 else []
        again = [update for update in told if update["update_id"] not in self.pending]
        if not self.taker:
            self.again.extend(again)
        self.hand_over(again)
        return len(again)

    def forget(self, update_id: int) -> None:
        """Drop a confirmed update."""
        self.pending.pop(update_id, None)
        self.dates.pop(update_id, None)

    def expire(self, now: float) -> None:
        """Let go what nobody fetched for a day."""
        while self.dates and (first := next(iter(self.dates))) and self.dates[first] < now - A_DAY:
            self.forget(first)

    def clear(self) -> None:
        """Drop everything that waits."""
        self.pending.clear()
        self.dates.clear()
