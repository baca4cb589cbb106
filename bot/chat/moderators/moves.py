"""A case is moved: where to is chosen, what it rests on is ticked, and one decides or two."""

from bot.chat.buttons import one_of
from bot.chat.here import Here
from bot.chat.moderators import cases
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import cases as on
from bot.chat.moderators.screens import move as screens
from bot.chat.moderators.screens.case import heading
from bot.domain.moves import Axis
from bot.domain.proposal import Proposal
from bot.services import casework, move_draft
from bot.services.move_draft import MoveDraft
from bot.words import msg

DECIDED = msg("Your decision is kept.")
PROPOSED = msg("Proposed. It waits for a second person; nothing has changed yet.")


async def begin(here: Here, press: on.Move) -> None:
    """Begin a move, or go on with the same one."""
    axis = one_of(Axis, press.axis)
    there = await move_draft.begin(here.work, here.rules, here.account, me(here), press.case, axis, press.after)
    await show(here, there)


async def quote(here: Here, press: on.Quote) -> None:
    """Quote an item, or do not."""
    there = await move_draft.tick(here.work, here.account, me(here), press.case, press.item, on=bool(press.on))
    await show(here, there)


async def back(here: Here, press: on.MoveBack) -> None:
    """Return from the day to the move, and from the move to the card."""
    there = await move_draft.back(here.work, here.account, me(here), press.case)
    if there is None:
        await cases.show(here, press.case)
    else:
        await show(here, there)


async def decide(here: Here, press: on.Decide) -> None:
    """Move the case on, or propose it to a second person."""
    done = await move_draft.decide(here.work, here.rules, here.account, me(here), press.case, press.draft, press.people)
    await cases.show(here, press.case, PROPOSED if isinstance(done, Proposal) else DECIDED)


async def correct(here: Here, press: on.Correct) -> None:
    """Move the case on, and have everybody told who read what stood before: it was wrong from the first."""
    await move_draft.decide(here.work, here.rules, here.account, me(here), press.case, press.draft, wrong=True)
    await cases.show(here, press.case, DECIDED)


async def show(here: Here, there: MoveDraft) -> None:
    """Show the move as it stands."""
    here.aside(there.draft.id)
    await here.show(screens.form(there, heading(there.view)), cases.slot(there.view.case.id))
    await casework.clear_later(here.work, here.rules, here.account, there.view.case.id)
