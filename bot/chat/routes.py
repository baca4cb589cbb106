"""Which handler answers what: each side of the house (family, moderators) fills one table."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.chat.buttons import Payload
from bot.chat.here import Here
from bot.domain.errors import Foreign
from bot.words import Text

#: Answers a press on a button with this payload.
OnPress = Callable[[Here, Any], Awaitable[None]]
#: Answers words: a command's argument, or a typed text.
OnWords = Callable[[Here, str], Awaitable[None]]
#: Shows where somebody stands, under a note.
OnNote = Callable[[Here, Text | None], Awaitable[None]]


async def unmade(_: Here, __: object) -> None:
    """Take a button that this side never made for one that is not this account's. Raises Foreign."""
    raise Foreign


@dataclass(frozen=True, kw_only=True, slots=True)
class Routes:
    """One side's answers to everything that can come in."""

    presses: Mapping[type[Payload], OnPress]
    #: Answers a press on anything else.
    unmade: OnPress = unmade
    commands: Mapping[str, OnWords]
    #: What may follow /start in a link, and where it leads; what is not here leads where /start does.
    links: Mapping[str, OnWords] = field(default_factory=dict)
    #: A typed text that is no command.
    typed: OnWords
    #: A command this side does not know, with all that follows it.
    unknown: OnWords
    #: A photo, voice, document, sticker, somebody's contact, a poll; the words are its caption.
    media: OnWords
    #: The sender's own number, shared as a contact.
    phone: OnWords
    #: A place on the map, in whatever form; nothing of it is handed on.
    place: OnWords
    #: A message was changed after it was sent.
    edited: OnWords
    #: The newest screen once more, under a line of note: a refusal, an old button, an answer that was lost.
    again: OnNote
