"""Waiting for work without looking all the time: a bell in this process, and a look now and then."""

import asyncio


class Bell:
    """Wakes whoever waits, at once when rung, otherwise after a while."""

    def __init__(self, every: float) -> None:
        """Wake at least `every` so many seconds: another process may have brought work."""
        self._every = every
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake whoever waits, or whoever will wait next."""
        self._rung.set()

    async def heard(self) -> None:
        """Wait until the bell is rung, or long enough."""
        try:
            async with asyncio.timeout(self._every):
                await self._rung.wait()
        except TimeoutError:
            return
        finally:
            self._rung.clear()
