"""The door at which Telegram rings: a hidden path, a secret, and "received" only once it is kept."""

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

#: The largest update (bytes) that is read; Telegram's are far smaller.
LARGEST: Final = 1_000_000
HEADER: Final = "x-telegram-bot-api-secret-token"

#: Makes updates durable, or raises whatever keeps it from that.
Receive = Callable[[Sequence[object]], Awaitable[None]]


def path_of(secret: str) -> str:
    """Return the path that belongs to `secret`: nobody finds it by looking, and it does not tell the secret."""
    return "/telegram/" + hashlib.sha256(b"webhook path\0" + secret.encode()).hexdigest()[:32]


def route(secret: str, receive: Receive, below: str = "") -> Route:
    """Return the route of the webhook, `below` the path of its address."""
    return Route(below.rstrip("/") + path_of(secret), Webhook(secret, receive).ring, methods=["POST"])


class Webhook:
    """Takes updates from whoever knows the secret."""

    def __init__(self, secret: str, receive: Receive) -> None:
        """Hand updates to `receive`."""
        self._secret, self._receive = secret.encode(), receive

    async def ring(self, request: Request) -> Response:
        """Answer 200 once the update is durable, 503 when it could not be made so; 403 keeps nothing."""
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), self._secret):
            return Response(status_code=HTTPStatus.FORBIDDEN)
        body = await _read(request)
        if body is None:
            return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        try:
            update: Any = json.loads(body)
        except (ValueError, RecursionError):
            return Response(status_code=HTTPStatus.BAD_REQUEST)
        try:
            await self._receive([update])
        except Exception:  # noqa: BLE001 - Telegram brings it again; the inbox told the operator
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE, headers={"retry-after": "1"})
        return Response()


async def _read(request: Request) -> bytes | None:
    """Return the body, None where it is larger than any update."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)
