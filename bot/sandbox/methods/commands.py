"""The list of commands a bot shows."""

import json
import re
from typing import Any, Final

from bot.sandbox.methods.call import Call
from bot.sandbox.refusals import Refusal, Why

Json = dict[str, Any]

LONGEST_COMMAND: Final = 32
LONGEST_DESCRIPTION: Final = 256
COMMANDS: Final = 100
COMMAND: Final = re.compile(r"[a-z0-9_]+")
LANGUAGE: Final = re.compile(r"(?:[a-z]{2})?")
SCOPES: Final = frozenset({
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators",
    "chat", "chat_administrators", "chat_member",
})  # fmt: skip


async def set_my_commands(call: Call) -> bool:
    """Set the commands of one scope and language."""
    given = _given(call)
    where = _where(call)
    commands = [_command(one) for one in given]
    if len(commands) > COMMANDS:
        raise Refusal(Why.TOO_MANY_COMMANDS)
    call.bot.commands[where] = commands
    call.telegram.bell.ring(0)
    return True


async def get_my_commands(call: Call) -> list[Json]:
    """Return the commands of one scope and language."""
    return call.bot.commands.get(_where(call), [])


async def delete_my_commands(call: Call) -> bool:
    """Drop the commands of one scope and language."""
    call.bot.commands.pop(_where(call), None)
    return True


def _given(call: Call) -> list[Json]:
    given = call.arguments.json("commands")
    if given is not None and not isinstance(given, list):
        raise Refusal(Why.COMMANDS_NOT_AN_ARRAY)
    for command in given or []:
        if not isinstance(command, dict):
            raise Refusal(Why.COMMAND, detail="expected an Object")
        for field in ("command", "description"):
            if field not in command:
                raise Refusal(Why.COMMAND, detail=f'Can\'t find field "{field}"')
    return given or []


def _command(given: Json) -> Json:
    command, description = str(given["command"]).strip().removeprefix("/"), str(given["description"]).strip()
    if not command:
        raise Refusal(Why.COMMAND_EMPTY)
    if len(command) > LONGEST_COMMAND:
        raise Refusal(Why.COMMAND_TOO_LONG)
    if not description:
        raise Refusal(Why.COMMAND_UNDESCRIBED)
    if len(description) > LONGEST_DESCRIPTION:
        raise Refusal(Why.COMMAND_DESCRIPTION_TOO_LONG)
    if not COMMAND.fullmatch(command):
        raise Refusal(Why.COMMAND_INVALID)
    return {"command": command, "description": description}


def _where(call: Call) -> tuple[str, str]:
    scope = call.arguments.json("scope") or {"type": "default"}
    if not isinstance(scope, dict):
        raise Refusal(Why.SCOPE, detail="BotCommandScope must be an Object")
    if scope.get("type") not in SCOPES:
        raise Refusal(Why.SCOPE, detail="Unsupported type specified")
    language = call.arguments.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise Refusal(Why.LANGUAGE_CODE)
    return json.dumps(scope, sort_keys=True), language
