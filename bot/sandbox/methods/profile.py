"""What a bot says of itself."""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from bot.sandbox.methods.call import Call
from bot.sandbox.methods.commands import language_of
from bot.sandbox.refusals import Refusal, Why

Json = dict[str, Any]

#: How long each text may be, and the refusal of a longer one.
LONGEST: Final = {
    "name": (64, Why.NAME_TOO_LONG),
    "description": (512, Why.DESCRIPTION_TOO_LONG),
    "short_description": (120, Why.SHORT_DESCRIPTION_TOO_LONG),
}


async def get_me(call: Call) -> Json:
    """Describe the bot."""
    return {
        **call.bot.card(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def log_out(call: Call) -> bool:
    """Log the bot out of this server; it answers no more."""
    call.bot.logged_out = True
    return True


async def close(call: Call) -> bool:
    """Close the bot here; its next call opens it again."""
    call.bot.updates.interrupt(Why.OTHER_GETUPDATES)
    return True


def profile_reader(name: str) -> Callable[[Call], Awaitable[Json]]:
    """Make the method that returns one text of the profile."""

    async def read(call: Call) -> Json:
        return {name: call.bot.says(name, language_of(call))}

    return read


def profile_writer(name: str) -> Callable[[Call], Awaitable[bool]]:
    """Make the method that sets one text of the profile."""

    async def write(call: Call) -> bool:
        key, text = (name, language_of(call)), call.arguments.text(name)
        longest, why = LONGEST[name]
        if len(text) > longest:
            raise Refusal(why)
        if text:
            call.bot.profile[key] = text
        else:
            call.bot.profile.pop(key, None)
        call.telegram.bell.ring(0)
        return True

    return write


async def get_chat_menu_button(call: Call) -> Json:
    """Return the menu button."""
    return call.bot.menu_button


async def set_chat_menu_button(call: Call) -> bool:
    """Set the menu button."""
    call.bot.menu_button = call.arguments.json("menu_button") or {"type": "default"}
    return True
