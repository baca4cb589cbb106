"""News: opened, put off, answered; received, or found wrong."""

from bot.chat.buttons import one_of
from bot.chat.family import payloads as to
from bot.chat.family.screens import notices as screens
from bot.chat.family.standing import show_turn
from bot.chat.here import Here
from bot.chat.screen import LIVE
from bot.domain.notice import Notice
from bot.domain.talk import TalkAnswer
from bot.services import news, notify, opening, reading, reopening, talks
from bot.words import Text, msg

WAITS = msg("It waits in My reports.")
ASKED = msg("A moderator will look at this case again.")
NOTED = msg("Noted.")
LOOKED_AT = msg("A senior colleague will look at this message. If it is urgent, please call the number in /contacts.")


async def open_(here: Here, press: to.Open) -> None:
    """Tell a notice in place of its push."""
    notice = await reading.open_pushed(here.work, here.rules, here.account, press.notice)
    if notice is None:
        here.toast(screens.NOT_NOW)
        return
    await here.work.outbox.found(here.account.id, notify.slot(notice.id), here.message_id)
    await _show(here, notice, notify.slot(notice.id))


async def open_here(here: Here, press: to.OpenHere) -> None:
    """Tell a notice from My reports."""
    notice = await reading.open_elsewhere(here.work, here.rules, here.account, press.notice)
    if notice is None:
        here.toast(screens.NOT_NOW)
        return
    await _show(here, notice, LIVE)


async def received(here: Here, press: to.Received) -> None:
    """Note that a notice was read."""
    notice = await reading.receive(here.work, here.account, press.notice)
    await _show(here, notice, await _slot(here, notice), NOTED)


async def answer_talk(here: Here, press: to.AnswerTalk) -> None:
    """Note when a talk is convenient."""
    said = one_of(TalkAnswer, press.answer)
    notice = await talks.answer(here.work, here.rules, here.account, press.notice, said)
    await _show(here, notice, await _slot(here, notice), NOTED)


async def reopen(here: Here, press: to.Reopen) -> None:
    """Ask that a closed case is opened again."""
    await reopening.ask(here.work, here.rules, here.account, press.report)
    here.toast(ASKED)


async def something_wrong(here: Here, press: to.SomethingWrong) -> None:
    """Have a senior look at a notice."""
    await again(here, await reading.dispute(here.work, here.rules, here.account, press.notice), LOOKED_AT)


async def again(here: Here, notice: Notice, note: Text) -> None:
    """Show a notice once more under a note, or the note alone to whom it is not told any more."""
    if await news.opens(here.work, here.rules, here.account, notice.id):
        await _show(here, notice, await _slot(here, notice), note)
    else:
        here.toast(note)


async def _slot(here: Here, notice: Notice) -> str:
    """Return where a notice stands: in the place of its push, or where it was opened from My reports."""
    slot = notify.slot(notice.id)
    return slot if await here.work.outbox.stands(here.account.id, slot) else LIVE


async def _show(here: Here, notice: Notice, slot: str, note: Text | None = None) -> None:
    report = await reading.report_of(here.work, here.account, notice)
    then = await reading.next_of(here.work, notice)
    screen = screens.opened(notice, report, here.rules, here.account.sign, note, then)
    await here.show(screen, slot=slot, tells=notice.id)


async def later(here: Here, press: to.Later) -> None:
    """Take the push away; the notice waits."""
    await reading.put_off(here.work, here.account, press.notice)
    here.toast(WAITS)


async def answer(here: Here, press: to.AnswerIt) -> None:
    """Open the answer to a moderator's question."""
    await show_turn(here, await opening.answer_notice(here.work, here.account, here.rules, press.notice))
