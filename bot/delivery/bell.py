"""Waiting for work without looking all the time: a bell in this process, and a look now and then."""

import asyncio
from contextlib import suppress


class Bell:
    """Wakes whoever waits, at once when rung, otherwise after a while."""

    def __init__(self, every: float, *, apart: float = 0.0) -> None:
        """Wake at least `every` so many seconds: another process may have brought work.

        What is rung in quick succession is heard once: there are `apart` seconds between two wakings.
        Whoever rings after a pause waits for nothing.
        """
        self._every, self._apart = every, apart
        self._next = 0.0
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake whoever waits, or whoever will wait next."""
        self._rung.set()

    async def heard(self) -> None:
        """Wait until the bell is rung, or long enough."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._every):
                await self._rung.wait()
        now = asyncio.get_running_loop().time()
        if now < self._next:
            await asyncio.sleep(self._next - now)
        self._next = max(now, self._next) + self._apart
        self._rung.clear()
