"""The answers are sent, or deleted."""

from bot.chat.family import payloads as to
from bot.chat.family.form import show_sent
from bot.chat.family.screens import sent as screens
from bot.chat.form import changes, check
from bot.chat.here import Here
from bot.services import answering, drafts, reports
from bot.services import three_words as phrases
from bot.services.reports import BLANKED


async def send_now(here: Here, press: to.SendNow) -> None:
    """Send, and give the receipt."""
    await show_sent(here, await answering.send(here.work, here.account, here.rules, press.draft))


async def discard(here: Here, press: to.Discard) -> None:
    """Delete a draft, after asking."""
    if press.sure:
        await here.show(screens.discarded(await drafts.throw_away(here.work, here.account, press.draft)))
    else:
        draft = await drafts.own(here.work, here.account, press.draft)
        await here.show(changes.discard(draft) if draft.adds else check.discard(draft))


async def three_words(here: Here, press: to.ThreeWords) -> None:
    """Show the words with which someone trusted can go on."""
    phrase = await phrases.give(here.work, here.account, press.report)
    await here.show(screens.three_words(phrase), slot=BLANKED)


async def blank(here: Here, _: to.Blank) -> None:
    """Take the words off the screen."""
    await reports.blank(here.work, here.account.id)
