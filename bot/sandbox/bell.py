"""Rings when a chat changes, so that a page can look again."""

import asyncio
from collections.abc import AsyncIterator
from typing import Final

#: What is said instead of a chat: everything changed; a call was made.
EVERYTHING: Final = 0
A_CALL: Final = 1


class Bell:
    """Everybody who listens hears which chats changed."""

    def __init__(self) -> None:
        """Nobody listens yet."""
        self.listeners: set[asyncio.Queue[int | None]] = set()

    def ring(self, chat_id: int) -> None:
        """Say that a chat changed, or EVERYTHING, or that there was A_CALL."""
        for listener in self.listeners:
            listener.put_nowait(chat_id)

    def silence(self) -> None:
        """Send everybody home."""
        for listener in self.listeners:
            listener.put_nowait(None)

    async def heard(self) -> AsyncIterator[int]:
        """Listen until sent home."""
        listener: asyncio.Queue[int | None] = asyncio.Queue()
        self.listeners.add(listener)
        try:
            while (chat_id := await listener.get()) is not None:
                yield chat_id
        finally:
            self.listeners.discard(listener)
