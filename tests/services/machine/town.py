"""Where the walks take place: an organisation with six people on a database of its own, and time that passes."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from bot.domain.errors import Moved, Refusal
from bot.domain.report import Report
from bot.domain.review import Review
from bot.domain.roles import Moderator, Role
from bot.services import after_hold, approvals, moderators
from bot.storage.work import Storage, Work
from tests.conftest import KEYS
from tests.fakes import FixedClock, SeededIds
from tests.services.machine.truth import Reader
from tests.services.people import RULES, moderator, sent

Deed = Callable[[Work], Awaitable[object]]
LEASE = timedelta(minutes=1)
#: Who works here: two of each that decides, so that every rule about two people can be met and broken.
ROLES = (Role.INTAKE, Role.VERIFIER, Role.VERIFIER, Role.SENIOR, Role.SENIOR, Role.SENIOR)


class Crashed(Exception):
    """The process died in the middle of a transaction."""


@dataclass(slots=True)
class Town:
    """One organisation: its database, its people, and everything they have made so far."""

    #: What is read of it beside what the truth of the cases reads.
    TABLES: ClassVar[tuple[str, ...]] = ()

    runner: asyncio.Runner
    path: Path
    clock: FixedClock = field(default_factory=FixedClock)
    ids: SeededIds = field(default_factory=SeededIds)
    storage: Storage = field(init=False)
    reader: Reader = field(init=False)
    people: list[Moderator] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    #: Reports that were linked, perhaps parted again: the case and the report.
    links: list[tuple[str, str]] = field(default_factory=list)
    families: int = 0
    #: Whether anything was done since somebody looked.
    changed: bool = True

    def open(self, template: Path) -> None:
        """Begin on a copy of an empty database."""
        shutil.copyfile(template, self.path)
        self.reader = Reader(self.path, *self.TABLES)
        self.restart()
        for role in ROLES:
            self.hire(role)

    def hire(self, role: Role) -> None:
        """Let somebody in."""
        number = len(self.people) + 1

        async def let_in(work: Work) -> None:
            self.people.append(await moderator(work, number, role))

        self.run(let_in)

    def lock_out(self, who: int) -> None:
        """Lock an account; a colleague of the same role comes in, so that work goes on."""
        locked = self.people[who % len(self.people)]

        async def lock(work: Work) -> None:
            await moderators.lock(work, None, locked.id)

        if locked.active:
            self.run(lock)
            self.people[self.people.index(locked)] = replace(locked, active=False)
            self.hire(locked.role)

    async def report(self, work: Work) -> tuple[Report, Review]:
        """Return the report of the newest family, and its item in the queue."""
        return await sent(work, chat=7_000_000_000 + self.families)

    def restart(self) -> None:
        """Begin again on the same file, as after a power cut."""
        self.storage = Storage(str(self.path), KEYS, clock=self.clock, ids=self.ids)

    def close(self) -> None:
        """Close the database."""
        self.runner.run(self.storage.dispose())

    def end(self) -> None:
        """Close the database for good."""
        self.reader.close()
        self.close()

    def run(self, deed: Deed, *, crash: bool = False) -> None:
        """Do a deed in a transaction of its own; a refusal changes nothing, a crash neither."""
        self.runner.run(self._run(deed, crash=crash))

    async def _run(self, deed: Deed, *, crash: bool) -> None:
        try:
            async with self.storage.work() as work:
                await (_crashing(deed, work) if crash else deed(work))
        except (Refusal, Moved, Crashed):
            return
        self.changed = True

    def pass_time(self, length: timedelta) -> None:
        """Let time pass, and do what has become due."""
        self.clock.move(length)
        self.changed = True
        self.runner.run(self._do_what_is_due())

    async def _do_what_is_due(self) -> None:
        while True:
            async with self.storage.work() as work:
                due = await work.jobs.take(50, LEASE)
                for job in due:
                    if job.kind == "proposal_end":
                        await approvals.come(work, RULES, job.ids["proposal"])
                    elif job.kind == "hold_over":
                        await after_hold.over(work, RULES, job.ids["case"])
                    await work.jobs.finish(job)
            if not due:
                return


async def _crashing(deed: Deed, work: Work) -> None:
    """Do a deed, and die before it is committed."""
    await deed(work)
    raise Crashed
