"""Whoever waits for us sees that we are there: a press is answered within a second, and a chat sees us typing.

Both are for updates that take long, in the queue or in the work; they are never stored, and harmless when lost. A
press answered early has no words: those it would have had are lost, and the screen that follows says where one stands.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

import structlog

from bot.chat.lanes import chat_of

log = structlog.get_logger()

#: After so many seconds a press is answered without words, and a chat is shown that we are typing.
ANSWER: Final = 0.7
TYPING: Final = 1.5
#: While so many signs are under way no typing is shown: where very much waits, the answers themselves come first.
SIGNS: Final = 8
#: So many updates are remembered: one that Telegram brings twice is answered once.
REMEMBERED: Final = 4096


class Sign(Protocol):
    """How somebody is told that we are there; the gateway has it."""

    async def answer(self, query: str, words: str | None = None) -> None:
        """Answer a press."""

    async def typing(self, chat_id: int) -> None:
        """Show that we are typing."""


@dataclass(slots=True, repr=False)
class Wait:
    """One update, from its arrival to its end."""

    query: str | None
    answered: bool = False
    timers: list[asyncio.TimerHandle] = field(default_factory=list)

    def end(self) -> None:
        """Wait no longer."""
        for timer in self.timers:
            timer.cancel()
        self.timers.clear()


class Waiting:
    """Everybody who waits."""

    def __init__(
        self, sign: Sign, *, answer: float = ANSWER, typing: float = TYPING, remembered: int = REMEMBERED
    ) -> None:
        """Tell them by `sign`, after so many seconds."""
        self._remembered = remembered
        self._sign, self._answer_after, self._typing_after = sign, answer, typing
        self._waits: OrderedDict[int, Wait] = OrderedDict()
        self._signs: set[asyncio.Task[None]] = set()

    def begin(self, body: Mapping[str, Any]) -> None:
        """Begin with an update as it arrives; a second time changes nothing."""
        number = body.get("update_id")
        if not isinstance(number, int) or number in self._waits:
            return
        query = body.get("callback_query")
        wait = Wait(query.get("id") if isinstance(query, Mapping) else None)
        loop, chat = asyncio.get_running_loop(), chat_of(body)
        if wait.query is not None:
            wait.timers.append(loop.call_later(self._answer_after, self._answer_early, wait))
        if chat is not None and chat > 0:
            wait.timers.append(loop.call_later(self._typing_after, self._type, chat))
        self._waits[number] = wait
        while len(self._waits) > self._remembered:
            self._waits.popitem(last=False)[1].end()

    def end(self, body: Mapping[str, Any]) -> None:
        """End with an update that is no press."""
        self._of(body).end()

    async def answer(self, body: Mapping[str, Any], query: str, words: str | None) -> None:
        """End with a press: answer it, unless that was done."""
        wait = self._of(body)
        wait.end()
        if not wait.answered:
            wait.answered = True
            await self._sign.answer(query, words)

    def _of(self, body: Mapping[str, Any]) -> Wait:
        return self._waits.get(body.get("update_id", -1)) or Wait(None)

    def _answer_early(self, wait: Wait) -> None:
        if not wait.answered and wait.query is not None:
            wait.answered = True
            self._show(self._sign.answer(wait.query))

    def _type(self, chat: int) -> None:
        if len(self._signs) < SIGNS:
            self._show(self._sign.typing(chat))

    def _show(self, sign: Awaitable[None]) -> None:
        """Give a sign beside everything else."""
        task = asyncio.ensure_future(sign)
        self._signs.add(task)
        task.add_done_callback(self._signs.discard)

    async def close(self) -> None:
        """Wait no longer for anything."""
        for wait in self._waits.values():
            wait.end()
        for task in self._signs:
            task.cancel()
