"""A word to very many families at once, while others talk: on PostgreSQL, with two sender processes.

    python -m tests.bench.broadcast 2000             a minute and a half
    python -m tests.bench.broadcast                  50,000 words: half an hour or more

Telegram is the bench's own, which only counts: when each call came, and in which chat. An answer's latency counts from
the scheduled moment of the family's move to Telegram's answer, 30 ms of network in it. First the conversations flow
alone, then the words are raised, and the conversations go on until the last has left.
"""

import asyncio
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Annotated, Any, Final

import psycopg
import typer

from bot.domain.account import Safety
from bot.domain.notice import NoticeKind
from bot.domain.person import Person
from bot.domain.report import Report, ReportState
from bot.machine import RandomIds, SystemClock
from bot.services import notify, privacy
from bot.storage import keys, schema
from bot.storage.cipher import Lookup
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests import windows
from tests.bench import figures, server
from tests.bench.child import running
from tests.bench.crowd import Crowd
from tests.bench.figures import Figure
from tests.bench.people import People
from tests.bench.telegram import Bell, Telegram, listening
from tests.bench.traffic import Traffic
from tests.bench.watch import Watch

#: The first chat of those who are told; the crowd's are below.
FIRST_CHAT: Final = 7_000_000_000
ROLES: Final = ("web", "worker", "sender", "sender")
SEED: Final = 1
AT_ONCE: Final = 500
#: The conversations flow in stretches of so many seconds; the last answers may take so long.
STRETCH, PATIENCE = 5.0, 10.0
#: While the database is asked (seconds between), no call is taken, and those of that time would seem to come at once.
GLANCE: Final = 0.25
#: Some words never leave where something is broken: then the measure ends when so long (seconds) none did.
STUCK: Final = 60.0


def say(line: str) -> None:
    """Tell whoever waits how far it is."""
    sys.stderr.write(f"{line}\n")


