"""Somebody who plays an act of the script: does it once, and looks until the screen has changed.

Nobody presses again: what Telegram still holds, and what the database holds, is enough.
"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from bot.sandbox.telegram import Telegram
from bot.services import codes
from tests.kills.script import INVITE, Act
from tests.sandbox.phone import Json, NotOnScreenError, Phone

#: How long (seconds) anything may take, a restart included.
PATIENCE: Final = 40.0
WRONG: Final = "This code is not right"


class Hand:
    """One person's phone, looked at whenever it rings."""

    def __init__(self, phone: Phone, telegram: Telegram, invite: str, secret: str) -> None:
        """Hold `phone`, whose chat is one of `telegram`; a moderator has an `invite`, and an app with its `secret`."""
        self.phone, self._telegram, self._invite, self._secret = phone, telegram, invite, secret

    async def play(self, act: Act) -> None:
        """Do what the script says and wait for what is to be seen then."""
        if act.verb == "start":
            await self.phone.start(self._invite if act.what == INVITE else "")
        elif act.verb == "send":
            await self.phone.send(act.what)
        elif act.verb == "code":
            await self._show_code(act.then)
        else:
            message, data = await self.look(lambda shown: button(shown, act.what), act.what)
            await self.phone.press_data(message, data, timeout=0)
        await self.look(lambda shown: says(shown, act.then), act.then)

    async def _show_code(self, then: str) -> None:
        """Write the code that the app shows now, and the next one where a restart took longer than a code lasts."""
        await self.phone.send(self._code())
        await self.look(lambda shown: says(shown, then) or says(shown, WRONG), then)
        if not says(await self.phone.messages(), then):
            await self.phone.send(self._code())

    def _code(self) -> str:
        return codes.code(self._secret, datetime.fromtimestamp(self._telegram.now(), UTC))

    async def look(self, found: Callable[[list[Json]], Any], what: str) -> Any:  # noqa: ANN401 - whatever was found
        """Wait until something is found among the messages, looking whenever a chat changes."""
        rung: asyncio.Queue[int | None] = asyncio.Queue()
        self._telegram.bell.listeners.add(rung)
        try:
            async with asyncio.timeout(PATIENCE):
                while not (result := found(await self.phone.messages())):
                    await rung.get()
                    while not rung.empty():
                        rung.get_nowait()
        except TimeoutError:
            screen = "\n".join(str((m["message_id"], m["text"], m["buttons"])) for m in await self.phone.messages())
            message = f"{self.phone.name}: no {what!r} on\n{screen}"
            raise NotOnScreenError(message) from None
        finally:
            self._telegram.bell.listeners.discard(rung)
        return result


def button(shown: list[Json], label: str) -> tuple[int, str] | None:
    """Return the newest button of this label, or else one that begins with it."""
    buttons = [(m["message_id"], b) for m in reversed(shown) for row in m["buttons"] for b in row]
    exactly = ((number, str(b["data"])) for number, b in buttons if b["text"] == label)
    roughly = ((number, str(b["data"])) for number, b in buttons if b["text"].startswith(label))
    return next(exactly, None) or next(roughly, None)


def says(shown: list[Json], words: str) -> bool:
    """Whether a message of the bot, or a button, says these words."""
    return any(
        words in m["text"] or any(words in b["text"] for row in m["buttons"] for b in row)
        for m in shown
        if m["from_bot"]
    )
