"""One house beside others that differ in their base alone: everything that reaches the family is written down."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.chat.voice import Voice
from bot.domain.message import Button, Message
from bot.duties import duties
from bot.services import search
from bot.storage.work import Work
from tests.chat.family.family import LEASE, World, parted
from tests.fakes import SeededIds

#: So long all houses give what was queued to arrive, whoever else is written to.
ROUND = timedelta(seconds=2)
ROUNDS = 8
#: So long what was taken at once takes to leave; one house writes to others than another does.
PLACE = timedelta(milliseconds=40)
_END = Button("", "")
FAMILY = 5_000_000_001
#: Random ids and numbers: another in every house, and compared by where they stand first.
RANDOM = re.compile(r"(?<![\w-])(?:[\w-]{22}|\d{4}-\d{4})(?![\w-])", re.ASCII)


class Dice(SeededIds):
    """Ids that are the same for the same turn, whatever came before."""

    def turn(self, name: str) -> None:
        """Begin a turn."""
        self._chance = random.Random(name)


@dataclass(slots=True)
class House(World):
    """A bot and its base, and what a family at its phone has seen of them."""

    dice: Dice = field(default_factory=Dice)
    matcher: search.Matcher = field(init=False)
    #: Everything that the family has seen: when, and what.
    seen: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    turns: int = 0

    def __post_init__(self) -> None:
        """Look for look-alikes as the house does."""
        self.matcher = search.Matcher(self.storage.reading, lambda _: None)

    def note(self, words: str) -> None:
        """Write down what the family sees, with random ids as the how manieth of their kind they are."""
        named = RANDOM.sub(lambda found: self.names.setdefault(found[0], f"<{len(self.names)}>"), parted(words))
        self.seen.append(f"{self.clock.now():%d %H:%M:%S} {named}")

    async def deliver(self) -> None:
        """Do what is due, bring every letter to its chat, and be done at the same moment in every house."""
        begun = self.clock.now()
        for number in range(1, ROUNDS + 1):
            await self._do_what_is_due()
            self.clock.move(begun + number * ROUND - self.clock.now())
            if not await self._carry():
                break
            while await self._carry():
                pass
        self.clock.move(begun + ROUNDS * ROUND - self.clock.now())

    async def _carry(self) -> bool:
        """Bring what may leave now, and let a moment pass as at a sender; whether there was anything."""
        async with self.storage.work() as work:
            letters = await work.outbox.take(50, LEASE)
            for letter in letters:
                begun = await work.outbox.begin(letter)
                if begun is None:
                    continue
                stands = self.family(begun.chat_id).receive(begun)
                if begun.chat_id == FAMILY:
                    self.note(_said(begun.message, begun.deletions, stands))
                await work.outbox.sent(begun, stands)
        if letters:
            self.clock.move(PLACE)
        return bool(letters)

    async def _do_what_is_due(self) -> None:
        done = duties(self.rules, Voice())
        while True:
            async with self.storage.work() as work:
                due = await work.jobs.take(50, LEASE)
            for job in due:
                self._turn()
                found = await self._found(job.kind, job.ids)
                async with self.storage.work() as work:
                    if found is not None:
                        await found(work)
                    elif job.kind in done:
                        await done[job.kind](work, job.ids)
                    await work.jobs.finish(job)
            if not due:
                return

    async def _found(self, kind: str, ids: Mapping[str, str]) -> Callable[[Work], Any] | None:
        """Return how to keep what a search has found, where the job is one."""
        if kind == "match":
            candidates = await self.matcher.candidates(ids["report"])
            return lambda work: search.keep(work, ids["report"], candidates)
        if kind == "alike":
            alike = await self.matcher.alike(ids["proposal"])
            return lambda work: search.keep_alike(work, ids["proposal"], alike)
        return None

    def _turn(self) -> None:
        self.turns += 1
        self.dice.turn(f"job {self.turns}")

    async def after(self, **parts: float) -> None:
        """Let time pass."""
        self.clock.move(timedelta(**parts))
        await self.deliver()


def _said(message: Message | None, deletions: Any, stands: int | None) -> str:  # noqa: ANN401 - a letter's
    """Return what the family sees of a letter: the text and its buttons, and where they stand; or what goes."""
    if message is None:
        return f"gone: {sorted(deletions)}"
    rows = "".join(f"\n[{button.label}] {button.data}" for row in message.rows for button in (*row, _END))
    return f"at {stands}: {message.html}{rows}"
