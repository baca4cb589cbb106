"""Answers that go wrong on the wire: nothing, half of it, or what a proxy in front of Telegram says."""

import json
from math import ceil
from typing import Any, Final

from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

from bot.sandbox.faults import Fault
from bot.sandbox.refusals import CODES_WITH_WORDS, Refusal, Why, error_body

Json = dict[str, Any]

PROXY_PAGE: Final = (
    "<html>\r\n<head><title>{status} {words}</title></head>\r\n<body>\r\n<center><h1>{status} {words}</h1></center>"
    "\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


async def hang_up(scope: Scope, receive: Receive, *, flush: bool = False) -> None:
    """Close the connection under the call; what was not flushed is lost."""
    transport = scope["state"]["transport"]
    if flush:
        transport.close()
    else:
        transport.abort()
    while (await receive())["type"] != "http.disconnect":
        pass


class Cut(Response):
    """No answer at all."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 (nothing is sent)
        """Hang up."""
        await hang_up(scope, receive)


class Half(Response):
    """The first half of an answer."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Promise the whole length, send half of it, hang up."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        half = bytes(self.body)[: len(self.body) // 2]
        await send({"type": "http.response.body", "body": half, "more_body": True})
        await hang_up(scope, receive, flush=True)


def instead(fault: Fault) -> Response | None:
    """Return what is answered instead of doing the call, or nothing where it is done first."""
    if fault.kind in {"cut", "away"}:
        return Cut()
    if fault.kind == "retry_after":
        return JSONResponse(Refusal(Why.TOO_MANY_REQUESTS, seconds=ceil(fault.seconds)).body(), 429)
    if fault.kind != "status":
        return None
    words = fault.description or CODES_WITH_WORDS.get(fault.status, "Internal Server Error")
    if fault.html:
        page = PROXY_PAGE.format(status=fault.status, words=words.partition(":")[0])
        return HTMLResponse(page, fault.status)
    return JSONResponse(error_body(fault.status, words), fault.status)


def spoiled(fault: Fault, body: Json, status: int) -> Response:
    """Return what becomes of an answer on its way back."""
    whole = json.dumps(body).encode()
    return Half(whole, status, media_type="application/json") if fault.kind == "half" else Cut()
