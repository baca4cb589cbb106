"""People and bots, as Telegram describes them."""

import asyncio
import re
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Final

from bot.sandbox.chats import Chat
from bot.sandbox.updates import Updates
from bot.sandbox.webhooks import Webhook

Json = dict[str, Any]
#: Where commands are shown: the kind of scope, and its chat (0 for the scopes of many).
Scope = tuple[str, int]

SECRET: Final = re.compile(r"[A-Za-z0-9_-]{24,}")
#: Ids handed out to people need more than 32 bits, as real ones may.
FIRST_PERSON: Final = 5_000_000_000
#: Groups count down; supergroups and channels share another range.
FIRST_GROUPS: Final = {"group": -4_000_000_000, "supergroup": -1_002_000_000_000, "channel": -1_002_500_000_000}


@dataclass(slots=True)
class Person:
    """Somebody with a phone."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    deactivated: bool = False
    #: What this one's authenticator app shows, where there is one.
    code: str = ""

    def card(self) -> Json:
        """Describe the person as a User object."""
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        named = {name: value for name, value in optional.items() if value}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **named}


@dataclass(slots=True)
class Press:
    """A button somebody pressed, until the bot answers it."""

    id: str
    pressed_at: float
    answer: Json | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Bot:
    """One bot: its profile, its chats and what waits for it."""

    token: str
    id: int
    name: str = "Sandbox bot"
    username: str = ""
    last_message_id: int = 0
    chats: dict[int, Chat] = field(default_factory=dict)
    #: People met in groups: known, but not to be written to first.
    met: set[int] = field(default_factory=set)
    updates: Updates = field(default_factory=Updates)
    webhook: Webhook | None = None
    presses: dict[str, Press] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], list[Json]] = field(default_factory=dict)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    sent_at: deque[float] = field(default_factory=lambda: deque(maxlen=30))
    logged_out: bool = False

    def card(self) -> Json:
        """Describe the bot as a User object."""
        return {"id": self.id, "is_bot": True, "first_name": self.says("name"), "username": self.username}

    def says(self, name: str, language_code: str = "") -> str:
        """Return a text of the profile in a language, or else the one for all."""
        default = self.name if name == "name" else ""
        return self.profile.get((name, language_code)) or self.profile.get((name, "")) or default

    def next_message_id(self) -> int:
        """Count messages as Telegram does: one sequence over all private chats of the bot."""
        self.last_message_id += 1
        return self.last_message_id
