"""From a Telegram update to one handler of one side, inside the update's transaction."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, Final

import structlog
from telegram import Message, Update, User
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from bot.chat.buttons import parse, tag_of
from bot.chat.engine import Context
from bot.chat.here import Here
from bot.chat.lanes import chat_of
from bot.chat.refusals import sentence_for
from bot.chat.routes import Routes
from bot.domain.errors import Foreign, Refusal, Stale, TooMany
from bot.services import reach, recognition
from bot.services.rules import Rules
from bot.words import msg

log = structlog.get_logger()

#: How a moderator's start link reads: 128 random bits. Anything else that no table knows is a plain start.
INVITE: Final = re.compile(r"[\w-]{22}", re.ASCII)
#: Told with the same question, after an answer was tried three times in vain.
LOST = msg("We could not take in your last message. Nothing else is lost. Please answer once more.")


class Desk:
    """The two sides and the organisation's rules, joined to what Telegram brings."""

    def __init__(self, rules: Rules, family: Routes, moderators: Routes, groups: Collection[int] = ()) -> None:
        """Answer families with one table and moderators with the other; stay, silently, in these `groups` only."""
        self._rules, self._groups = rules, groups
        self._family = family
        self._moderators = moderators

    def handlers(self) -> list[BaseHandler[Any, Context, Any]]:
        """Return PTB's handlers; only private chats are answered, and groups are left."""
        private = filters.ChatType.PRIVATE
        return [
            CallbackQueryHandler(self._on_press),
            MessageHandler(private & filters.UpdateType.EDITED_MESSAGE, self._on_edit),
            MessageHandler(private & filters.StatusUpdate.ALL, self._on_service),
            MessageHandler(private, self._on_message),
            MessageHandler(~private, self._on_group),
            ChatMemberHandler(self._on_member, ChatMemberHandler.MY_CHAT_MEMBER),
        ]

    async def ask_again(self, work: Any, body: Mapping[str, Any]) -> None:  # noqa: ANN401 - as `Here.work`
        """Show the same question once more to whoever sent an update that could not be handled."""
        chat_id = chat_of(body)
        if chat_id is not None and chat_id > 0:
            here = await self._at(work, chat_id, None)
            await self._side(here).again(here, LOST)

    async def _on_message(self, update: Update, context: Context) -> None:
        message = update.message
        if message is None:
            return
        here = await self._here(context, message.chat.id, message.message_id, message.from_user)
        await here.work.outbox.forget(here.account.id, message.message_id)
        try:
            await self._hear(here, message)
        except Refusal as refusal:
            await self._refuse(here, refusal)

    async def _hear(self, here: Here, message: Message) -> None:
        text = message.text
        if text is None:
            await self._see(here, message)
        elif text.startswith("/"):
            await self._obey(here, text)
        else:
            here.door = "words"
            await self._side(here).typed(here, text)

    async def _obey(self, here: Here, text: str) -> None:
        """Answer a command, or a link into the bot."""
        side = self._side(here)
        name, argument = _command(text)
        here.door = f"/{name}" if name in side.commands else "unknown"
        if name == "start" and argument in side.links:
            await side.links[argument](here, "")
        elif name == "start" and INVITE.fullmatch(argument) and "join" in self._moderators.commands:
            await self._moderators.commands["join"](here, argument)
        elif name in side.commands:
            await side.commands[name](here, argument)
        else:
            await side.unknown(here, text)

    async def _see(self, here: Here, message: Message) -> None:
        """Answer what is not text."""
        side = self._side(here)
        here.door = "media"
        if message.contact is not None and message.from_user and message.contact.user_id == message.from_user.id:
            await side.phone(here, f"+{message.contact.phone_number.removeprefix('+')}")
        elif message.location is not None or message.venue is not None:
            await side.place(here, "")
        elif message.caption or not await self._more_of_album(here, message.media_group_id):
            await side.media(here, message.caption or "")

    @staticmethod
    async def _more_of_album(here: Here, album: str | None) -> bool:
        """Whether this belongs to an album that was answered already: ten pictures are answered once."""
        if album is None or album == here.account.album:
            return album is not None
        here.now_is(replace(here.account, album=album))
        await here.work.accounts.save(here.account)
        return False

    async def _on_edit(self, update: Update, context: Context) -> None:
        message = update.edited_message
        # A place that is shared live is edited every few seconds.
        if message is not None and message.location is None:
            here = await self._here(context, message.chat.id, message.message_id, message.from_user)
            here.door = "edited"
            await self._side(here).edited(here, message.text or message.caption or "")

    async def _on_press(self, update: Update, context: Context) -> None:
        query = update.callback_query
        if query is None or (query.message is not None and query.message.chat.type != ChatType.PRIVATE):
            return
        pressed_on = query.message.message_id if query.message else None
        here = await self._here(context, query.from_user.id, pressed_on, query.from_user)
        side = self._side(here)
        pressed = parse(query.data)
        here.door = tag_of(pressed)
        try:
            answer = side.unmade if pressed is None else side.presses.get(type(pressed), side.unmade)
            await answer(here, pressed)
        except Refusal as refusal:
            await self._refuse(here, refusal, pressed=True)
        if here.answer is not None:
            context.toast(here.answer)

    async def _refuse(self, here: Here, refusal: Refusal, *, pressed: bool = False) -> None:
        """Tell a refusal; an old button also brings the newest screen, and "no more today" stands on it."""
        side = self._side(here)
        here.work.audit.record(here.account.id, "refused", type(refusal).__name__, door=here.door)
        if not pressed:
            await side.again(here, sentence_for(refusal))
            return
        here.toast(sentence_for(refusal))
        if isinstance(refusal, TooMany):
            # Whoever missed the toast would believe that the report is sent.
            await side.again(here, sentence_for(refusal))
        elif isinstance(refusal, (Stale, Foreign)):
            await side.again(here, None)

    async def _on_member(self, update: Update, context: Context) -> None:
        change = update.my_chat_member
        became = getattr(change, "new_chat_member", None)  # the library lets it be missing
        if change is None or became is None:
            return
        if change.chat.type != ChatType.PRIVATE:
            if became.status in (became.MEMBER, became.ADMINISTRATOR, became.RESTRICTED):
                self._leave(context, change.chat.id)
            return
        if became.status in (became.BANNED, became.LEFT):
            here = await self._at(context.work, change.chat.id, None)
            await reach.lost(here.work, self._rules, here.account)
            return
        here = await self._here(context, change.chat.id, None, change.from_user)
        if not here.account.silent:
            await self._side(here).again(here, None)

    async def _on_service(self, update: Update, context: Context) -> None:
        """Say nothing to what Telegram notes in a chat: a pinned message, another background."""

    async def _on_group(self, update: Update, context: Context) -> None:
        """Leave also where the call that should have left was lost."""
        if update.effective_chat is not None:
            self._leave(context, update.effective_chat.id)

    def _leave(self, context: Context, chat_id: int) -> None:
        if chat_id not in self._groups:
            context.leave(chat_id)

    async def _here(self, context: Context, chat_id: int, message_id: int | None, person: User | None) -> Here:
        """Return the chat of whoever writes or presses now, recognised by what the account looks like."""
        here = await self._at(context.work, chat_id, message_id)
        if here.moderator is None:
            looks = here.work.accounts.looks(here.account.id, _looks(person))
            here.now_is(await recognition.seen(here.work, self._rules, here.account, looks))
        elif not here.account.reachable:
            here.now_is(await reach.regained(here.work, here.account))
        return here

    async def _at(self, work: Any, chat_id: int, message_id: int | None) -> Here:  # noqa: ANN401 - as `Here.work`
        account = await work.accounts.meet(chat_id)
        moderator = await work.moderators.get(account.moderator) if account.moderator else None
        return Here(work=work, account=account, rules=self._rules, moderator=moderator, message_id=message_id)

    def _side(self, here: Here) -> Routes:
        return self._family if here.moderator is None else self._moderators


def _looks(person: User | None) -> str:
    """Return what an account shows of itself, as one text; it is kept as a look-up only."""
    if person is None:
        return ""
    return "\0".join((person.first_name, person.last_name or "", person.username or "", person.language_code or ""))


def _command(text: str) -> tuple[str, str]:
    """Return a command's name and what follows it."""
    head, _, rest = text[1:].partition(" ")
    name, _, _ = head.partition("@")
    return name.lower(), rest.strip()
