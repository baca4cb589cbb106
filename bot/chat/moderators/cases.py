"""A case in a moderator's chat: its card, what opens from it, and whom it is about for a while."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import cases as on
from bot.chat.moderators.screens import case as screens
from bot.chat.moderators.screens import case_reveal, evidence
from bot.chat.moderators.told import minutes
from bot.domain.errors import Foreign
from bot.domain.moves import Axis
from bot.services import casebook, casework, claims, drafts, holds
from bot.services import evidence as kept
from bot.words import Text, msg

STOPPED = msg("Messages about this case are stopped.")
LET_GO = msg("Messages about this case go again.")
TAKEN_BACK = msg("The item counts no more.")


def slot(case: str) -> str:
    """Return the slot of a case's card."""
    return f"case:{case}"


def revealed(case: str) -> str:
    """Return where stands what is revealed of a case."""
    return f"{casebook.REVEALED}/{case}"


async def show(here: Here, case: str, note: Text | None = None) -> None:
    """Show a case's card as it stands now, in place; what was being filled in about it waits."""
    view = await casebook.of(here.work, me(here), case)
    if await casework.current(here.work, here.account) is not None:
        await drafts.pause(here.work, here.account)
        here.aside(None)
    await here.show(screens.card(view, here.work.now, note), slot(case))


async def bring(here: Here, press: on.Case) -> None:
    """Show a case's card as the newest message: where it stood before, nobody would see it change."""
    await here.work.outbox.clear(here.account.id, slot(press.case))
    await show(here, press.case)


async def card(here: Here, press: on.Card) -> None:
    """Return to a case's card, where it stands."""
    await show(here, press.case)


async def command(here: Here, _: str) -> None:
    """Show the cases with tasks, and those I worked on last."""
    briefs = await casebook.recent(here.work, me(here))
    mine = await claims.mine(here.work, me(here))
    await here.show(screens.cases(briefs, mine, here.work.now))


async def leave(here: Here, press: on.Cases) -> None:
    """Leave a case's card, with all that was revealed of it, for the list."""
    if press.case:
        await casebook.conceal(here.work, me(here), press.case)
        await here.work.outbox.clear(here.account.id, slot(press.case))
    await command(here, "")


async def history(here: Here, press: on.History) -> None:
    """Show a page of a case's history."""
    view = await casebook.of(here.work, me(here), press.case)
    await here.show(screens.history(view, press.page, here.work.now), slot(press.case))


async def all_moves(here: Here, press: on.AllMoves) -> None:
    """Ask along which axis the case is moved."""
    view = await casebook.of(here.work, me(here), press.case)
    await here.show(screens.all_moves(view), slot(press.case))


async def axis(here: Here, press: on.Axis) -> None:
    """Show the moves along an axis."""
    view = await casebook.of(here.work, me(here), press.case)
    along = one_of(Axis, press.axis)
    if along is Axis.REPORT:
        raise Foreign
    await here.show(screens.axis(view, me(here), along, more=bool(press.more)), slot(press.case))


async def evidence_list(here: Here, press: on.Items) -> None:
    """Show a page of a case's evidence."""
    view = await casebook.of(here.work, me(here), press.case)
    await here.show(evidence.items(view, press.page, screens.heading(view)), slot(press.case))


async def take_back(here: Here, press: on.TakeBack) -> None:
    """Take an item back, after asking."""
    view = await casebook.of(here.work, me(here), press.case)
    item = view.numbered(press.item)
    if item is None:
        raise Foreign
    if press.sure:
        await kept.take_back(here.work, here.rules, me(here), press.item)
        await show(here, press.case, TAKEN_BACK)
    else:
        await here.show(evidence.take_back(view, item, screens.heading(view)), slot(press.case))


async def hold(here: Here, press: on.Hold) -> None:
    """Stop the messages about a case, or let them go."""
    change = holds.stop if press.on else holds.lift
    await change(here.work, me(here), press.case)
    await show(here, press.case, STOPPED if press.on else LET_GO)


async def reveal(here: Here, press: on.Reveal) -> None:
    """Show whom a case is about, in messages of their own above its card, for a while."""
    view = await casebook.reveal(here.work, here.rules, me(here), press.case)
    await here.work.outbox.clear(here.account.id, revealed(press.case))
    for place, screen in enumerate(case_reveal.reveal(view, here.words, here.work.now)):
        await here.show(screen, f"{revealed(press.case)}/{place}")
    await here.work.outbox.clear(here.account.id, slot(press.case))
    note = msg(
        "What is shown above will be removed after {n} min, and when you leave the case.", n=minutes(here.rules.reveal)
    )
    await show(here, press.case, note)
