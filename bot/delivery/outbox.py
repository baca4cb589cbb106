"""The sender: each letter is marked as going out, sent, and what came of it written down.

Whatever leaves here may be lost or doubled by the line, never by us: between "sending" and its answer lies
one call, and a row found there after a crash is `uncertain`.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Final, Generic

import structlog

from bot.delivery import places
from bot.delivery.alarm import Alarm
from bot.delivery.answers import TRIES, Answers
from bot.delivery.bell import Bell
from bot.delivery.departures import Ending
from bot.delivery.ports import Courier, Letter, Look, Lost, Outcome, Storage, W

log = structlog.get_logger()

#: How long (seconds) a call may take; what is not answered by then is unclear.
CALL: Final = 10.0
#: How long a letter is leased: longer than it may wait for the limits, for a free line and for its calls.
LEASE: Final = timedelta(seconds=45)
#: How often (seconds) the database is asked for letters of other processes.
ROUND: Final = 0.5
#: The shortest time (seconds) between two looks: no letter more may leave in it anyway.
PACE: Final = 0.02
#: How long (seconds) before its place a letter is looked at once more and "sending" written: a commit may be slow.
EARLY: Final = 0.1
#: A private chat takes one message a second: that long (seconds) after a letter its lane may have another.
LANE: Final = 1.0
#: The pauses (seconds) between looks whether an absent Telegram is back.
FIRST_LOOK, LONGEST_LOOK = 0.5, 5.0
#: How long (seconds) a stopping process waits for calls under way.
GRACE: Final = 15.0


@dataclass(frozen=True, slots=True, repr=False)
class Departure:
    """A leased letter, when its place begins (`places`), and whether "sending" is written already."""

    letter: Letter | None
    place: float
    begun: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """The outcome of a call that was not answered in good time."""

    ending: Ending = "unclear"
    message_id: int | None = None
    seconds: float = 0.0
    code: str = "silence"


def _looked_at(letter: Letter) -> bool:
    """Whether a letter announces or tells a notice, which may be over by now."""
    return letter.notice is not None or letter.tells is not None


class Sender(Generic[W]):
    """Sends what the outbox holds, several calls side by side, never two of one lane."""

    def __init__(  # noqa: PLR0913 - what a sender is made of, each named
        self,
        storage: Storage[W],
        courier: Courier,
        lost: Lost[W],
        *,
        look: Look[W] | None = None,
        calls: int = 8,
        lease: timedelta = LEASE,
    ) -> None:
        """Send through `courier`, so many `calls` at once; `lost` is told of what will not arrive.

        `look` takes a notice back that may not be told any more when its letter is about to leave.
        """
        self._storage, self._courier, self._look = storage, courier, look
        self._answers: Answers[W] = Answers(lost)
        self._line, self._ahead, self._lease = asyncio.Semaphore(calls), 2 * calls, lease
        self._out: set[asyncio.Task[None]] = set()
        self._bell = Bell(ROUND, apart=PACE)
        self._alarm = Alarm()
        self._away = False
        self._stopped = asyncio.Event()

    def wake(self) -> None:
        """Look for letters now: something was queued in this process."""
        self._bell.ring()

    def stop(self) -> None:
        """Take nothing more."""
        self._stopped.set()
        self._bell.ring()

    async def run(self) -> None:
        """Send until `stop`; calls under way are finished first."""
        self._bell.ring()
        while not self._stopped.is_set():
            await self._bell.heard()
            if self._away and not await self._back():
                continue
            try:
                await self._round()
            except Exception as trouble:  # noqa: BLE001 - the rows are still there when storage is back
                self._alarm.ring("storage.trouble", trouble)
        if self._out:
            await asyncio.wait(self._out, timeout=GRACE)

    async def _back(self) -> bool:
        """Wait until Telegram answers again, or this process stops; nothing is sent into the void meanwhile."""
        pause = FIRST_LOOK
        while not self._stopped.is_set():
            if await self._courier.there():
                self._away = False
                log.info("telegram.back")
                return True
            with suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._stopped.wait()
            pause = min(pause * 2, LONGEST_LOOK)
        return False

    async def _round(self) -> None:
        """Lease what may leave and, where that is now, write "sending" in the same transaction; then send."""
        free = self._ahead - len(self._out)
        if free <= 0 or self._stopped.is_set():
            return
        leaving: list[Departure] = []
        async with self._storage.work() as work:
            opened = monotonic()
            for letter in await work.outbox.take(free, self._lease):
                if letter.sending and (_looked_at(letter) or letter.tries > TRIES):
                    await self._answers.unclear(work, letter)
                else:
                    leaving.append(await self._reserved(work, letter, opened))
        for departure in leaving:
            task = asyncio.create_task(self._post(departure))
            self._out.add(task)
            task.add_done_callback(self._over)
        if leaving:
            asyncio.get_running_loop().call_later(places.APART, self._bell.ring)

    async def _reserved(self, work: W, letter: Letter, opened: float) -> Departure:
        """Reserve the letter's place under the limits, and begin where nobody is before it.

        What is looked at once more begins in a transaction of its own: the look changes the notice before its letter,
        as everybody else does, and here the letter is held already. Each would wait for the other.
        """
        place = await places.reserve(work, letter, opened)
        if place > opened or _looked_at(letter):
            return Departure(letter, place, begun=False)
        return Departure(await self._leaves(work, letter), place, begun=True)

    def _over(self, task: "asyncio.Task[None]") -> None:
        """Look for more: now a call is free, soon the lane is."""
        self._out.discard(task)
        self._bell.ring()
        asyncio.get_running_loop().call_later(LANE, self._bell.ring)

    async def _post(self, departure: Departure) -> None:
        """Send one letter when it may leave, and write down what came of it."""
        try:
            letter = departure.letter
            if letter is not None and not departure.begun:
                letter = await self._begun(letter, departure.place)
            if letter is not None:
                await self._sent(letter, departure.place)
        except Exception as trouble:  # noqa: BLE001 - the row is looked at again when its lease ends
            self._alarm.ring("letter.unsettled", trouble)

    async def _begun(self, letter: Letter, place: float) -> Letter | None:
        """Wait, then write "sending"; None where the letter is wanted no more."""
        await asyncio.sleep(max(0.0, place - EARLY - monotonic()))
        async with self._storage.work() as work:
            return await self._leaves(work, letter)

    async def _leaves(self, work: W, letter: Letter) -> Letter | None:
        """Look once more at news, then write "sending"; None where the letter is wanted no more."""
        if self._look is not None and _looked_at(letter):
            await self._look(work, await work.outbox.now(letter))
        begun: Letter | None = await work.outbox.begin(letter)
        return begun

    async def _sent(self, letter: Letter, place: float) -> None:
        """Call, and write the answer down."""
        outcome = await self._called(letter, None if letter.below else letter.standing, place)
        if outcome.ending == "gone":
            outcome = await self._anew(letter)
        if outcome.ending in ("away", "unclear"):
            self._away = True
            self._alarm.ring("telegram.away", outcome.code)
        async with self._storage.work() as work:
            await self._answers.write(work, letter, outcome)

    async def _anew(self, letter: Letter) -> Outcome:
        """Send anew what could not be edited, as soon as the limits let it leave."""
        async with self._storage.work() as work:
            place = await places.reserve(work, letter, monotonic())
        return await self._called(letter, None, place)

    async def _called(self, letter: Letter, standing: int | None, place: float) -> Outcome:
        """Call in its place, once a line is free; no answer in good time is an answer too."""
        async with self._line:
            await places.wait(self._storage, letter, place)
            try:
                async with asyncio.timeout(CALL):
                    return await self._courier.send(letter, standing)
            except TimeoutError:
                return Silence()
