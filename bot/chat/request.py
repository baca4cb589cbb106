"""How calls reach Telegram: python-telegram-bot's request, with troubles kept apart that it throws together."""

import json
import ssl
from functools import cache
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TelegramError
from telegram.request import BaseRequest, RequestData
from yarl import URL

#: Seconds a call waits without a word from Telegram, and for a connection.
READ: Final = 8.0
CONNECT: Final = 4.0
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}


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


class Request(BaseRequest):
    """One pool of connections. Raises ServerTrouble and TooFast; never logs what Telegram said.

    Through aiohttp: with the library's own httpx a call takes a millisecond of processor time, and every press is
    a call. It takes an eighth of that.
    """

    def __init__(self, connections: int) -> None:
        """Make a pool of so many `connections`."""
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds a call waits without a word from Telegram, unless it says otherwise."""
        return READ

    async def initialize(self) -> None:
        """Open the pool."""
        self._pool()

    def _pool(self) -> aiohttp.ClientSession:
        """Return the pool, opened when it is first asked for: that needs a running event loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=certificates()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )
        return self._session

    async def shutdown(self) -> None:
        """Give the connections back."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - what we write fits one packet
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one for all calls
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - as above
    ) -> tuple[int, bytes]:
        """Do one call; parameters only, no files. Raises NetworkError when the line fails, caused by what failed."""
        wait = read_timeout if isinstance(read_timeout, (int, float)) else READ
        status, payload = await self._asked(method, url, request_data.json_parameters if request_data else None, wait)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            raise TooFast(_patience(payload))
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise ServerTrouble(status)
        return status, payload

    async def _asked(self, method: str, url: str, told: dict[str, str] | None, wait: float) -> tuple[int, bytes]:
        """Return the status and the body of the answer, read within `wait` seconds of silence."""
        patience = aiohttp.ClientTimeout(total=None, connect=CONNECT, sock_read=wait)
        there = URL(url, encoded=True)
        try:
            async with self._pool().request(
                method,
                there,
                data=None if told is None else urlencode(told).encode(),
                headers=None if told is None else FORM,
                timeout=patience,
                allow_redirects=False,
                proxy=_proxy(there.scheme, there.host),
            ) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise NetworkError(type(error).__name__) from error

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
    return ssl.create_default_context(cafile=certifi.where())


@cache
def _proxy(scheme: str, host: str | None) -> str | None:
    """Return the proxy of the environment, looked up once: the library would do so for every call."""
    return None if host is None or proxy_bypass(host) else getproxies().get(scheme)


def _patience(payload: bytes) -> float:
    """Return the `retry_after` of a 429, or a second where it holds none."""
    try:
        return max(0.0, float(json.loads(payload)["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError):
        return 1.0
