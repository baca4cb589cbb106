"""What takes two people waits here: proposed by one, to be approved by another (`approvals`). Waiting is safe."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.domain.audit import HOUSE
from bot.domain.case import Case, Fate
from bot.domain.errors import AlreadyProposed, FamilyContact, Foreign, NotAllowed
from bot.domain.moves import Axis
from bot.domain.proposal import Proposal, ProposalKind, ProposalState
from bot.domain.roles import Act, Moderator
from bot.domain.status import Wish
from bot.services import cases, hard_news, holds, sessions, statuses
from bot.services.decisions import DecisionWork, case_of, waiting_on
from bot.services.permissions import allow
from bot.services.rules import Rules

#: Where stands in a chat what was looked at of a proposal.
LOOK: Final = "look"


async def propose(work: DecisionWork, rules: Rules, moderator: Moderator, case_id: str, wish: Wish) -> Proposal:
    """Propose a move that takes two people.

    Raises NotAllowed for a move that one person makes, AlreadyProposed, FamilyContact, CodeNeeded without a fresh
    code, and as `statuses.weighed`.
    """
    case = await case_of(work, case_id)
    found = await statuses.weighed(work, moderator, case, wish)
    if not found.grave:
        raise NotAllowed
    await apart(work, moderator, case)
    await unproposed(work, case, wish.axis)
    proposal = Proposal(
        id=work.ids.new(), kind=ProposalKind.MOVE, case=case.id, axis=wish.axis, before=found.before,
        after=found.after, proposer=moderator.id, proposed_at=work.now, expires_at=work.now + rules.proposal,
        fact_on=wish.fact_on, words=wish.words, quotes=wish.quotes,
        wrong=wish.wrong,
    )  # fmt: skip
    await keep(work, moderator, proposal)
    if wish.axis is Axis.FATE and Fate(found.after).of_death:
        # What is only proposed stops the messages already.
        await hard_news.begin(work, rules, moderator, case, Fate(found.after))
    return proposal


async def keep(work: DecisionWork, moderator: Moderator, proposal: Proposal) -> None:
    """Keep a new proposal: its look-alikes are looked for, colleagues called, and its end waited for.

    Raises CodeNeeded where the proposer has shown no fresh code.
    """
    await sessions.spend_grave(work, moderator)
    await work.proposals.add(proposal)
    work.audit.record(moderator.id, "propose", proposal.case, proposal=proposal.id, after=proposal.after)
    await work.jobs.put("alike", f"alike:{proposal.id}", work.now, proposal=proposal.id)
    await work.jobs.put("proposed", f"proposed:{proposal.id}", work.now, proposal=proposal.id)
    await work.jobs.put("proposal_end", f"proposal:{proposal.id}", proposal.expires_at, proposal=proposal.id)


async def unproposed(work: DecisionWork, case: Case, axis: Axis) -> None:
    """Raise AlreadyProposed where something about this axis of a case waits for a second person."""
    if any(one.axis is axis for one in await waiting_on(work, case.id)):
        raise AlreadyProposed


async def of(work: DecisionWork, moderator: Moderator, proposal_id: str) -> Proposal:
    """Return a proposal. Raises Foreign where there is none that this person sees."""
    allow(moderator, Act.SEE_CASE)
    proposal = await work.proposals.get(proposal_id)
    if proposal is None or not sees(moderator, proposal):
        raise Foreign
    return proposal


def sees(moderator: Moderator, proposal: Proposal) -> bool:
    """Whether somebody sees a proposal: what speaks of a death is for seniors alone."""
    grave = proposal.axis is Axis.FATE and (Fate(proposal.before).of_death or Fate(proposal.after).of_death)
    return moderator.sees_death or not grave


async def waiting(work: DecisionWork, moderator: Moderator) -> Sequence[Proposal]:
    """Return what waits and this person sees, what expires first on top."""
    allow(moderator, Act.SEE_CASE)
    return [one for one in await work.proposals.waiting() if sees(moderator, one)]


async def ended(work: DecisionWork, proposal: Proposal, state: ProposalState, by: str | None) -> Proposal:
    """End a proposal that comes to nothing. A hold for hard news stays until a senior lifts it."""
    ended = await work.proposals.save(replace(proposal, state=state, ended_at=work.now, ended_by=by))
    work.audit.record(by or HOUSE, f"proposal.{state}", proposal.id)
    for job in ("proposal", "proposed", "alike"):
        await work.jobs.drop(f"{job}:{proposal.id}")
    await stepped(work, ended, by)
    await holds.end_with(work, by, proposal.id, proposal.case, *([proposal.into] if proposal.into else []))
    return ended


async def stepped(work: DecisionWork, proposal: Proposal, by: str | None) -> None:
    """Have the two people told that a proposal has gone a step on, but for whoever did it; what was shown goes."""
    for each in await work.proposals.lookers(proposal.id):
        await conceal(work, proposal.id, each)
    ids = {"proposal": proposal.id, "by": by or ""}
    await work.jobs.put("proposal_step", f"proposal_step:{proposal.id}", work.now, **ids)


async def conceal(work: DecisionWork, proposal_id: str, moderator_id: str) -> None:
    """Remove from somebody's chat what was looked at of a proposal."""
    moderator = await work.moderators.get(moderator_id)
    await work.jobs.drop(f"{LOOK}:{proposal_id}:{moderator_id}")
    if moderator is not None:
        await work.outbox.clear(moderator.account, f"{LOOK}:{proposal_id}")


async def apart(work: DecisionWork, moderator: Moderator, *those: Case) -> None:
    """Raise FamilyContact for whoever wrote a report of these cases for its family (domain 2.1)."""
    for relative in [each for case in those for each in await cases.tied(work, case.id)]:
        report = await work.reports.get(relative.report)
        if report is not None and report.behalf is not None and report.behalf.moderator == moderator.id:
            raise FamilyContact
