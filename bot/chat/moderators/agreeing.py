"""Somebody agrees to a proposal: the letters are typed, it is seen once more what is approved, and confirmed."""

from bot.chat.here import Here
from bot.chat.moderators import approvals
from bot.chat.moderators.approvals import UNAPPROVED, slot
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import approvals as on
from bot.chat.moderators.screens import approvals as screens
from bot.questionnaire.draft import Draft
from bot.services import agreeing, proposed
from bot.services.agreeing import Agreeing
from bot.words import Text, msg

APPROVED = msg("You have approved. Nothing leaves before it takes effect.")


async def approve(here: Here, press: on.Approve) -> None:
    """Ask for the letters."""
    there = await agreeing.begin(here.work, here.rules, here.account, me(here), press.proposal, press.version)
    here.aside(there.draft.id)
    await _show(here, there)


async def typed(here: Here, draft: Draft, text: str) -> None:
    """Take typed words as the letters."""
    await _show(here, await agreeing.type_in(here.work, here.rules, here.account, me(here), draft, text))


async def again(here: Here, draft: Draft, note: Text | None) -> None:
    """Show how far an approval is, under a note; where it leads nowhere any more, the card."""
    there = await agreeing.look(here.work, here.account, me(here), draft)
    if there is None:
        here.aside(None)
        await approvals.show(here, draft.subject or "", note)
    else:
        await _show(here, there, note)


async def stop(here: Here, draft: Draft) -> None:
    """Approve nothing."""
    await _cancel(here, draft.subject or "")


async def cancel(here: Here, press: on.Cancel) -> None:
    """Approve nothing."""
    await _cancel(here, press.proposal)


async def agree(here: Here, press: on.Agree) -> None:
    """Approve, and show when it takes effect."""
    await agreeing.agree(here.work, here.rules, here.account, me(here), press.proposal, press.version)
    here.aside(None)
    await approvals.show(here, press.proposal, APPROVED)


async def _cancel(here: Here, proposal: str) -> None:
    await agreeing.cancel(here.work, here.account, proposal)
    here.aside(None)
    await approvals.show(here, proposal, UNAPPROVED)


async def _show(here: Here, there: Agreeing, note: Text | None = None) -> None:
    """Ask for the letters, or show once more what is approved."""
    told = await proposed.told(here.work, me(here), there.proposal.id)
    now = here.work.now
    screen = screens.agree(told, now, here.rules, note) if there.sure else screens.letters(told, there, now, note)
    await here.show(screen, slot(there.proposal.id))
