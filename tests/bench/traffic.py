"""Updates at a fixed rate, whatever the app makes of them, and how long each took from its scheduled moment."""

import asyncio
import math
from dataclasses import dataclass, field
from time import monotonic
from typing import Final

from tests.bench.crowd import Crowd, Family
from tests.bench.script import Move, Pressed
from tests.bench.telegram import Bell, Telegram
from tests.bench.watch import Watch

#: How often (seconds) the database is asked what is done, unless said otherwise: the latencies are longer by up to as
#: much.
GLANCE: Final = 0.004
#: How many updates are under way at once while the conversations are brought to their middles.
SIDE_BY_SIDE: Final = 24
OK: Final = 200


@dataclass(slots=True)
class Measured:
    """What the traffic of one stretch came to; latencies in seconds."""

    planned: int = 0
    #: From the scheduled moment to the commit that holds the reply.
    queued: list[float] = field(default_factory=list)
    #: From the scheduled moment to Telegram's answer to the reply.
    shown: list[float] = field(default_factory=list)
    sent_reports: int = 0
    refused: int = 0

    @property
    def behind(self) -> int:
        """How many updates are planned and not done."""
        return self.planned - len(self.queued) - self.refused


class Traffic:
    """The families' side."""

    def __init__(self, crowd: Crowd, bell: Bell, watch: Watch, telegram: Telegram, glance: float = GLANCE) -> None:
        """Bring what the `crowd` does to the `bell`; ask every `glance` seconds what is done."""
        self._crowd, self._bell, self._watch, self._glance = crowd, bell, watch, glance
        self.measured = Measured()
        #: When each update under way was due, once the app has said that it is kept.
        self._kept: dict[int, float] = {}
        #: Chats that wait for a reply, since when.
        self._waiting: dict[int, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._version = -1
        telegram.shown = self._shown

    async def warm(self) -> None:
        """Bring each conversation to a point of its own, as quickly as the app takes it."""
        families = iter(self._crowd.idle)

        async def bring() -> None:
            for family in families:
                for move in self._crowd.beginning(family):
                    self.measured.planned += 1
                    await self._bring(family, move, monotonic())

        await asyncio.gather(*(bring() for _ in range(SIDE_BY_SIDE)))
        await self.settled(math.inf)
        self.measured = Measured()

    async def flow(self, rate: float, seconds: float) -> None:
        """Bring `rate` updates a second, each at its moment, for so many `seconds`; wait a little for the last."""
        begun = monotonic()
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            if (wait := due - monotonic()) > 0:
                await asyncio.sleep(wait)
            self.measured.planned += 1
            task = asyncio.create_task(self._bring(*self._crowd.next(), due))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def settled(self, patience: float) -> None:
        """Wait until everything is done, no longer than `patience` seconds."""
        until = monotonic() + patience
        while self.measured.behind and monotonic() < until:  # noqa: ASYNC110 - a database rings no bell
            await asyncio.sleep(GLANCE)

    async def look(self) -> None:
        """See what is done, for ever."""
        while True:
            begun = monotonic()
            version = self._watch.version()
            if version != self._version and self._kept:
                self._done(self._watch.open_updates())
            self._version = version
            await asyncio.sleep(max(self._glance, 5 * (monotonic() - begun)))

    def _done(self, still_open: set[int]) -> None:
        now = monotonic()
        for number in [number for number in self._kept if number not in still_open]:
            self.measured.queued.append(now - self._kept.pop(number))

    async def _bring(self, family: Family, move: Move, due: float) -> None:
        """Bring one update, after those before it, as soon as the family could see the button it presses."""
        async with family.turn:
            if isinstance(move, Pressed) and move.of_draft:
                await self._drafted(family)
            update = self._crowd.update(family, move)
            self._waiting[family.chat] = due
            status = await self._bell.ring(update)
        if status != OK:
            self.measured.refused += 1
            return
        self._kept[update["update_id"]] = due
        # The look sees a change only once; what was done before it was told as kept must not wait for another.
        self._version = -1
        if isinstance(move, Pressed) and move.sends:
            self.measured.sent_reports += 1

    async def _drafted(self, family: Family) -> None:
        """Wait until the app has opened the family's draft."""
        while not family.draft:
            family.draft = self._watch.draft(family.chat) or ""
            await asyncio.sleep(0 if family.draft else GLANCE)

    def _shown(self, chat: int) -> None:
        due = self._waiting.pop(chat, None)
        if due is not None:
            self.measured.shown.append(monotonic() - due)
