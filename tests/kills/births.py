"""The nursery, seen from the test that keeps it."""

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator
from itertools import count
from typing import Any

from tests.kills.child import Life


class Births:
    """Has bots born, ended and mourned."""

    def __init__(self, nursery: asyncio.subprocess.Process) -> None:
        """Speak to this `nursery`."""
        self._nursery, self._numbers = nursery, count(1)
        self._deaths: dict[int, asyncio.Future[int]] = {}

    async def bear(self, life: Life) -> "Child":
        """Start a bot."""
        number = next(self._numbers)
        self._deaths[number] = asyncio.get_running_loop().create_future()
        await self.tell(number=number, life=life.told())
        return Child(self, number, self._deaths[number])

    async def tell(self, **told: Any) -> None:  # noqa: ANN401 - JSON
        """Ask the nursery for something."""
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(json.dumps(told).encode() + b"\n")
        await self._nursery.stdin.drain()

    async def listen(self) -> None:
        """Hear who died, until the nursery ends."""
        assert self._nursery.stdout is not None
        async for line in self._nursery.stdout:
            told = json.loads(line)
            self._deaths.pop(told["number"]).set_result(told["code"])


class Child:
    """One bot of the nursery."""

    def __init__(self, births: Births, number: int, dead: "asyncio.Future[int]") -> None:
        """Know it by its `number`; `dead` is done, with the exit code, when it is."""
        self._births, self._number, self.dead = births, number, dead

    async def end(self) -> None:
        """End it, and wait until it is."""
        if not self.dead.done():
            await self._births.tell(number=self._number, end=True)
        async with asyncio.timeout(20):
            await self.dead


@contextlib.asynccontextmanager
async def nursery() -> AsyncIterator[Births]:
    """Open a nursery."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.kills.nursery", stdin=pipe, stdout=pipe, limit=2**20
    )
    births = Births(process)
    listening = asyncio.create_task(births.listen())
    try:
        yield births
    finally:
        assert process.stdin is not None
        process.stdin.close()
        await process.wait()
        await listening
