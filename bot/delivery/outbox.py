"""The sender: each letter is marked as going out, sent, and what came of it written down.

Whatever leaves here may be lost or doubled by the line, never by us: between "sending" and its answer lies
one call, and a row found there after a crash is `uncertain`.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Generic

import structlog

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
#: A private chat takes one message a second: that long (seconds) after a letter its lane may have another.
LANE: Final = 1.0
#: The pauses (seconds) between looks whether an absent Telegram is back.
FIRST_LOOK, LONGEST_LOOK = 0.5, 5.0
#: How long (seconds) a stopping process waits for calls under way.
GRACE: Final = 15.0


@dataclass(frozen=True, slots=True, repr=False)
class Departure:
    """A leased letter, how long (seconds) it waits for the limits, and whether "sending" is written already."""

    letter: Letter | None
    wait: float
    begun: bool


@dataclass(frozen=True, slots=True)
class Silence:
    """The outcome of a call that was not answered in good time."""

    ending: Ending = "unclear"
    message_id: int | None = None
    seconds: float = 0.0
    code: str = "silence"


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
            for letter in await work.outbox.take(free, self._lease):
                if letter.sending and (letter.notice is not None or letter.tries > TRIES):
                    await self._answers.unclear(work, letter)
                else:
                    leaving.append(await self._reserved(work, letter))
        for departure in leaving:
            task = asyncio.create_task(self._post(departure))
            self._out.add(task)
            task.add_done_callback(self._over)

    async def _reserved(self, work: W, letter: Letter) -> Departure:
        """Reserve the letter's place under the limits, and begin where nobody is before it."""
        lane = None if letter.deletions else letter.account
        wait = (await work.limits.reserve(lane, work.now) - work.now).total_seconds()
        if wait > 0:
            return Departure(letter, wait, begun=False)
        return Departure(await self._leaves(work, letter), 0.0, begun=True)

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
                letter = await self._begun(letter, departure.wait)
            if letter is not None:
                await self._sent(letter)
        except Exception as trouble:  # noqa: BLE001 - the row is looked at again when its lease ends
            self._alarm.ring("letter.unsettled", trouble)

    async def _begun(self, letter: Letter, wait: float) -> Letter | None:
        """Wait, then write "sending"; None where the letter is wanted no more."""
        await asyncio.sleep(wait)
        async with self._storage.work() as work:
            return await self._leaves(work, letter)

    async def _leaves(self, work: W, letter: Letter) -> Letter | None:
        """Look once more at what is announced, then write "sending"; None where the letter is wanted no more."""
        if self._look is not None and letter.notice is not None:
            await self._look(work, letter.notice)
        begun: Letter | None = await work.outbox.begin(letter)
        return begun

    async def _sent(self, letter: Letter) -> None:
        """Call, and write the answer down."""
        outcome = await self._called(letter, None if letter.below else letter.standing)
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
            wait = (await work.limits.reserve(letter.account, work.now) - work.now).total_seconds()
        await asyncio.sleep(max(0.0, wait))
        return await self._called(letter, None)

    async def _called(self, letter: Letter, standing: int | None) -> Outcome:
        """Call once a line is free; no answer in good time is an answer too."""
        async with self._line:
            try:
                async with asyncio.timeout(CALL):
                    return await self._courier.send(letter, standing)
            except TimeoutError:
                return Silence()