class Glance(Watch):
    """The same look into PostgreSQL."""

    @classmethod
    def into(cls, url: str, known: Keys) -> "Glance":
        """Look at the database at `url`."""
        connection: Any = psycopg.connect(url, autocommit=True)
        return cls(connection, Lookup(known))

    def version(self) -> int:
        """Return another number each time: PostgreSQL does not tell."""
        return time.monotonic_ns()

    def draft(self, chat: int) -> str | None:
        """Return the draft that is on the screen of a chat."""
        asked = "SELECT focus FROM accounts WHERE chat_lookup = %s"
        row = self.base.execute(asked, (self.lookup.of("chat", str(chat)),)).fetchone()
        return None if row is None else row[0]


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that plays."""

    telegram: Telegram
    traffic: Traffic
    storage: Storage
    reports: list[Report]

    def told(self) -> list[float]:
        """Return when each word left."""
        return [at for at, method, chat in self.telegram.called if chat >= FIRST_CHAT and method == "sendMessage"]


async def known(storage: Storage, count: int) -> list[Report]:
    """Return the reports of so many families."""
    people, made, ids = People(SEED), [], RandomIds()
    for begun in range(0, count, AT_ONCE):
        async with storage.work() as work:
            for number in range(begun, min(count, begun + AT_ONCE)):
                account = await work.accounts.meet(FIRST_CHAT + number)
                await privacy.declare_safety(work, account, Safety.SAFE)
                report = Report(
                    id=ids.new(), number=ids.number(), account=account.id, form="full",
                    state=ReportState.SUBMITTED, sent_at=work.now, person=people.told(),
                )  # fmt: skip
                await work.reports.add(report, {})
                made.append(report)
    return made


def wanted() -> Iterator[Person]:
    """Yield whom the families look for, for ever."""
    people = People(SEED + 1)
    while True:
        yield people.told()


@asynccontextmanager
async def stage(url: str, folder: Path, words: int, chats: int) -> AsyncIterator[Stage]:
    """Make the families known, run the processes, bring the conversations to their middles."""
    await schema.upgrade(url)
    sealing = keys.make(folder / "keys")
    storage = Storage(url, sealing, clock=SystemClock(), ids=RandomIds())
    say(f"{words} families")
    reports = await known(storage, words)
    async with listening() as (telegram, api), AsyncExitStack() as processes:
        for role in ROLES:
            await processes.enter_async_context(running(folder, api, role, DODOMU_DATABASE_URL=url))
        bell = Bell(*await asyncio.wait_for(telegram.webhook, 60))
        crowd = Crowd(chats, wanted(), Random(SEED), telegram.numbers)
        traffic = Traffic(crowd, bell, Glance.into(url, sealing), telegram, GLANCE)
        look = asyncio.create_task(traffic.look())
        say("conversations to their middles")
        await traffic.warm()
        await asyncio.sleep(PATIENCE)
        yield Stage(telegram, traffic, storage, reports)
        look.cancel()
        bell.close()
    await storage.dispose()


async def alone(on: Stage, rate: float, seconds: float) -> list[float]:
    """Return how long answers took while nobody else was told anything."""
    say(f"{rate:g} moves a second alone for {seconds:g} s")
    on.traffic.measured.shown.clear()
    await on.traffic.flow(rate, seconds)
    await on.traffic.settled(PATIENCE)
    return list(on.traffic.measured.shown)


async def raised(on: Stage) -> None:
    """Raise a word for every family."""
    for begun in range(0, len(on.reports), AT_ONCE):
        async with on.storage.work() as work:
            for report in on.reports[begun : begun + AT_ONCE]:
                await notify.announce(work, report, NoticeKind.NO_NEWS)


async def beside(on: Stage, rate: float) -> list[float]:
    """Return how long answers took until the last word had left."""
    on.traffic.measured.shown.clear()
    raising = asyncio.create_task(raised(on))
    last, since = 0, time.monotonic()
    while last < len(on.reports) and time.monotonic() - since < STUCK:
        await on.traffic.flow(rate, STRETCH)
        if (now := len(on.told())) > last:
            last, since = now, time.monotonic()
        say(f"{last} words have left")
    await raising
    return list(on.traffic.measured.shown)


async def measured(on: Stage, rate: float, seconds: float) -> dict[str, Figure]:
    """Let the conversations flow alone, and beside the words; return what it came to."""
    before = await alone(on, rate, seconds)
    on.telegram.called.clear()
    begun = time.monotonic()
    during = await beside(on, rate)
    took = max(on.told(), default=begun) - begun
    of_chat: defaultdict[int, list[float]] = defaultdict(list)
    for at, method, chat in on.telegram.called:
        if not method.startswith("delete"):
            of_chat[chat].append(at)
    quiet, busy = (figures.percentile(each, 0.95) for each in (before, during))
    return {
        "words": len(on.reports),
        "words that left": len(on.told()),
        "chats told twice": sum(len(of_chat[chat]) > 1 for chat in of_chat if chat >= FIRST_CHAT),
        "all had left after, s": round(took, 1),
        "words a second": round(len(on.told()) / took, 1) if took else None,
        "most in a second": windows.most(at for at, _, _ in on.telegram.called),
        "most in a second to one chat": max(map(windows.most, of_chat.values())),
        "answers alone": len(before),
        **figures.spread("answer sent, alone", before),
        "answers beside": len(during),
        **figures.spread("answer sent, beside", during),
        "p95 beside, times alone": round(busy / quiet, 2) if busy and quiet else None,
        "calls": str(dict(sorted(on.telegram.calls.items()))),
    }


async def run(words: int, rate: float, seconds: float, chats: int) -> dict[str, Figure]:
    """Do it all on a server and in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="dodomu-bench-") as name, server.postgres() as url:
        try:
            async with stage(url, Path(name), words, chats) as on:
                return await measured(on, rate, seconds)
        finally:
            say((Path(name) / "log").read_text("utf-8")[-4000:])


def main(
    words: Annotated[int, typer.Argument(help="How many are told.")] = 50_000,
    rate: Annotated[float, typer.Option(help="Moves of families a second.")] = 2,
    seconds: Annotated[float, typer.Option(help="How long conversations flow alone.")] = 60,
    chats: Annotated[int, typer.Option(help="Conversations at once.")] = 60,
    json: Annotated[Path | None, typer.Option(help="Write the figures here too.")] = None,
) -> None:
    """Measure the broadcast."""
    found = asyncio.run(run(words, rate, seconds, chats))
    sys.stdout.write(figures.table(found) + "\n")
    if json is not None:
        figures.write(found, json)


if __name__ == "__main__":
    typer.run(main)
