"""The commands of Telegram's own menu, in every language. Nothing in them names whom the bot is for."""

from bot.chat.family.screens.commands import LISTED
from bot.chat.gateway import Gateway
from bot.chat.here import FIRST_LANGUAGE
from bot.i18n import translators


async def show(gateway: Gateway) -> None:
    """Tell Telegram the commands; where it will not listen, the menu stays as it was."""
    for language, words in translators().items():
        listed = {name: words.plain(text) for name, text in LISTED.items()}
        await gateway.commands(listed, language)
        if language == FIRST_LANGUAGE:
            await gateway.commands(listed)
