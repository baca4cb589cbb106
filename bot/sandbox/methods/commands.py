"""The list of commands a bot shows."""

import re
from typing import Any, Final

from bot.sandbox.accounts import Scope
from bot.sandbox.arguments import Arguments
from bot.sandbox.methods.call import Call
from bot.sandbox.refusals import Refusal, Why

Json = dict[str, Any]

LONGEST_COMMAND: Final = 32
LONGEST_DESCRIPTION: Final = 256
COMMANDS: Final = 100
COMMAND: Final = re.compile(r"[a-z0-9_]+")
LANGUAGE: Final = re.compile(r"(?:[a-z]{2})?")
SCOPES: Final = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
#: Scopes of one chat.
ONE_CHAT: Final = frozenset({"chat", "chat_administrators", "chat_member"})


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


def _where(call: Call) -> tuple[Scope, str]:
    """Return scope and language, checked in Telegram's order: the scope's form, its chat, the language."""
    scope = call.arguments.json("scope")
    kind, chat = ("default", "") if scope is None else _read(scope)
    number = _chat(call, kind, chat) if chat else 0
    return (kind, number), language_of(call)


def _read(scope: object) -> tuple[str, str]:
    """Return the kind of a scope and the chat it names."""
    if not isinstance(scope, dict):
        raise Refusal(Why.SCOPE, detail="BotCommandScope must be an Object")
    kind = _field(scope, "type")
    if kind in SCOPES:
        return kind, ""
    if kind not in ONE_CHAT:
        raise Refusal(Why.SCOPE, detail="Unsupported type specified")
    chat = _field(scope, "chat_id")
    if not chat:
        raise Refusal(Why.SCOPE, detail="Empty chat_id specified")
    return kind, chat


def _field(scope: Json, name: str) -> str:
    if name not in scope:
        raise Refusal(Why.SCOPE, detail=f'Can\'t find field "{name}"')
    return str(scope[name])


def _chat(call: Call, kind: str, told: str) -> int:
    """Return the number of the scope's chat, which the bot must know and where such a scope is possible."""
    chat = Call(call.telegram, call.bot, Arguments({"chat_id": told})).chat_to_tidy()
    if chat.private and kind != "chat":
        raise Refusal(Why.SCOPE_OF_GROUPS)
    if chat.kind == "channel":
        raise Refusal(Why.SCOPE_OF_CHANNELS)
    return chat.id


def language_of(call: Call) -> str:
    """Return the language that is meant, empty for all."""
    language = call.arguments.text("language_code")
    if not LANGUAGE.fullmatch(language):
        raise Refusal(Why.LANGUAGE_CODE)
    return language
