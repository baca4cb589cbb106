"""How long the event loop keeps others waiting while the matcher searches and cases change, in threads beside it.

python -m tests.bench.lag [--cases 1000000] [--seconds 20] [--json FILE]
"""

import asyncio
import sys
import time
from pathlib import Path
from random import Random
from typing import Annotated, Final

import typer

from bot.matching import whole
from bot.matching.index import Index
from tests.bench import crowded, figures
from tests.bench.crowded import Crowd
from tests.bench.figures import Figure

#: How often (seconds) somebody looks whether the loop answers.
GLANCE: Final = 0.002
#: So often (seconds) a case changes; a change is to be found within a second.
CHANGE: Final = 0.05


async def glances(ends: float) -> list[float]:
    """Return by how much (seconds) each short sleep was late."""
    late = []
    while (begun := time.perf_counter()) < ends:
        await asyncio.sleep(GLANCE)
        late.append(max(0.0, time.perf_counter() - begun - GLANCE))
    return late


async def searches(index: Index, crowd: Crowd, ends: float) -> int:
    """Search one after another, each in a thread; return how many."""
    asked = list(crowded.names_only(crowd, 2_000))
    count = 0
    while time.perf_counter() < ends:
        person = whole.person(asked[count % len(asked)].variant.text)
        await asyncio.to_thread(index.search, person)
        count += 1
    return count


async def changes(index: Index, crowd: Crowd, ends: float) -> list[float]:
    """Change cases, each in a thread; return how long (seconds) each took until it was found as changed."""
    chance, fresh = Random(crowded.SEED), []
    while time.perf_counter() < ends:
        person = chance.choice(crowd.told)
        begun = time.perf_counter()
        await asyncio.to_thread(index.put, "changed", person)
        await asyncio.to_thread(index.search, person)
        fresh.append(time.perf_counter() - begun)
        await asyncio.sleep(CHANGE)
    return fresh


async def measured(index: Index, crowd: Crowd, seconds: float) -> dict[str, Figure]:
    """Let everything run at once."""
    ends = time.perf_counter() + seconds
    late, count, fresh = await asyncio.gather(glances(ends), searches(index, crowd, ends), changes(index, crowd, ends))
    return {
        "cases": len(index),
        "searches a second": round(count / seconds),
        **figures.spread("loop late", late),
        **figures.spread("a change found", fresh),
    }


def main(
    cases: Annotated[int, typer.Option(help="Cases in the index.")] = 1_000_000,
    seconds: Annotated[float, typer.Option(help="How long.")] = 20.0,
    json: Annotated[Path | None, typer.Option(help="Write the figures here too.")] = None,
) -> None:
    """Measure."""
    crowd = crowded.crowd(cases)
    index = Index.build([(str(number), person) for number, person in enumerate(crowd.kept)])
    found = asyncio.run(measured(index, crowd, seconds))
    sys.stdout.write(f"{figures.table(found)}\n")
    if json is not None:
        figures.write(found, json)


if __name__ == "__main__":
    typer.run(main)
