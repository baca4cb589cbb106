"""Telegram's side, as thin as it can be: it takes every call after a while, and brings updates to the webhook.

The sandbox is strict and keeps chats; here it would be measured too. This one only counts.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from time import monotonic
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

#: How long (seconds) a call takes over the network.
NETWORK: Final = 0.03
#: Telegram brings updates over at most so many connections.
CONNECTIONS: Final = 40
ME: Final = {"id": 4242424242, "is_bot": True, "first_name": "Bench", "username": "invented_bot"}
TOKEN: Final = "4242424242:BENCH-invented-token-for-the-measure-0"  # noqa: S105 - it opens nothing


Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(slots=True)
class Telegram:
    """What the bot called, and where it wants its updates."""

    #: Told the chat of every screen, once the call is answered.
    shown: Callable[[int], None] = lambda _: None
    #: When messages were sent, edited or deleted, and in which chat.
    called: list[tuple[float, str, int]] = field(default_factory=list)
    #: Calls by method.
    calls: dict[str, int] = field(default_factory=dict)
    #: The address and the secret of the webhook, once they are set.
    webhook: "asyncio.Future[tuple[str, str]]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    #: One count for the messages of both sides, as in a chat.
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the calls of one connection."""
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                body = await reader.readexactly(_length(head))
                path, at = head.split(b" ", 2)[1].decode(), monotonic()
                await asyncio.sleep(NETWORK)
                answer = json.dumps({"ok": True, "result": self._answer(path.rsplit("/", 1)[1], body, at)}).encode()
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(answer)
                )
                writer.write(answer)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    def _answer(self, method: str, body: bytes, at: float) -> object:
        """Return what the Bot API says to a call that came then."""
        self.calls[method] = self.calls.get(method, 0) + 1
        if method == "getMe":
            return ME
        if method == "getMyCommands":
            return []
        if method.startswith("getMy"):
            return {"description": "", "short_description": ""}
        told = dict(parse_qsl(body.decode())) if body else {}
        if method == "setWebhook":
            self.webhook.set_result((told["url"], told["secret_token"]))
        if method.startswith(("send", "edit", "delete")) and "chat_id" in told:
            self.called.append((at, method, int(told["chat_id"])))
        if method not in ("sendMessage", "editMessageText"):
            return True
        chat = int(told["chat_id"])
        self.shown(chat)
        number = told.get("message_id") or next(self.numbers)
        return {"message_id": int(number), "date": 1, "chat": {"id": chat, "type": "private"}, "text": "-"}


@asynccontextmanager
async def listening() -> AsyncIterator[tuple[Telegram, str]]:
    """Yield Telegram and the root of its Bot API."""
    telegram = Telegram()
    async with await asyncio.start_server(telegram.serve, "127.0.0.1", 0) as server:
        yield telegram, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


class Bell:
    """Brings updates to the webhook, over few lasting connections, as Telegram does."""

    def __init__(self, url: str, secret: str) -> None:
        """Ring at `url` with `secret`."""
        place = urlsplit(url)
        self._host, self._port = place.hostname or "", place.port or 80
        self._head = (
            f"POST {place.path} HTTP/1.1\r\nHost: {place.netloc}\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\nContent-Length: "
        )
        self._lines: asyncio.LifoQueue[Line | None] = asyncio.LifoQueue()
        for _ in range(CONNECTIONS):
            self._lines.put_nowait(None)

    async def ring(self, update: dict[str, Any]) -> int:
        """Bring one update, when a connection is free; return the HTTP status."""
        body = json.dumps(update).encode()
        line = await self._lines.get()
        try:
            while True:
                try:
                    line = line or await asyncio.open_connection(self._host, self._port)
                    return await self._brought(body, *line)
                except (asyncio.IncompleteReadError, ConnectionError):
                    line = None  # the app hangs up on a connection that was quiet
        finally:
            self._lines.put_nowait(line)

    async def _brought(self, body: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> int:
        writer.write(f"{self._head}{len(body)}\r\n\r\n".encode() + body)
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        return int(head.split(b" ", 2)[1])

    def close(self) -> None:
        """Hang up."""
        while not self._lines.empty():
            if (line := self._lines.get_nowait()) is not None:
                line[1].close()


def _length(head: bytes) -> int:
    """Return how many bytes follow a head."""
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return 0
