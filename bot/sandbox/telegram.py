"""The whole of the local Telegram: bots by token, people by id, one clock, and a record of every call."""

import re
import secrets
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bot.sandbox.accounts import FIRST_GROUPS, FIRST_PERSON, SECRET, Bot, Person
from bot.sandbox.bell import Bell
from bot.sandbox.chats import ASKED_FOR, Chat, Message
from bot.sandbox.faults import Faults
from bot.sandbox.refusals import Refusal, Why
from bot.sandbox.updates import Updates

Json = dict[str, Any]

LONGEST_TOKEN: Final = 80
NUMBER: Final = re.compile(r"[1-9][0-9]{0,15}")
REMEMBERED_CALLS: Final = 200_000
#: No bot uses up the numbers of messages and updates faster than this.
NUMBERS_A_SECOND: Final = 16


@dataclass(slots=True)
class Settings:
    """What may be chosen for one sandbox."""

    #: None: any well-formed token makes a bot; otherwise these and no others.
    tokens: Sequence[str] | None = None
    clock: Callable[[], float] = time.time
    #: Answer 429 where a bot sends faster than Telegram lets it.
    strict_rates: bool = False
    #: As a server started with --local does: plain HTTP and any port for webhooks on this machine.
    local_webhooks: bool = True
    #: The first pause before a webhook is tried again; it doubles.
    webhook_pause: float = 1.0
    #: Begins everything anew when the page asks for it; None: the sandbox alone does.
    anew: Callable[[], None] | None = None


@dataclass(slots=True)
class Telegram:
    """Everything that outlives a restart of the bot."""

    settings: Settings = field(default_factory=Settings)
    bots: dict[str, Bot] = field(default_factory=dict)
    people: dict[int, Person] = field(default_factory=dict)
    #: What the page shows: whose phones lie there, and a leaflet beside them.
    table: Json = field(default_factory=dict)
    #: Changes when everything begins anew, so that a page knows.
    life: str = field(default_factory=secrets.token_hex)
    calls: deque[Json] = field(default_factory=lambda: deque(maxlen=REMEMBERED_CALLS))
    faults: Faults = field(default_factory=Faults)
    bell: Bell = field(default_factory=Bell)
    shift: float = 0.0

    def __post_init__(self) -> None:
        """Register the bots that were promised."""
        for token in self.settings.tokens or ():
            self._register(token)

    def now(self) -> float:
        """Tell the time, as far as it was shifted."""
        return self.settings.clock() + self.shift

    def bot(self, token: str) -> Bot:
        """Find the bot of a token, or make it on its first call."""
        if known := self.bots.get(token):
            if known.logged_out:
                raise Refusal(Why.LOGGED_OUT)
            return known
        number, _, secret = token.partition(":")
        if len(token) > LONGEST_TOKEN or not NUMBER.fullmatch(number) or not secret:
            raise Refusal(Why.INVALID_TOKEN)
        if self.settings.tokens is not None or not SECRET.fullmatch(secret):
            raise Refusal(Why.UNAUTHORIZED)
        return self._register(token)

    def _register(self, token: str) -> Bot:
        number = int(token.partition(":")[0])
        # a bot that outlives its sandbox must not meet the same numbers again
        first = int(self.now() * NUMBERS_A_SECOND) % 2**30
        name = f"sandbox_{number}_bot"
        bot = self.bots[token] = Bot(token, number, username=name, last_message_id=first, updates=Updates(first + 1))
        self.bell.ring(0)
        return bot

    async def begin_anew(self) -> None:
        """Forget everything but the tokens that were promised and who listens."""
        for bot in self.bots.values():
            bot.updates.hand_over([])
            if bot.webhook:
                await bot.webhook.stop()
        self.bots, self.people, self.table, self.shift = {}, {}, {}, 0.0
        self.calls.clear()
        self.faults.clear()
        self.life = secrets.token_hex()
        self.__post_init__()
        self.bell.ring(0)

    def add_person(self, details: Json) -> Person:
        """Give somebody an account; one that exists is left as it is."""
        number = int(details.get("id") or FIRST_PERSON + len(self.people) + 1)
        if known := self.people.get(number):
            return known
        person = Person(
            number,
            str(details.get("first_name") or "Nobody"),
            str(details.get("last_name") or ""),
            str(details.get("username") or ""),
            str(details.get("language_code") or ""),
        )
        self.people[number] = person
        return person

    def private_chat(self, bot: Bot, person: Person) -> Chat:
        """Return the chat of a person with a bot, empty at first."""
        if person.id not in bot.chats:
            told = {name: value for name, value in person.card().items() if name not in {"is_bot", "language_code"}}
            bot.chats[person.id] = Chat(person.id, "private", person.first_name, {**told, "type": "private"})
        return bot.chats[person.id]

    def add_group(self, bot: Bot, title: str, kind: str = "group") -> Chat:
        """Open a group, a supergroup or a channel. Raises ValueError for anything else."""
        if kind not in FIRST_GROUPS:
            message = f"unknown kind of group: {kind!r}"
            raise ValueError(message)
        number = FIRST_GROUPS[kind] - sum(not chat.private for chat in bot.chats.values()) - 1
        rights = {"all_members_are_administrators": False} if kind == "group" else {}
        card = {"id": number, "title": title, "type": kind, **rights}
        status = "administrator" if kind == "channel" else "member"
        chat = bot.chats[number] = Chat(number, kind, title, card, started=True, membership=status)
        return chat

    def post(self, bot: Bot, chat: Chat, message: Message) -> Message:
        """Put a message into its chat and let the phones know."""
        chat.add(message)
        if message.from_bot:
            chat.typing_until = 0.0
            message.unasked = self.now() - chat.acted_at > ASKED_FOR
            if not message.silent:
                chat.push(message)
        elif chat.private or (chat.membership == "member" and message.text.startswith("/")):
            # in a group a bot hears commands only, as long as its privacy mode is on
            bot.updates.add("message", message.as_json(), self.now())
        self.bell.ring(chat.id)
        return message
