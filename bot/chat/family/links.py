"""Links into the bot, `https://t.me/<bot>?start=…`: to a language or a screen, never with a word about anybody."""

from collections.abc import Mapping

from bot.chat.family import commands, guidance
from bot.chat.family.recognition import answered
from bot.chat.family.standing import resume
from bot.chat.here import Here
from bot.chat.routes import OnWords
from bot.i18n import LANGUAGES
from bot.services import privacy


def speaking(language: str) -> OnWords:
    """Return the answer to a link in a language: whoever has chosen none yet need not be asked."""

    async def answer(here: Here, words: str) -> None:
        if here.account.language is None:
            here.now_is(await privacy.choose_language(here.work, here.account, language))
        await answered(resume)(here, words)

    return answer


LINKS: Mapping[str, OnWords] = {
    **{language: speaking(language) for language in LANGUAGES},
    "contacts": guidance.contacts,
    "fraud": guidance.fraud,
    "safety": commands.safety,
    "privacy": commands.privacy,
    "help": commands.help_,
}
