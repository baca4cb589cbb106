"""The arguments of one call, however they were sent: query, form, multipart or JSON; each becomes a text."""

import json
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.sandbox.refusals import Refusal, Why

TRUE: Final = frozenset({"true", "yes", "1"})
#: What Telegram calls an argument when it complains; any other is called by its name.
CALLED: Final = {"message_ids": "message_ids", "reply_markup": "reply keyboard markup", "scope": "BotCommandScope"}


@dataclass(slots=True)
class Arguments:
    """What a bot sent along with a method."""

    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text, empty when absent."""
        return self.texts.get(name, "")

    def flag(self, name: str) -> bool:
        """Return a yes or no."""
        return self.text(name).strip().lower() in TRUE

    def integer(self, name: str, default: int = 0, least: int = -(2**31), most: int = 2**31 - 1) -> int:
        """Return a number within its limits; what is no number counts as nought."""
        text = self.text(name)
        return max(least, min(most, _number(text) if text else default))

    def json(self, name: str) -> Any:  # noqa: ANN401 (JSON may be anything)
        """Read an argument that holds JSON; absent is None."""
        if not (text := self.text(name)):
            return None
        try:
            return json.loads(text)
        except ValueError as error:
            raise Refusal(Why.NOT_JSON, what=CALLED.get(name, name.replace("_", " "))) from error


def _number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0


async def read_arguments(request: Request) -> Arguments:
    """Read the arguments of a request."""
    arguments = Arguments(dict(request.query_params))
    body = await request.body()
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        _add_json(arguments, body)
    elif kind.startswith("multipart/form-data"):
        _add_multipart(arguments, kind, body)
    elif body:
        arguments.texts.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return arguments


def _add_json(arguments: Arguments, body: bytes) -> None:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        return
    for name, value in given.items() if isinstance(given, dict) else ():
        if value is not None:
            arguments.texts[name] = value if isinstance(value, str) else json.dumps(value)


def _add_multipart(arguments: Arguments, kind: str, body: bytes) -> None:
    parts = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    for part in parts.iter_parts():
        name = str(part.get_param("name", "", header="content-disposition"))
        content = part.get_payload(decode=True)
        held = content if isinstance(content, bytes) else b""
        if filename := part.get_filename():
            arguments.files[name] = (filename, held)
        else:
            arguments.texts[name] = held.decode("utf-8", "replace")
