"""A code is asked for; nothing else stands on that screen."""

from bot.chat.buttons import Press, Rows
from bot.chat.moderators import payloads as on
from bot.chat.screen import Screen
from bot.words import Text, msg

_ROWS: Rows = ((Press(msg("Help"), on.Help()), Press(msg("Language"), on.Languages())),)


def ask(note: Text | None = None) -> Screen:
    """Ask for the code."""
    return Screen((note, msg("Please write the code from your app.")), _ROWS)


def ask_operator(note: Text | None = None) -> Screen:
    """Tell whoever has no codes yet whom to ask."""
    told = msg(
        "Whoever works here now shows a code from an authenticator app. Please ask the operator for a new invitation."
    )
    return Screen((note, told), _ROWS)
