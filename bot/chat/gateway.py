"""Telegram's Bot API: long polls in, letters out, presses answered. Nothing here is kept or decided."""

import asyncio
import warnings
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Literal, Protocol

import structlog
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, Conflict, InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.chat.outcomes import Outcome, outcome_of
from bot.chat.request import READ, Request, TooFast
from bot.domain.message import Message

log = structlog.get_logger()

#: What Telegram is asked to tell us.
KINDS: Final = ("message", "edited_message", "callback_query", "my_chat_member")
#: How long (seconds) a long poll waits.
LONG: Final = 30
#: The first pause (seconds) after a failed start; it doubles.
FIRST_PAUSE: Final = 0.5
TELEGRAM: Final = "https://api.telegram.org"
NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)

Trouble = Literal["away", "conflict", "wait"]


class TokenRefused(Exception):
    """Telegram does not know this token."""

    def __init__(self) -> None:
        """Say so in one line, without the token."""
        super().__init__("Telegram does not know the token in DODOMU_TOKEN; BotFather shows the right one")


class Letter(Protocol):
    """What the gateway must know of a row of the outbox."""

    @property
    def chat_id(self) -> int:
        """Where it goes."""

    @property
    def message(self) -> Message | None:
        """What is shown; None for a deletion."""

    @property
    def deletions(self) -> Sequence[int]:
        """The messages to delete, at most 100."""


@dataclass(frozen=True, slots=True, repr=False)
class Polled:
    """What one long poll brought: raw updates, or why there are none."""

    updates: tuple[Mapping[str, Any], ...] = ()
    trouble: Trouble | None = None
    seconds: float = 0.0


