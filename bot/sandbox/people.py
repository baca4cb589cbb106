"""What people do on their phones."""

import asyncio
import secrets
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from bot.sandbox.accounts import Bot, Person, Press
from bot.sandbox.chats import Chat, Message
from bot.sandbox.entities import found_in
from bot.sandbox.media import picture_of
from bot.sandbox.membership import tell_membership
from bot.sandbox.telegram import Telegram

Json = dict[str, Any]

REMEMBERED_PRESSES: Final = 10_000


class NothingThereError(Exception):
    """What the person wanted to touch is not on the screen."""


@dataclass(frozen=True, slots=True)
class Hand:
    """One person at one bot."""

    telegram: Telegram
    bot: Bot
    person: Person

    @property
    def chat(self) -> Chat:
        """Return the private chat."""
        return self.telegram.private_chat(self.bot, self.person)

    def start(self, payload: str = "") -> Message:
        """Press Start, or open a deep link; who blocked the bot lets it in again by this."""
        if self.chat.blocked:
            self.unblock()
        return self.send(f"/start {payload}".rstrip())

    def send(self, text: str, chat: Chat | None = None, **more: object) -> Message:
        """Type a text."""
        entities = found_in(text)
        content: Json = {"text": text, **({"entities": entities} if entities else {}), **more}
        return self._post(content, chat)

    def media(self, kind: str, caption: str = "", count: int = 1) -> list[Message]:
        """Attach something; an album is several pictures under one number."""
        album = {"media_group_id": str(secrets.randbelow(10**17))} if kind == "album" else {}
        told = {"caption": caption} if caption else {}
        return [
            self._post({**picture_of(self.bot, kind, self.person.id), **album, **(told if number == 0 else {})})
            for number in range(count)
        ]

    def forward(self, text: str, origin: str) -> Message:
        """Forward somebody else's text."""
        sender = {"type": "hidden_user", "sender_user_name": origin, "date": int(self.telegram.now())}
        return self.send(text, forward_origin=sender)

    def edit(self, message_id: int, text: str) -> Message:
        """Change an own text."""
        message = self._own(message_id)
        self.chat.acted_at = self.telegram.now()
        message.content = {name: value for name, value in message.content.items() if name not in {"text", "entities"}}
        entities = found_in(text)
        message.content |= {"text": text, **({"entities": entities} if entities else {})}
        message.edit_date = self.telegram.now()
        self.bot.updates.add("edited_message", message.as_json(), self.telegram.now())
        self.telegram.bell.ring(self.chat.id)
        return message

    def delete(self, message_id: int, *, for_both: bool = False) -> None:
        """Delete a message on the own phone, or on both sides; the bot is never told."""
        if message_id not in self.chat.messages:
            raise NothingThereError(message_id)
        self.chat.messages[message_id].hidden = True
        if for_both:
            del self.chat.messages[message_id]
        self.telegram.bell.ring(self.chat.id)

    async def press(self, message_id: int, data: str, patience: float) -> Json:
        """Press a button and wait for what the bot answers; the data may be forged."""
        self.chat.acted_at = self.telegram.now()
        press = Press(str(secrets.randbits(62)), self.telegram.now())
        self.bot.presses[press.id] = press
        while len(self.bot.presses) > REMEMBERED_PRESSES:
            del self.bot.presses[next(iter(self.bot.presses))]
        self.bot.updates.add("callback_query", self._query(press, message_id, data), self.telegram.now())
        with suppress(TimeoutError):
            async with asyncio.timeout(patience):
                await press.answered.wait()
        return {"id": press.id, "answered": press.answer is not None, **(press.answer or {})}

    def rename(self, first_name: str, username: str = "") -> None:
        """Take another name; the bot hears of it with the next word or press."""
        self.person.first_name, self.person.username = first_name, username
        self.telegram.bell.ring(self.chat.id)

    def show_code(self, code: str) -> None:
        """Have the authenticator app show a code; empty: there is none any more."""
        self.person.code = code
        self.telegram.bell.ring(self.chat.id)

    def block(self) -> None:
        """Block the bot."""
        self.chat.blocked = True
        self._told("member", "kicked")

    def unblock(self) -> None:
        """Let the bot in again."""
        self.chat.blocked = False
        self._told("kicked", "member")

    def deactivate(self) -> None:
        """Delete the account."""
        self.person.deactivated = True
        self.telegram.bell.ring(self.chat.id)

    def add_to_group(self, title: str, kind: str = "group") -> Chat:
        """Open a group, a supergroup or a channel with the bot in it; in a channel a bot is an administrator."""
        group = self.telegram.add_group(self.bot, title, kind)
        self.bot.met.add(self.person.id)
        self._told("left", group.membership, group)
        if kind != "channel":
            # what happens to a group is told as a message, also where privacy mode is on
            told = {"new_chat_members": [self.bot.card()]}
            message = Message(self.bot.next_message_id(), self.person.card(), group.card, self.telegram.now(), told)
            group.add(message)
            self.bot.updates.add("message", message.as_json(), self.telegram.now())
        return group

    def remove_from_group(self, group_id: int) -> None:
        """Put the bot out of a group."""
        group = self.group(group_id)
        before, group.membership = group.membership, "kicked"
        self._told(before, "kicked", group)

    def group(self, group_id: int) -> Chat:
        """Return a group by its id."""
        group = self.bot.chats.get(group_id)
        if group is None or group.private:
            raise NothingThereError(group_id)
        return group

    def _post(self, content: Json, chat: Chat | None = None) -> Message:
        chat = chat or self.chat
        if chat.private:
            chat.started = True
            chat.acted_at = self.telegram.now()
        message = Message(self.bot.next_message_id(), self.person.card(), chat.card, self.telegram.now(), content)
        return self.telegram.post(self.bot, chat, message)

    def _own(self, message_id: int) -> Message:
        message = self.chat.messages.get(message_id)
        if message is None or message.from_bot:
            raise NothingThereError(message_id)
        return message

    def _query(self, press: Press, message_id: int, data: str) -> Json:
        message = self.chat.messages.get(message_id)
        # of a message that is gone Telegram says only where it was
        told = message.as_json() if message else {"chat": self.chat.card, "message_id": message_id, "date": 0}
        return {
            "id": press.id,
            "from": self.person.card(),
            "message": told,
            "chat_instance": str(self.chat.id * 1_000_003),
            "data": data,
        }

    def _told(self, before: str, after: str, chat: Chat | None = None) -> None:
        tell_membership(self.telegram, self.bot, chat or self.chat, self.person.card(), (before, after))
