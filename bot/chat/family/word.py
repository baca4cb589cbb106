"""How often a family hears from us where nothing changes: chosen, and changed under the word itself."""

from bot.chat.buttons import one_of
from bot.chat.family import notices
from bot.chat.family import payloads as to
from bot.chat.family.screens import word as screens
from bot.chat.here import Here
from bot.domain.word import Word
from bot.services import word


async def usual(here: Here, press: to.UsualWord) -> None:
    """Show how often that is."""
    await here.show(screens.choose(await word.offered(here.work, here.account, press.report)))


async def choose(here: Here, press: to.ChooseWord) -> None:
    """Keep how often, and show it."""
    chosen = one_of(Word, press.word)
    await here.show(screens.choose(await word.choose(here.work, here.account, press.report, chosen)))


async def answer(here: Here, press: to.AnswerWord) -> None:
    """Keep how often, and say so under the word."""
    chosen = one_of(Word, press.word)
    notice = await word.answer(here.work, here.account, press.notice, chosen)
    await notices.again(here, notice, screens.KEPT[chosen])
