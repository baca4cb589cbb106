"""Posting updates to a bot: in order within a chat, side by side between chats, again until taken."""

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import httpx

from bot.sandbox.updates import Updates

if TYPE_CHECKING:
    from bot.sandbox.telegram import Telegram

Json = dict[str, Any]

LONGEST_PAUSE: Final = 60.0
#: How long a bot may take to answer.
PATIENCE: Final = 30.0


class Webhook:
    """The one address a bot gave."""

    def __init__(self, telegram: "Telegram", updates: Updates, url: str, secret: str, connections: int) -> None:
        """Remember where to post; nothing is posted before the start."""
        self.telegram, self.updates, self.url, self.connections = telegram, updates, url, connections
        self.last_error, self.last_error_date = "", 0
        self._headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret else {}
        self._client = httpx.AsyncClient(timeout=PATIENCE, trust_env=False)
        self._room = asyncio.Semaphore(connections)
        self._lanes: dict[object, deque[Json]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Begin with what waits already."""
        self.updates.taker = self.take
        self.take(list(self.updates.pending.values()))

    async def stop(self) -> None:
        """End every lane and close the connections."""
        self.updates.taker = None
        for task in self._tasks:
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._client.aclose()

    def take(self, updates: list[Json]) -> None:
        """Put updates into their lanes."""
        for update in updates:
            lane = lane_of(update)
            if lane in self._lanes:
                self._lanes[lane].append(update)
                continue
            self._lanes[lane] = deque([update])
            task = asyncio.create_task(self._work(lane))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _work(self, lane: object) -> None:
        waiting = self._lanes[lane]
        while waiting:
            await self._deliver(waiting[0])
            waiting.popleft()
        del self._lanes[lane]

    async def _deliver(self, update: Json) -> None:
        # the first failure is tried again at once, each further one after twice the pause before
        pause = 0.0
        while not await self._post(update):
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2 or self.telegram.settings.webhook_pause)
        self.updates.forget(update["update_id"])
        self.updates.remember([update])

    async def _post(self, update: Json) -> bool:
        async with self._room:
            try:
                answer = await self._client.post(self.url, json=update, headers=self._headers)
            except httpx.HTTPError as error:
                return self._failed(f"{type(error).__name__}: {error}")
        if answer.is_success:
            return True
        return self._failed(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")

    def _failed(self, words: str) -> bool:
        self.last_error, self.last_error_date = words, int(self.telegram.now())
        return False


def lane_of(update: Json) -> object:
    """Say what an update must keep its order with: its chat, or whoever caused it."""
    for body in update.values():
        if isinstance(body, dict):
            where = body.get("chat") or (body.get("message") or {}).get("chat") or body.get("from")
            if isinstance(where, dict):
                return where.get("id")
    return None
