"""The whole road under load: families' updates at a fixed rate against the webhook of a real `dodomu run`.

    python -m tests.bench.road                       200 updates a second for five minutes, 1,000 chats
    python -m tests.bench.road --rate 100            p95 to reply queued
    python -m tests.bench.road --rate 10 --sent      to reply sent, ten answered questions a second
    python -m tests.bench.road --seconds 20 --chats 200 --cases 10000

Latencies count from the scheduled moment. "Queued" is the commit that holds the reply, seen by another process that
looks at the database; "sent" is Telegram's answer to the call, 30 ms of network in it.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from typing import Annotated, Final

import typer

from bot.domain.person import Person
from tests.bench import figures
from tests.bench.child import Child, made, running
from tests.bench.crowd import Crowd
from tests.bench.figures import Figure
from tests.bench.people import People
from tests.bench.samples import Sample
from tests.bench.telegram import Bell, Telegram, listening
from tests.bench.traffic import Traffic
from tests.bench.watch import Watch

#: Reports are about so many of the cases, every other time.
KNOWN: Final = 2_000
SEED: Final = 1
#: How long (seconds) the last updates may take before they count as not done.
PATIENCE: Final = 15.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for."""

    rate: float
    seconds: float
    chats: int
    cases: int
    to_sent: bool


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything that plays, once the app is ready."""

    child: Child
    traffic: Traffic
    watch: Watch
    telegram: Telegram
    #: Seconds from the start to an idle app with every case indexed, and its memory (MB) then.
    ready: float
    memory: float


def say(line: str) -> None:
    """Tell whoever waits how far it is."""
    sys.stderr.write(f"{line}\n")


def wanted(plan: Plan, chance: Random) -> Iterator[Person]:
    """Yield whom the families look for, for ever: every other one is a case already."""
    people = People(SEED)
    known = list(islice(people.cases(plan.cases), KNOWN))
    while True:
        yield chance.choice(known) if known else people.told()
        yield people.told()


@asynccontextmanager
async def stage(plan: Plan, folder: Path) -> AsyncIterator[Stage]:
    """Make a database, run the app on it, bring the conversations to their middles."""
    say(f"{plan.cases} cases into {folder}")
    keys = await made(folder, People(SEED).cases(plan.cases))
    chance, begun = Random(SEED), time.monotonic()
    async with listening() as (telegram, api), running(folder, api) as child:
        await asyncio.wait((telegram.webhook, child.ended), timeout=60, return_when=asyncio.FIRST_COMPLETED)
        if not telegram.webhook.done():
            message = f"the app set no webhook; exit code: {child.ended.result() if child.ended.done() else 'none'}"
            raise RuntimeError(message)
        bell = Bell(*telegram.webhook.result())
        await child.idle()
        ready, memory = time.monotonic() - begun, child.memory()
        watch = Watch.at(folder / "dodomu.db", keys)
        traffic = Traffic(Crowd(plan.chats, wanted(plan, chance), chance, telegram.numbers), bell, watch, telegram)
        look = asyncio.create_task(traffic.look())
        say(f"ready after {ready:.1f} s; {plan.chats} conversations to their middles")
        await traffic.warm()
        while plan.to_sent and watch.counts()["unsent"]:  # noqa: ASYNC110 - a database rings no bell
            await asyncio.sleep(1)
        yield Stage(child, traffic, watch, telegram, ready, memory)
        look.cancel()
        bell.close()


async def measured(plan: Plan, on: Stage) -> dict[str, Figure]:
    """Let the traffic flow; return what it came to."""
    say(f"{plan.rate:g} updates a second for {plan.seconds:g} s")
    warmed, sample = on.child.memory(), Sample(on.child)
    before = on.watch.counts()
    since, samples = time.time_ns() // 1000, asyncio.create_task(sample.each_second(on.traffic))
    await on.traffic.flow(plan.rate, plan.seconds)
    samples.cancel()
    used = sample.used(len(on.traffic.measured.queued))
    late = on.traffic.measured.behind
    await on.traffic.settled(PATIENCE)
    got, after = on.traffic.measured, on.watch.counts()
    return {
        "updates planned": got.planned,
        "updates done": len(got.queued),
        "refused by the webhook": got.refused,
        "rate held": sample.held(plan.rate),
        "behind at the end": late,
        "behind at most": max(sample.behind, default=0),
        **figures.spread("reply queued", got.queued),
        **(figures.spread("reply sent", got.shown) if plan.to_sent else {}),
        "reports sent": got.sent_reports,
        "candidates found": after["candidates"] - before["candidates"],
        **figures.spread("send to candidates", on.watch.matches(since)),
        **used,
        "seconds to ready": round(on.ready, 1),
        "memory before the first update, MB": round(on.memory),
        "memory before the measure, MB": round(warmed),
        "memory at the end, MB": round(on.child.memory()),
        "memory at most, MB": round(on.child.peak()),
        **{f"{name} at the end": after[name] for name in ("parked", "refused", "unmatched", "unsent")},
        "calls": str(dict(sorted(on.telegram.calls.items()))),
    }


async def run(plan: Plan) -> dict[str, Figure]:
    """Do it all in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="dodomu-bench-") as name:
        try:
            async with stage(plan, Path(name)) as on:
                return await measured(plan, on)
        finally:
            say((Path(name) / "log").read_text("utf-8")[-4000:])


def main(  # noqa: PLR0913, PLR0917 - options
    rate: Annotated[float, typer.Option(help="Updates a second.")] = 200,
    seconds: Annotated[float, typer.Option(help="How long.")] = 300,
    chats: Annotated[int, typer.Option(help="Conversations at once.")] = 1000,
    cases: Annotated[int, typer.Option(help="Cases in the base.")] = 100_000,
    sent: Annotated[bool, typer.Option("--sent", help="Measure to reply sent.")] = False,  # noqa: FBT002 - an option
    json: Annotated[Path | None, typer.Option(help="Write the figures here too.")] = None,
) -> None:
    """Measure the road."""
    plan = Plan(rate, seconds, chats, cases, sent)
    found = asyncio.run(run(plan))
    sys.stdout.write(figures.table(found) + "\n")
    if json is not None:
        figures.write(found, json)


if __name__ == "__main__":
    typer.run(main)
