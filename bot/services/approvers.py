"""Who may approve a proposal: who is called to it, and who is refused, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.domain.errors import NotAllowed, Refusal, SamePerson, Stale, TooManyLetters
from bot.domain.moves import Move, move
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.roles import Act, Moderator
from bot.domain.three_letters import MOST_WRONG
from bot.services import evidence, proposals
from bot.services.decisions import DecisionWork, allow_move
from bot.services.permissions import allow

#: When colleagues are called: at once those on duty, then everybody, and everybody once more.
ROUNDS: Final = (timedelta(0), timedelta(hours=12), timedelta(hours=48))


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Circle:
    """Whom it concerns that a proposal has gone a step on, but for whoever did it."""

    #: Who made it and who approved it: they are told.
    decided: Sequence[Moderator]
    #: Who else has looked at it: the card shows it to them where it stands.
    looked: Sequence[Moderator]
    #: Anybody else may have been called to it, and is called no more.
    called: Sequence[Moderator]


async def fit(work: DecisionWork, moderator: Moderator, proposal: Proposal) -> None:
    """Make sure that this person may be the second one.

    Raises SamePerson for the proposer, also under another row of one account; NotAllowed for a role that may not, and
    for whoever may not see all the evidence; FamilyContact; TooManyLetters.
    """
    proposer = await work.moderators.get(proposal.proposer)
    if proposer is None or moderator.same_person(proposer):
        raise SamePerson
    found = await fits(work, moderator, proposal)
    allow(moderator, Act.APPROVE)
    if found.lead and not proposer.leads:
        allow(moderator, Act.LEAD)
    items = [await work.evidence.get(each) for each in proposal.quotes]
    if not all(item is not None and evidence.sees(moderator, item) for item in items):
        raise NotAllowed
    looked = await work.proposals.looked(proposal.id, moderator.id)
    if looked is not None and looked.wrong >= MOST_WRONG:
        raise TooManyLetters


async def fits(work: DecisionWork, moderator: Moderator, proposal: Proposal) -> Move:
    """Return the move, which this person may decide in either part.

    Raises Stale where it is none any more, NotAllowed for a role that may not, FamilyContact.
    """
    cases = [await work.cases.get(each) for each in (proposal.case, proposal.into) if each]
    known = [case for case in cases if case is not None]
    found = move(proposal.axis, proposal.before, proposal.after, child=known[0].person.child, wrong=proposal.wrong)
    if found is None:
        raise Stale
    allow_move(moderator, found)
    await proposals.apart(work, moderator, *known)
    return found


async def may(work: DecisionWork, moderator: Moderator, proposal: Proposal) -> bool:
    """Whether a proposal waits for this person among others."""
    if proposal.state is not ProposalState.OPEN or proposal.expires_at <= work.now:
        return False
    if not moderator.active or not proposals.sees(moderator, proposal):
        return False
    try:
        await fit(work, moderator, proposal)
    except Refusal:
        return False
    return True


async def count(work: DecisionWork, moderator: Moderator) -> int:
    """Return how many proposals wait for this person."""
    return sum([await may(work, moderator, each) for each in await work.proposals.waiting()])


async def invited(work: DecisionWork, proposal_id: str) -> Sequence[Moderator]:
    """Return who is called to a proposal now, and have the next round of calls come.

    Nobody where it waits no longer: on duty first, the others after twelve hours, all once more after forty-eight.
    """
    proposal = await work.proposals.get(proposal_id)
    if proposal is None or proposal.state is not ProposalState.OPEN:
        return []
    waited = work.now - proposal.proposed_at
    coming = next((each for each in ROUNDS if each > waited), None)
    if coming is not None:
        due = proposal.proposed_at + coming
        await work.jobs.put("proposed", f"proposed:{proposal.id}", due, proposal=proposal.id)
    found = [each for each in await work.moderators.active() if await may(work, each, proposal)]
    return found if waited >= ROUNDS[1] else [each for each in found if each.on_duty]


async def circle(work: DecisionWork, proposal: Proposal, by: str) -> Circle:
    """Return whom it concerns that somebody has brought a proposal a step on."""
    two, lookers = (proposal.proposer, proposal.approver), await work.proposals.lookers(proposal.id)
    others = [each for each in await work.moderators.active() if each.id != by]
    seeing = [each for each in others if proposals.sees(each, proposal)]
    return Circle(
        decided=[each for each in seeing if each.id in two],
        looked=[each for each in seeing if each.id in lookers and each.id not in two],
        called=[each for each in others if each not in seeing or each.id not in (*two, *lookers)],
    )
