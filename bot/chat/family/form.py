"""A family answers every question of every form."""

from bot.chat.family import commands
from bot.chat.family import payloads as to
from bot.chat.family.screens import hard, numbers, phrase, reports, sent
from bot.chat.family.screens.guidance import first_steps
from bot.chat.family.standing import ended, show_turn, stand
from bot.chat.form.presses import Presses, Stage
from bot.chat.here import Here
from bot.chat.screen import LIVE
from bot.domain.account import Safety
from bot.domain.report import Report
from bot.services import answering, drafts, guidance, safety_phrase, siblings
from bot.services.answering import Said
from bot.services.reports import BLANK, BLANKED
from bot.words import msg

#: So many characters nobody types twice.
LONG = 100
OUTSIDE = msg("We have not kept these words: here the answer is a button. Please choose one below.")


async def typed(here: Here, words: str) -> None:
    """Take typed words. A long text that could not be taken stays in the chat, for it can be copied there."""
    said = await answering.say(here.work, here.account, here.rules, words)
    if said.turn is not None and said.turn.unkept and len(words) > LONG and not here.account.silent:
        await here.work.outbox.leave(here.account.id, here.message_id)
    await show(here, said)


async def phone(here: Here, number: str) -> None:
    """Take the sender's own number, shared as a contact, where a phone is asked for."""
    if await answering.asks_for_phone(here.work, here.account):
        await typed(here, number)
    else:
        await commands.media(here, "")


async def pause(here: Here, _: to.Pause) -> None:
    """Put the draft aside."""
    draft = await drafts.put_aside(here.work, here.account)
    if draft is None and here.account.safety is Safety.NOTED:
        await stand(here, None)
        return
    await here.show(sent.paused(here.rules, draft.id if draft else None))


async def resume(here: Here, press: to.Resume) -> None:
    """Go on with a draft."""
    await show_turn(here, await drafts.resume(here.work, here.account, press.draft))


async def show(here: Here, said: Said) -> None:
    """Show what came of words or a press."""
    if said.taken is not None:
        await here.show(reports.taken_over(said.taken, silent=here.account.silent))
    elif said.sent is not None:
        await show_sent(here, said.sent)
    elif said.asked is not None:
        draft = said.turn.draft.id if said.turn else None
        # A cry for help is answered, never corrected; that something of it was not stored is still told.
        note = said.turn.note if said.turn and not said.turn.unkept else None
        lines = hard.support(here.rules, here.account.language)
        await here.show(hard.called(said.asked, lines, draft, note))
    elif said.checked is not None:
        here.aside(None)
        await here.show(numbers.checked(said.checked))
    elif said.turn is None:
        await stand(here, None if here.account.language is None else OUTSIDE)
    elif said.ended:
        await here.show(await ended(here, said.turn))
    else:
        await show_turn(here, said.turn)


async def show_sent(here: Here, report: Report) -> None:
    """Show the receipt; the end of a short form stands apart, where it is blanked."""
    here.aside(None)
    if report.silent and here.work.now - report.sent_at > 2 * BLANK:
        # An old button: by now nothing of it may stand here any more.
        await stand(here, None)
    elif report.silent:
        await here.work.outbox.clear(here.account.id, LIVE)
        await here.show(sent.noted(report), slot=BLANKED)
    else:
        told = await guidance.of_report(here.work, report)
        steps = first_steps(told, here.account, here.rules, here.words.language)
        children = await siblings.left(here.work, here.account, report)
        lines = hard.support(here.rules, here.account.language)
        receipt = sent.receipt(report, here.rules, lines, steps, children)
        offered = await safety_phrase.offered(here.work, here.account, report)
        await here.show(phrase.offered(receipt) if offered else receipt)


async def leave(here: Here) -> None:
    """Show the menu: Back was pressed at the first question."""
    await stand(here, None)


#: What answers the buttons under every question.
PRESSES = Presses(Stage(said=show, turn=show_turn, screen=Here.show, leave=leave))
