"""An inbox at work in a test, with a handler that writes down what it was given."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.delivery.handling import Handling
from bot.delivery.inbox import Inbox
from bot.delivery.ports import After
from bot.storage.work import Storage, Work
from tests import traces

PATIENCE = 30.0


def said(number: int, chat: int = 1, text: str = "") -> dict[str, Any]:
    """Return an update in which somebody says something."""
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": text or str(number)}}


def chat_of(body: Mapping[str, Any]) -> int | None:
    """Return the chat of an update made by `said`."""
    number: int | None = body.get("message", {}).get("chat", {}).get("id")
    return number


async def until(found: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not found():  # noqa: ASYNC110 - what is waited for rings no bell
            await asyncio.sleep(0.005)


@dataclass
class Office:
    """What the handler saw; a text in `failing` fails so often."""

    storage: Storage
    seen: list[str] = field(default_factory=list)
    parked: list[str] = field(default_factory=list)
    toasts: list[str] = field(default_factory=list)
    failing: dict[str, int] = field(default_factory=dict)
    trouble: type[Exception] = RuntimeError
    busy: set[int] = field(default_factory=set)
    most: int = 0
    pause: float = 0.0

    async def handle(self, work: Work, body: Mapping[str, Any]) -> After | None:
        """Write down the words and leave a trace that only a commit keeps."""
        chat, words = body["message"]["chat"]["id"], body["message"]["text"]
        assert chat not in self.busy, "two updates of one lane at a time"
        self.busy.add(chat)
        self.most = max(self.most, len(self.busy))
        try:
            traces.leave(work, f"said {words}"[:32])
            await asyncio.sleep(self.pause)
            if self.failing.get(words, 0):
                self.failing[words] -= 1
                raise self.trouble(words)
        finally:
            self.busy.discard(chat)
        self.seen.append(words)

        async def toast() -> None:
            self.toasts.append(words)
            raise RuntimeError(words)

        return toast

    async def park(self, work: Work, body: Mapping[str, Any]) -> After | None:
        """Write down what was given up."""
        words = body["message"]["text"]
        traces.leave(work, f"parked {words}"[:32])
        self.parked.append(words)
        return None

    async def trace(self, name: str) -> bool:
        """Whether a committed transaction left this trace."""
        return await traces.left(self.storage, name)

    @asynccontextmanager
    async def open(
        self, *, lanes: int = 8, lease: timedelta = timedelta(seconds=30), outages: tuple[type[Exception], ...] = ()
    ) -> AsyncIterator[Inbox[Work]]:
        """Run an inbox."""
        handling = Handling(
            self.storage, self.handle, self.park, lanes=lanes, patience=timedelta(milliseconds=10), outages=outages
        )
        inbox = Inbox(self.storage, handling, chat_of, lease=lease)
        running = asyncio.create_task(inbox.run())
        try:
            yield inbox
        finally:
            inbox.stop()
            await running
