"""A family at its phone: it types, presses, and sees what stands in its chat."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from bot.chat.engine import Engine
from bot.chat.voice import Voice
from bot.domain.account import Account
from bot.domain.message import Button, Message
from bot.questionnaire.draft import Draft
from bot.services import reading
from bot.services.rules import Rules
from bot.storage.work import Storage
from tests.chat import updates
from tests.fakes import FixedClock
from tests.sandbox.phone import plain

LEASE = timedelta(minutes=1)
RULES = Rules(
    organisation="Вигадана спілка",
    support_lines={"uk": "0 800 000 000 (вигадана)", "en": "0 800 000 000 (invented)"},
    child_helpline="0 800 000 001",
)


def parted(text: str) -> str:
    """Return a text with its numbers as one types them: on a screen no line ends within one."""
    return re.sub(r"(?<=\d)\u00a0(?=\d)", " ", text.replace("\u2011", "-"))


@dataclass(slots=True)
class World:
    """The bot's side: engine, database, clock; and every chat."""

    storage: Storage
    engine: Engine
    clock: FixedClock
    toasts: list[str | None]
    rules: Rules = RULES
    families: "dict[int, Family]" = field(default_factory=dict)
    #: While Telegram is away, nothing arrives.
    away: bool = False

    def family(self, chat: int = 5_000_000_001) -> "Family":
        """Return the family at this chat."""
        return self.families.setdefault(chat, Family(self, chat))

    async def tell(self, body: dict[str, Any]) -> str | None:
        """Handle one raw update and deliver what it queued; return the toast."""
        async with self.storage.work() as work:
            after = await self.engine.handle(work, body)
        self.toasts.clear()
        if after is not None:
            await after()
        await self.deliver()
        return next(iter(self.toasts), None)

    async def deliver(self) -> None:
        """Bring every letter to its chat, as a patient sender would."""
        for _ in range(0 if self.away else 20):
            self.clock.move(seconds=2)
            async with self.storage.work() as work:
                letters = await work.outbox.take(50, LEASE)
                for letter in letters:
                    if letter.tells is not None:
                        await reading.look_again(work, self.rules, Voice(), letter.tells, letter.slot)
                    begun = await work.outbox.begin(letter)
                    if begun is not None:
                        await work.outbox.sent(begun, self.families[begun.chat_id].receive(begun))
            if not letters:
                return