class Gateway:
    """The bot's account at one Bot API server. Its token is never shown."""

    def __init__(self, token: str, root: str = TELEGRAM, *, calls: int = 16) -> None:
        """Speak for `token` at the server `root`, with at most so many `calls` side by side."""
        warnings.filterwarnings("ignore", "Please use 'Bot.getUpdates'")
        root = root.rstrip("/")
        self._pools = Request(calls), Request(1)
        # Toasts and signs may be many where much waits: half of the lines is always left to the messages themselves.
        self._asides = asyncio.Semaphore(max(1, calls // 2))
        self.bot: ExtBot[None] = ExtBot(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._pools[0],
            get_updates_request=self._pools[1],
        )

    def __repr__(self) -> str:
        """Show no token."""
        return "Gateway()"

    async def open(self) -> None:
        """Wait until Telegram is there and knows us. Raises TokenRefused."""
        await self._until(self.bot.initialize)

    async def username(self) -> str | None:
        """Return the bot's name at Telegram, None where Telegram is away. Raises TokenRefused."""
        try:
            await self.bot.initialize()
        except InvalidToken:
            raise TokenRefused from None
        except TelegramError:
            return None
        else:
            return self.bot.username
        finally:
            await self.close()

    async def close(self) -> None:
        """Give the connections back, also those of a call made before it was open."""
        await self.bot.shutdown()
        for pool in self._pools:
            await pool.shutdown()

    async def there(self) -> bool:
        """Whether Telegram answers; it is asked for nothing."""
        try:
            await self.bot.get_me()
        except TelegramError:
            return False
        return True

    async def poll(self, offset: int | None) -> Polled:
        """Wait up to half a minute for updates from `offset` on; raw, for one malformed update must spoil no other.

        Raises TokenRefused.
        """
        asked = {"offset": offset, "timeout": LONG, "allowed_updates": list(KINDS)}
        try:
            raw = await self.bot.do_api_request("getUpdates", asked, read_timeout=LONG + READ)
        except InvalidToken:
            raise TokenRefused from None
        except TelegramError as error:
            return _trouble(error)
        return Polled(tuple(raw))

    async def send(self, letter: Letter, standing: int | None) -> Outcome:
        """Edit the message `standing` into the letter's, send it anew (None), or delete what it names."""
        try:
            if letter.message is None:
                return await self._delete(letter.chat_id, letter.deletions)
            if standing is None:
                return await self._anew(letter.chat_id, letter.message)
            return await self._edit(letter.chat_id, standing, letter.message)
        except TelegramError as error:
            return outcome_of(error)

    async def _anew(self, chat_id: int, message: Message) -> Outcome:
        """Send a new message."""
        sent = await self.bot.send_message(
            chat_id,
            message.html,
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(message),
            protect_content=message.protected,
            # What is revealed to a moderator must not ring either: a lock screen shows its first lines.
            disable_notification=message.protected,
            link_preview_options=NO_PREVIEW,
        )
        return Outcome("sent", message_id=sent.message_id)

    async def _edit(self, chat_id: int, standing: int, message: Message) -> Outcome:
        """Change the message that stands."""
        await self.bot.edit_message_text(
            message.html,
            chat_id,
            standing,
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(message),
            link_preview_options=NO_PREVIEW,
        )
        return Outcome("sent", message_id=standing)

    async def _delete(self, chat_id: int, messages: Sequence[int]) -> Outcome:
        """Delete what Telegram still lets us delete; one that it does not must not keep its neighbours."""
        try:
            await self.bot.delete_messages(chat_id, messages)
        except BadRequest:
            for message in messages:
                with suppress(BadRequest):
                    await self.bot.delete_message(chat_id, message)
        return Outcome("sent")

    async def answer(self, query: str, words: str | None = None) -> None:
        """Answer the press `query`, with a toast where there are `words`; a failure is swallowed."""
        try:
            async with self._asides:
                await self.bot.answer_callback_query(query, words)
        except TelegramError as error:
            log.debug("toast.lost", code=outcome_of(error).code)

    async def typing(self, chat_id: int) -> None:
        """Show for a few seconds that we are typing; a failure is swallowed."""
        try:
            async with self._asides:
                await self.bot.send_chat_action(chat_id, ChatAction.TYPING)
        except TelegramError as error:
            log.debug("typing.lost", code=outcome_of(error).code)

    async def leave(self, chat_id: int) -> None:
        """Leave a group or channel; where that fails, the next word from there has us try again."""
        try:
            await self.bot.leave_chat(chat_id)
        except TelegramError as error:
            log.warning("group.not_left", code=outcome_of(error).code)

    async def webhook(self, url: str, secret: str) -> None:
        """Have Telegram bring updates to `url` with `secret`. Waits for Telegram; raises TokenRefused."""
        await self._until(lambda: self.bot.set_webhook(url, secret_token=secret, allowed_updates=KINDS))

    async def no_webhook(self) -> None:
        """Have Telegram keep updates for polling. Waits for Telegram; raises TokenRefused."""
        await self._until(self.bot.delete_webhook)

    async def _until(self, call: Callable[[], Awaitable[object]]) -> None:
        """Repeat `call` until Telegram takes it. Raises TokenRefused."""
        pause = FIRST_PAUSE
        while True:
            try:
                await call()
            except InvalidToken:
                raise TokenRefused from None
            except TelegramError as error:
                outcome = outcome_of(error)
                log.warning("telegram.away", code=outcome.code)
                await asyncio.sleep(max(pause, error.seconds if isinstance(error, TooFast) else 0.0))
                pause = min(pause * 2, LONG)
            else:
                return


def start_link(username: str | None, payload: str) -> str:
    """Return the link that opens a chat with the bot and says `payload`; what to send where its name is not known."""
    if username is None:
        return f"Telegram does not answer now. Open the bot and send it: /start {payload}"
    return f"https://t.me/{username}?start={payload}"


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    """Return the buttons under `message`, None where it has none."""
    if not message.rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in message.rows]
    )


def _trouble(error: TelegramError) -> Polled:
    """Return why a long poll brought nothing."""
    match error:
        case Conflict():
            return Polled(trouble="conflict")
        case TooFast():
            return Polled(trouble="wait", seconds=error.seconds)
    return Polled(trouble="away")
