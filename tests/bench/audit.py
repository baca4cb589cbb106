"""How long the audit's chain takes to walk, on both databases, in one thread.

python -m tests.bench.audit [--acts 100000] [--json FILE]
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.machine import SystemClock
from bot.storage import schema
from bot.storage.work import Storage
from tests.bench import figures, server
from tests.bench.figures import Figure
from tests.conftest import KEYS
from tests.fakes import SeededIds

#: So many acts are written in one transaction.
AT_ONCE: Final = 5_000
#: So often the chain is walked; the quickest counts, for the machine may be busy with something else.
TIMES: Final = 5


async def filled(url: str, acts: int) -> Storage:
    """Return a database with a chain of so many acts."""
    await schema.upgrade(url)
    ids = SeededIds()
    storage = Storage(url, KEYS, clock=SystemClock(), ids=ids)
    for begun in range(0, acts, AT_ONCE):
        async with storage.work() as work:
            for _ in range(min(AT_ONCE, acts - begun)):
                work.audit.record(ids.new(), "reveal", ids.new(), case=ids.new())
    return storage


async def measured(name: str, url: str, acts: int) -> dict[str, Figure]:
    """Walk the chain some times."""
    storage, took = await filled(url, acts), []
    for _ in range(TIMES):
        begun = time.perf_counter()
        walked = await storage.verify()
        took.append(time.perf_counter() - begun)
        assert (walked.acts, walked.misfit) == (acts, None)
    await storage.dispose()
    return {f"{name}, quickest, s": round(min(took), 3), f"{name}, slowest, s": round(max(took), 3)}


def main(
    acts: Annotated[int, typer.Option(help="How long the chain is.")] = 100_000,
    json: Annotated[Path | None, typer.Option(help="Write the figures here too.")] = None,
) -> None:
    """Measure."""
    found: dict[str, Figure] = {"acts": acts}
    with tempfile.TemporaryDirectory() as folder, server.postgres() as url:
        found |= asyncio.run(measured("SQLite", str(Path(folder) / "dodomu.db"), acts))
        found |= asyncio.run(measured("PostgreSQL", url, acts))
    sys.stdout.write(f"{figures.table(found)}\n")
    if json is not None:
        figures.write(found, json)


if __name__ == "__main__":
    typer.run(main)