@dataclass(slots=True)
class Family:
    """One chat as it looks on the phone."""

    world: World
    chat: int
    messages: dict[int, Message | str] = field(default_factory=dict)
    last: int = 0
    toast: str | None = None

    def receive(self, letter: Any) -> int | None:  # noqa: ANN401 - a letter of the outbox
        """Show, change or remove messages; return what stands."""
        if letter.message is None:
            for each in letter.deletions:
                self.messages.pop(each, None)
            return None
        assert letter.message.html, f"Telegram takes no message without words: {letter.message.rows}"
        if letter.standing in self.messages and not letter.below:
            self.messages[letter.standing] = letter.message
            return int(letter.standing)
        self.last += 1
        self.messages[self.last] = letter.message
        return self.last

    async def types(self, *texts: str) -> "Family":
        """Type texts, one after another."""
        for text in texts:
            self.last += 1
            self.messages[self.last] = text
            self.toast = await self.world.tell(updates.typed(self.chat, text, self.last))
        return self

    async def presses(self, *labels: str) -> "Family":
        """Press buttons by their labels, the newest message first."""
        for label in labels:
            message_id, button = self._find(label)
            self.toast = await self.world.tell(updates.pressed(self.chat, button.data, message_id))
        return self

    async def press_data(self, data: str) -> "Family":
        """Press a button remembered from earlier."""
        self.toast = await self.world.tell(updates.pressed(self.chat, data, self.last))
        return self

    async def sends_photo(self, album: str | None = None) -> "Family":
        """Send a photo."""
        self.last += 1
        self.messages[self.last] = "(a photo)"
        self.toast = await self.world.tell(updates.photo(self.chat, self.last, album))
        return self

    async def sends(self, **parts: Any) -> "Family":  # noqa: ANN401 - whatever Telegram brings
        """Send a message that holds these parts."""
        self.last += 1
        self.messages[self.last] = "(something)"
        return await self.tells(updates.sent(self.chat, self.last, **parts))

    async def edits(self, text: str) -> "Family":
        """Change a message sent before."""
        self.toast = await self.world.tell(updates.edited(self.chat, text, self.last))
        return self

    async def tells(self, body: dict[str, Any]) -> "Family":
        """Have anything else come from this chat."""
        self.toast = await self.world.tell(body)
        return self

    @property
    def screen(self) -> str:
        """The text of the newest message of the bot, its numbers as one types them."""
        return next((parted(m.html) for _, m in self._ours()), "")

    @property
    def everything(self) -> str:
        """Every text that stands in the chat, its numbers as one types them."""
        return parted("\n".join(m if isinstance(m, str) else m.html for m in self.messages.values()))

    @property
    def labels(self) -> list[str]:
        """The buttons under the newest message of the bot."""
        return [button.label for _, button in self._buttons(limit=1)]

    @property
    def rows(self) -> list[list[str]]:
        """The same buttons, as they stand beside one another."""
        return [[button.label for button in row] for row in self._ours()[0][1].rows]

    def data(self, label: str) -> str:
        """Return what a button would send."""
        return self._find(label)[1].data

    def _ours(self) -> list[tuple[int, Message]]:
        return [(n, m) for n, m in sorted(self.messages.items(), reverse=True) if isinstance(m, Message)]

    def _buttons(self, limit: int | None = None) -> Iterable[tuple[int, Button]]:
        for number, message in self._ours()[:limit]:
            yield from ((number, button) for row in message.rows for button in row)

    def _find(self, label: str) -> tuple[int, Button]:
        found = [(n, b) for n, b in self._buttons() if plain(b.label) == plain(label)]
        found = found or [(n, b) for n, b in self._buttons() if plain(label) in plain(b.label)]
        assert found, f"no button {label!r} under {self.labels}: {self.screen}"
        return found[0]

    async def account(self) -> Account:
        """Who this family is to the bot."""
        async with self.world.storage.work() as work:
            return await work.accounts.meet(self.chat)

    async def drafts(self) -> list[Draft]:
        """Return what it has begun."""
        account = await self.account()
        async with self.world.storage.reading() as work:
            return await work.drafts.of(account.id)

    async def begins(self, language: str = "English") -> "Family":
        """Go from /start to the menu."""
        await self.types("/start")
        await self.presses(language)
        if language == "English":
            return await self.presses("No", "Yes, I agree")
        return await self.presses("Ні", "Так, даю згоду")

    async def reports(self) -> "Family":
        """Open the full form, past the question of age."""
        return await (await self.begins()).presses("Report a person", "Yes")

    async def answers_to_region(self) -> "Family":
        """Answer everything up to the region."""
        await self.presses("Brother or sister")
        await self.types("Vyhadanenko", "Ostap")
        await self.presses("Has none", "There are none", "Male")
        await self.types("14.03.1989")
        await self.presses("No contact, cause unknown")
        await self.types("March 2024", "Kharkiv")
        return self

    async def answers_to_story(self) -> "Family":
        """Answer everything up to the own words."""
        await self.answers_to_region()
        await self.types("Chuhuiv")
        return await self.presses("Same as last contact", "I do not know", "Skip")

    async def answers_all(self) -> "Family":
        """Answer everything, up to the check."""
        await self.answers_to_story()
        await self.types("He stopped answering.")
        await self.presses("Done", "There are none", "Nowhere yet", "Done")
        await self.types("Olena")
        await self.presses("Telegram only", "You may call", "Done", "Nobody", "Done")
        return self


def with_rules(world: World, **parts: Any) -> Rules:  # noqa: ANN401 - any of the organisation's choices
    """Return the world's rules with some of them changed."""
    return replace(world.rules, **parts)
