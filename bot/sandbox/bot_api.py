"""The side of the sandbox that a bot sees: methods and files."""

import asyncio
import json
from time import time
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.sandbox.arguments import Arguments, read_arguments
from bot.sandbox.bell import A_CALL
from bot.sandbox.broken import instead, spoiled
from bot.sandbox.faults import Fault
from bot.sandbox.methods import METHODS
from bot.sandbox.methods.call import Call
from bot.sandbox.refusals import Refusal, Why
from bot.sandbox.telegram import Telegram

Json = dict[str, Any]


class Answer(JSONResponse):
    """An answer in Telegram's compact JSON, letters beyond ASCII escaped as it escapes them."""

    def render(self, content: object) -> bytes:
        """Write the JSON."""
        return json.dumps(content, separators=(",", ":")).encode()


async def call_method(request: Request) -> Response:
    """Answer one call, or let it go wrong as was asked for."""
    telegram: Telegram = request.app.state.telegram
    method = request.path_params["method"].lower()
    arguments = await read_arguments(request)
    record: Json = {
        "at": time(),
        "date": telegram.now(),
        "method": method,
        "called": request.path_params["method"],
        "chat_id": arguments.text("chat_id"),
        "code": None,
        "fault": "",
    }
    telegram.calls.append(record)
    struck = telegram.faults.strike(method, arguments.text("chat_id"))
    record["fault"] = " ".join(fault.kind for fault in struck)
    try:
        return await respond(telegram, request.path_params["token"], arguments, record, struck)
    finally:
        if method != "getupdates" or struck:
            telegram.bell.ring(A_CALL)


async def respond(telegram: Telegram, token: str, arguments: Arguments, record: Json, struck: list[Fault]) -> Response:
    """Answer a call, unless a fault that struck is in the way; write down what came of it."""
    for fault in struck:
        if fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        elif response := instead(fault):
            record["code"] = response.status_code if fault.kind in {"status", "retry_after"} else 0
            return response
    body, code = await answer(telegram, token, record["method"], arguments)
    record["code"] = code
    for fault in struck:
        if fault.kind != "slow":
            return spoiled(fault, body, code)
    return Answer(body, code)


async def answer(telegram: Telegram, token: str, method: str, arguments: Arguments) -> tuple[Json, int]:
    """Do what was called for and return the answer with its status."""
    try:
        bot = telegram.bot(token)
        if method not in METHODS:
            raise Refusal(Why.METHOD_NOT_FOUND)  # noqa: TRY301 (one place writes refusals)
        result = await METHODS[method](Call(telegram, bot, arguments))
    except Refusal as refusal:
        return refusal.body(), refusal.code
    return {"ok": True, "result": result}, 200


async def fetch_file(request: Request) -> Response:
    """Hand out a file by the path that getFile named."""
    telegram: Telegram = request.app.state.telegram
    bot = telegram.bots.get(request.path_params["token"])
    held = bot.files.get(request.path_params["file_id"]) if bot else None
    if held is None:
        return Answer({"ok": False, "error_code": 404, "description": "Not Found"}, 404)
    return Response(held[1], media_type="application/octet-stream")
