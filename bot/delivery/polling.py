"""Polling: rows first, offset second. Only a refused token ends it."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import structlog

from bot.delivery.alarm import Alarm
from bot.delivery.ports import Body, Polled, Poller

log = structlog.get_logger()

#: The first pause (seconds) after a trouble; it doubles up to the longest.
FIRST: Final = 0.5
LONGEST: Final = 30.0

Receive = Callable[[Sequence[Body]], Awaitable[None]]


class Polling:
    """Fetches updates and hands them to the inbox.

    The offset confirms what was kept and is forgotten as soon as Telegram took it: Telegram's numbers
    may begin again anywhere after a quiet week, and an old offset would then confirm what nobody has seen.
    """

    def __init__(self, gateway: Poller, receive: Receive) -> None:
        """Poll `gateway`; `receive` makes updates durable before it returns."""
        self._gateway, self._receive = gateway, receive
        self._offset: int | None = None
        self._pause = FIRST
        self._alarm = Alarm()

    async def run(self) -> None:
        """Poll until cancelled. What the gateway raises (a refused token) ends it."""
        while True:
            polled = await self._gateway.poll(self._offset)
            if polled.trouble is not None:
                await self._wait(polled)
            elif await self._kept(polled.updates):
                self._pause = FIRST

    async def _kept(self, updates: Sequence[Body]) -> bool:
        """Make `updates` durable, then move the offset on; tell whether that was possible."""
        try:
            if updates:
                await self._receive(updates)
        except Exception as trouble:  # noqa: BLE001 - Telegram keeps what we could not
            self._alarm.ring("storage.trouble", trouble)
            await self._longer()
            return False
        numbers = [number for body in updates if isinstance(number := body.get("update_id"), int)]
        self._offset = max(numbers) + 1 if numbers else None
        return True

    async def _wait(self, polled: Polled) -> None:
        """Leave Telegram alone for a while."""
        self._alarm.ring(f"polling.{polled.trouble}", str(polled.trouble))
        if polled.trouble == "wait":
            await asyncio.sleep(polled.seconds)
        else:
            await self._longer()

    async def _longer(self) -> None:
        """Pause, and longer the next time."""
        await asyncio.sleep(self._pause)
        self._pause = min(self._pause * 2, LONGEST)
