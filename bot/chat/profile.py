"""What Telegram shows of the bot by itself: commands for families and for each moderator, and two texts about it.

Nothing in it names whom the bot is for: a phone may be inspected. Everything is looked at before it is set, so that a
restart changes nothing; what Telegram does not take stays as it was, and is only told.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any

import structlog
from telegram import BotCommand, BotCommandScopeAllPrivateChats, BotCommandScopeChat, BotCommandScopeDefault
from telegram.error import TelegramError

from bot.chat.family.screens.commands import LISTED as FAMILY
from bot.chat.gateway import Gateway
from bot.chat.here import FIRST_LANGUAGE
from bot.chat.moderators.screens.home import LISTED as MODERATORS
from bot.chat.outcomes import outcome_of
from bot.i18n import Translator, translators
from bot.words import Text, msg

log = structlog.get_logger()

#: Shown in the chat before Start is pressed: at most 512 characters.
DESCRIPTION = msg(
    "Hello. Here you can leave a request and learn where else to turn. A person will read what you write. Press Start."
)
#: Shown in the profile, and where somebody passes the link on: at most 120 characters.
SHORT = msg("Requests, and where else to turn. A person reads them.")

Look = Callable[[], Awaitable[Any]]
#: Does a job inside its transaction.
Do = Callable[[Any, Mapping[str, str]], Awaitable[None]]


class Profile:
    """The bot's own page at Telegram."""

    def __init__(self, gateway: Gateway, reading: Callable[[], AbstractAsyncContextManager[Any]]) -> None:
        """Speak through `gateway`; who moderates is looked up in a transaction of `reading`."""
        self._bot, self._reading = gateway.bot, reading

    async def introduce(self) -> None:
        """Show everything as it should be. Never raises: the bot works without."""
        try:
            for language, words in translators().items():
                await self._speak(words, language)
            await self._speak(translators()[FIRST_LANGUAGE], "")
            async with self._reading() as work:
                accounts = [moderator.account for moderator in await work.moderators.active()]
            for account in accounts:
                await self._menu(account)
        except Exception as trouble:  # noqa: BLE001 - it is shown at the next start
            log.warning("profile.unset", trouble=type(trouble).__name__)

    async def menu(self, ids: Mapping[str, str]) -> Do:
        """Show the commands of one account's chat, before the transaction that ends the job."""
        await self._menu(ids["account"])
        return _done

    async def _speak(self, words: Translator, language: str) -> None:
        """Show families the commands and the texts in one `language`, empty for whoever reads another."""
        bot = self._bot
        await self._commands(_listed(FAMILY, words), BotCommandScopeAllPrivateChats(), language)
        # An earlier version listed them everywhere: in a group nothing may stand.
        await self._commands((), BotCommandScopeDefault(), language)
        about, short = words.plain(DESCRIPTION), words.plain(SHORT)
        await _stand(
            about, lambda: _of(bot.get_my_description(language), "description"),
            lambda: bot.set_my_description(about, language),
        )  # fmt: skip
        await _stand(
            short, lambda: _of(bot.get_my_short_description(language), "short_description"),
            lambda: bot.set_my_short_description(short, language),
        )  # fmt: skip

    async def _menu(self, account_id: str) -> None:
        """Show a moderator's commands in the moderator's language; take them away from who is none any more."""
        async with self._reading() as work:
            account = await work.accounts.get(account_id)
            try:
                chat_id = await work.accounts.chat_id(account_id)
            except LookupError:
                return
        words = translators()[account.language or FIRST_LANGUAGE]
        listed = _listed(MODERATORS, words) if account.moderator is not None else ()
        await self._commands(listed, BotCommandScopeChat(chat_id), "")

    async def _commands(self, listed: tuple[BotCommand, ...], scope: Any, language: str) -> None:  # noqa: ANN401 - of many
        bot = self._bot
        await _stand(
            listed, lambda: bot.get_my_commands(scope, language),
            lambda: bot.set_my_commands(listed, scope, language) if listed else bot.delete_my_commands(scope, language),
        )  # fmt: skip


def _listed(commands: Mapping[str, Text], words: Translator) -> tuple[BotCommand, ...]:
    return tuple(BotCommand(name, words.plain(text)) for name, text in commands.items())


async def _of(look: Awaitable[object], name: str) -> object:
    return getattr(await look, name)


async def _stand(wanted: object, look: Look, change: Look) -> None:
    """Change what stands where it is not what is `wanted`."""
    try:
        if await look() != wanted:
            await change()
    except TelegramError as error:
        log.warning("profile.unset", code=outcome_of(error).code)


async def _done(_: object, __: Mapping[str, str]) -> None:
    """Nothing is left to do in the transaction."""
