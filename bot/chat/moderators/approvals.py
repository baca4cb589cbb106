"""What takes two people: the list, a proposal's card, the look, and taking it back."""

from typing import Any

from bot.chat.here import Here
from bot.chat.moderators import cards
from bot.chat.moderators.cards import me
from bot.chat.moderators.payloads import approvals as on
from bot.chat.moderators.screens import approvals as screens
from bot.chat.moderators.screens import look as look_screens
from bot.chat.moderators.told import minutes
from bot.domain.proposal import Proposal
from bot.domain.roles import Moderator
from bot.services import agreeing, approvals, approvers, drafts, looking, proposed
from bot.services.proposals import LOOK
from bot.services.rules import Rules
from bot.words import Text, msg

WITHDRAWN = msg("Withdrawn.")
UNAPPROVED = msg("Nothing was approved.")


def slot(proposal: str) -> str:
    """Return the slot of a proposal's card, and of the pushes about it."""
    return f"approval:{proposal}"


async def command(here: Here, _: str) -> None:
    """Show what takes two people."""
    await here.show(screens.approvals(await proposed.waiting(here.work, me(here)), here.work.now))


async def show_list(here: Here, _: on.Approvals) -> None:
    """Show what takes two people."""
    await command(here, "")


async def open_(here: Here, press: on.Open) -> None:
    """Show a proposal's card as the newest message, in place of the push about it."""
    await proposed.told(here.work, me(here), press.proposal)
    await here.work.outbox.clear(here.account.id, slot(press.proposal))
    await show(here, press.proposal)


async def show(here: Here, proposal: str, note: Text | None = None) -> None:
    """Show a proposal's card as it stands now; letters that were being typed wait."""
    told = await proposed.told(here.work, me(here), proposal)
    if await agreeing.current(here.work, here.account) is not None:
        await drafts.pause(here.work, here.account)
        here.aside(None)
    await here.show(screens.card(told, here.work.now, here.rules, note), slot(proposal))


async def refused(here: Here, proposal: str, note: Text) -> None:
    """Show a proposal's card after a refusal, with why."""
    await show(here, proposal, note)


async def look(here: Here, press: on.Look) -> None:
    """Show whom a proposal is about and what it rests on, in messages of their own above its card, for a while."""
    seen = await looking.look(here.work, here.rules, me(here), press.proposal)
    told = await proposed.told(here.work, me(here), press.proposal)
    await here.work.outbox.clear(here.account.id, f"{LOOK}:{press.proposal}")
    for place, screen in enumerate(look_screens.look(told, seen, here.words, here.work.now)):
        await here.show(screen, f"{LOOK}:{press.proposal}/{place}")
    await here.work.outbox.clear(here.account.id, slot(press.proposal))
    note = msg(
        "What is shown above will be removed after {n} min, and when it is decided.", n=minutes(here.rules.reveal)
    )
    await show(here, press.proposal, note)


async def withdraw(here: Here, press: on.Withdraw) -> None:
    """Take a proposal back, after asking."""
    if press.sure:
        await approvals.withdraw(here.work, me(here), press.proposal, press.version)
        await show(here, press.proposal, WITHDRAWN)
        return
    await approvals.may_withdraw(here.work, me(here), press.proposal, press.version)
    told = await proposed.told(here.work, me(here), press.proposal)
    await here.show(screens.withdraw(told, here.work.now), slot(press.proposal))


async def call(work: Any, rules: Rules, moderator: Moderator, proposal: str) -> None:  # noqa: ANN401 - as `Here.work`
    """Push to a colleague that something waits for a second person; a push before it goes."""
    there = await cards.there(work, rules, moderator)
    if there is not None:
        await work.outbox.clear(there.account.id, slot(proposal))
        await there.show(screens.called(proposal), slot(proposal))


async def step(work: Any, rules: Rules, proposal: Proposal, by: str) -> None:  # noqa: ANN401 - as above
    """Push that a proposal has gone a step on, show it where its card stands, and call nobody to it any more."""
    await agreeing.forget(work, proposal.id)
    circle = await approvers.circle(work, proposal, by)
    for there in await cards.chats(work, rules, circle.decided):
        told = await proposed.told(work, me(there), proposal.id)
        await work.outbox.clear(there.account.id, slot(proposal.id))
        await there.show(screens.stepped(told, work.now), slot(proposal.id))
    for there in await cards.chats(work, rules, circle.called):
        await work.outbox.clear(there.account.id, slot(proposal.id))
    for there in await cards.chats(work, rules, circle.looked):
        if await work.outbox.stands(there.account.id, slot(proposal.id)):
            await show(there, proposal.id)
