"""How calls reach Telegram: python-telegram-bot's request, with troubles kept apart that it throws together."""

import json
import ssl
from functools import cache
from http import HTTPStatus
from typing import Any, Final

import httpx
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

#: Seconds a call waits without a word from Telegram, and for a connection.
READ: Final = 8.0
CONNECT: Final = 4.0


class ServerTrouble(TelegramError):
    """Telegram's server answered with a status of the 5xx family."""

    def __init__(self, status: int) -> None:
        """Keep the HTTP `status`."""
        super().__init__(f"http {status}")
        self.status = status


class TooFast(TelegramError):
    """Telegram asks to wait (429)."""

    def __init__(self, seconds: float) -> None:
        """Keep how many `seconds` it asks for."""
        super().__init__("http 429")
        self.seconds = seconds


class Request(HTTPXRequest):
    """One pool of connections. Raises ServerTrouble and TooFast; never logs what Telegram said."""

    def __init__(self, connections: int) -> None:
        """Make a pool of so many `connections`."""
        super().__init__(
            connection_pool_size=connections,
            read_timeout=READ,
            write_timeout=READ,
            connect_timeout=CONNECT,
            pool_timeout=CONNECT,
            httpx_kwargs={"verify": certificates()},
        )

    async def do_request(self, *args: Any, **named: Any) -> tuple[int, bytes]:  # noqa: ANN401 - passed on as they are
        """Do one call; see the library's own page."""
        status, payload = await super().do_request(*args, **named)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            raise TooFast(_patience(payload))
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServerTrouble(status)
        return status, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer. Raises TelegramError when it is cut; the library would log it whole."""
        try:
            read = json.loads(payload)
        except ValueError:
            read = None
        if not isinstance(read, dict):
            message = "unreadable answer"
            raise TelegramError(message)
        return read


@cache
def certificates() -> ssl.SSLContext:
    """Return whom we trust, read once: that takes longer than all the rest of a start."""
    return httpx.create_ssl_context()


def _patience(payload: bytes) -> float:
    """Return the `retry_after` of a 429, or a second where it holds none."""
    try:
        return max(0.0, float(json.loads(payload)["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError):
        return 1.0
