"""Proposals as a card and a list tell them, without a name of whom they are about."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.proposal import Proposal, ProposalState
from bot.domain.roles import Moderator
from bot.services import approvers, proposals
from bot.services.decisions import DecisionWork


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Told:
    """A proposal as its card tells it."""

    proposal: Proposal
    #: The reference of its case, and of the one that goes on where two are merged.
    case: str
    into: str | None = None
    proposer: Moderator | None = None
    approver: Moderator | None = None
    ended_by: Moderator | None = None
    #: Whether this person proposed it.
    mine: bool = False
    #: Whether it waits for this person, and whether that one has looked at it as it stands.
    may: bool = False
    looked: bool = False
    #: Whether this person may take it back now.
    withdrawable: bool = False


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Waiting:
    """What waits, as a list tells it, what expires first on top."""

    #: What this person may approve.
    to_approve: Sequence[Told] = ()
    #: What this person proposed.
    mine: Sequence[Told] = ()
    #: What others are to approve; seniors see it, who may take it back.
    others: Sequence[Told] = ()
    #: What two people have agreed on and nothing leaves of yet.
    cooling: Sequence[Told] = ()


async def told(work: DecisionWork, moderator: Moderator, proposal_id: str) -> Told:
    """Return a proposal as its card tells it. Raises Foreign for one that this person may not see."""
    return await _told(work, moderator, await proposals.of(work, moderator, proposal_id))


async def waiting(work: DecisionWork, moderator: Moderator) -> Waiting:
    """Return what waits and this person has to do with."""
    found = [await _told(work, moderator, each) for each in await proposals.waiting(work, moderator)]
    still = [each for each in found if each.proposal.state is ProposalState.OPEN]
    return Waiting(
        to_approve=[each for each in still if each.may],
        mine=[each for each in still if each.mine],
        others=[each for each in still if moderator.leads and not each.may and not each.mine],
        cooling=[each for each in found if each.proposal.state is ProposalState.APPROVED],
    )


async def _told(work: DecisionWork, moderator: Moderator, proposal: Proposal) -> Told:
    looked = await work.proposals.looked(proposal.id, moderator.id)
    into = await work.cases.get(proposal.into) if proposal.into else None
    return Told(
        proposal=proposal,
        case=_reference(await work.cases.get(proposal.case)) or "—",
        into=_reference(into),
        proposer=await work.moderators.get(proposal.proposer),
        approver=await work.moderators.get(proposal.approver) if proposal.approver else None,
        ended_by=await work.moderators.get(proposal.ended_by) if proposal.ended_by else None,
        mine=proposal.proposer == moderator.id,
        may=await approvers.may(work, moderator, proposal),
        looked=looked is not None and looked.version == proposal.version and proposal.compared,
        withdrawable=proposal.withdrawable(moderator),
    )


def _reference(case: Case | None) -> str | None:
    return None if case is None else case.reference
