"""The look before sending, and the sending."""

from bot.chat.family import payloads as to
from bot.chat.family.form import show_sent
from bot.chat.family.screens import additions
from bot.chat.family.screens import check as screens
from bot.chat.family.standing import show_turn
from bot.chat.here import Here
from bot.services import answering, drafts, reports
from bot.services.reports import BLANKED


async def check(here: Here, press: to.Check) -> None:
    """Show the answers."""
    await show_turn(here, await answering.look(here.work, here.account, press.draft), press.page)


async def section(here: Here, press: to.Section) -> None:
    """Show one part of the answers."""
    turn = await answering.look(here.work, here.account, press.draft)
    await (here.show(screens.section(turn, press.part)) if turn.step is None else show_turn(here, turn))


async def change(here: Here, press: to.Change) -> None:
    """Ask one answered question again."""
    await show_turn(here, await answering.change(here.work, here.account, press.draft, press.step))


async def send(here: Here, press: to.Send) -> None:
    """Ask whether to send."""
    turn = await answering.look(here.work, here.account, press.draft)
    await (here.show(screens.confirm(turn)) if turn.step is None else show_turn(here, turn))


async def send_now(here: Here, press: to.SendNow) -> None:
    """Send, and give the receipt."""
    await show_sent(here, await answering.send(here.work, here.account, here.rules, press.draft))


async def discard(here: Here, press: to.Discard) -> None:
    """Delete a draft, after asking."""
    if press.sure:
        await here.show(screens.discarded(await drafts.throw_away(here.work, here.account, press.draft)))
    else:
        draft = await drafts.own(here.work, here.account, press.draft)
        await here.show(additions.discard(draft) if draft.adds else screens.discard(draft))


async def three_words(here: Here, press: to.ThreeWords) -> None:
    """Show the words with which someone trusted can go on."""
    phrase = await reports.three_words(here.work, here.account, press.report)
    await here.show(screens.three_words(phrase), slot=BLANKED)


async def blank(here: Here, _: to.Blank) -> None:
    """Take the words off the screen."""
    await reports.blank(here.work, here.account.id)
