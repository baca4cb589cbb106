"""News: opened, put off, answered."""

from bot.chat.family import payloads as to
from bot.chat.family.screens import notices as screens
from bot.chat.family.standing import show_turn
from bot.chat.here import Here
from bot.services import notify, opening, reports
from bot.words import msg

WAITS = msg("It waits in My reports.")
COMING = msg("A newer message is on its way. Please open that one.")


async def open_(here: Here, press: to.Open) -> None:
    """Tell a notice in place of its push."""
    notice = await notify.open_pushed(here.work, here.account, press.notice)
    if notice is None:
        here.toast(COMING)
        return
    report = await reports.own(here.work, here.account, notice.report)
    slot = notify.slot(notice.id)
    await here.work.outbox.found(here.account.id, slot, here.message_id)
    await here.show(screens.opened(notice, report), slot=slot)


async def open_here(here: Here, press: to.OpenHere) -> None:
    """Tell a notice from My reports."""
    notice = await notify.open_elsewhere(here.work, here.account, press.notice)
    await here.show(screens.opened(notice, await reports.own(here.work, here.account, notice.report)))


async def later(here: Here, press: to.Later) -> None:
    """Take the push away; the notice waits."""
    await notify.put_off(here.work, here.account, press.notice)
    here.toast(WAITS)


async def answer(here: Here, press: to.AnswerIt) -> None:
    """Open the answer to a moderator's question."""
    await show_turn(here, await opening.answer_notice(here.work, here.account, here.rules, press.notice))
