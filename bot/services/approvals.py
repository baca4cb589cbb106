"""A second person agrees to what one has proposed, or it ends; when it has cooled off it takes effect."""

from dataclasses import replace

from bot.domain.case import Case
from bot.domain.errors import NotAllowed, NotEnough, Refusal, SamePerson, Stale, WrongLetters
from bot.domain.letters import asked_for, same
from bot.domain.moves import Move
from bot.domain.proposal import Proposal, ProposalKind, ProposalState
from bot.domain.roles import Act, Moderator
from bot.services import merges, statuses
from bot.services.decisions import DecisionWork, allow_move, cases_of, leads, quoted
from bot.services.permissions import allow
from bot.services.proposals import apart, ended, of
from bot.services.rules import Rules
from bot.services.sessions import spend_grave


async def approve(  # noqa: PLR0913, PLR0917 - who, what, and how it is made sure
    work: DecisionWork, rules: Rules, moderator: Moderator, proposal_id: str, letters: str, version: int | None = None
) -> Proposal:
    """Agree to a proposal; it takes effect when the cooling-off is over.

    Raises SamePerson for the proposer, FamilyContact, NotAllowed, WrongLetters, NotEnough where evidence was taken
    back since, Stale where it waits no longer or the case has moved on, CodeNeeded without a fresh code.
    """
    proposal = await may_approve(work, moderator, proposal_id, version)
    case, *_ = await cases_of(work, proposal.case, *([proposal.into] if proposal.into else []))
    if not same(letters, asked_for(case.person)):
        work.audit.record(moderator.id, "wrong_letters", proposal.id)
        raise WrongLetters
    await spend_grave(work, moderator)
    leaves = work.now + rules.cooling_off
    agreed = await work.proposals.save(
        replace(proposal, state=ProposalState.APPROVED, approver=moderator.id, approved_at=work.now, leaves_at=leaves)
    )
    work.audit.record(moderator.id, "approve", case.id, proposal=proposal.id)
    await work.jobs.put("proposal_end", f"proposal:{proposal.id}", leaves, proposal=proposal.id)
    return agreed


async def may_approve(
    work: DecisionWork, moderator: Moderator, proposal_id: str, version: int | None = None
) -> Proposal:
    """Return an open proposal that this person may approve. Raises as `approve`, but for the letters."""
    proposal = await of(work, moderator, proposal_id, version)
    if proposal.state is not ProposalState.OPEN or proposal.expires_at <= work.now:
        raise Stale
    proposer = await work.moderators.get(proposal.proposer)
    if proposer is None or moderator.id == proposer.id or moderator.account == proposer.account:
        raise SamePerson
    case, *_ = await cases_of(work, proposal.case, *([proposal.into] if proposal.into else []))
    found = await _still(work, proposal, case)
    allow(moderator, Act.APPROVE)
    allow_move(moderator, found)
    if found.lead and not leads(proposer):
        allow(moderator, Act.LEAD)
    await apart(work, moderator, case)
    return proposal


async def withdraw(work: DecisionWork, moderator: Moderator, proposal_id: str, version: int | None = None) -> Proposal:
    """Take a proposal back before it has taken effect: whoever made or approved it, or a senior.

    A second press changes nothing. Raises NotAllowed for anybody else, Stale where it is done.
    """
    proposal = await of(work, moderator, proposal_id)
    if proposal.state is ProposalState.WITHDRAWN:
        return proposal
    if not proposal.state.waits or (version is not None and proposal.version != version):
        raise Stale
    if moderator.id not in (proposal.proposer, proposal.approver) and not leads(moderator):
        raise NotAllowed
    return await ended(work, proposal, ProposalState.WITHDRAWN, moderator.id)


async def come(work: DecisionWork, rules: Rules, proposal_id: str) -> Proposal | None:
    """Do what the time of a proposal has brought: it takes effect, or it expires. None where neither is due yet.

    What has changed since two people agreed ends it: waiting is safe.
    """
    proposal = await work.proposals.get(proposal_id)
    if proposal is None or not proposal.state.waits:
        return None
    end = proposal.leaves_at or proposal.expires_at
    if end > work.now:
        await work.jobs.put("proposal_end", f"proposal:{proposal.id}", end, proposal=proposal.id)
        return None
    if proposal.state is ProposalState.OPEN:
        return await ended(work, proposal, ProposalState.EXPIRED, None)
    return await _take_effect(work, rules, proposal)


async def _take_effect(work: DecisionWork, rules: Rules, proposal: Proposal) -> Proposal:
    case, *_ = await cases_of(work, proposal.case, *([proposal.into] if proposal.into else []))
    proposer = await work.moderators.get(proposal.proposer)
    approver = await work.moderators.get(proposal.approver or "")
    if proposer is None or approver is None or not (proposer.active and approver.active):
        return await ended(work, proposal, ProposalState.WITHDRAWN, None)
    try:
        await _still(work, proposal, case)
    except Refusal:
        return await ended(work, proposal, ProposalState.WITHDRAWN, None)
    if proposal.kind is ProposalKind.MERGE:
        await merges.agreed(work, proposer, proposal)
    else:
        await statuses.agreed(work, rules, proposer, case, proposal)
    done = replace(proposal, state=ProposalState.DONE, ended_at=work.now)
    work.audit.record("house", "proposal.done", proposal.id)
    return await work.proposals.save(done)


async def _still(work: DecisionWork, proposal: Proposal, case: Case) -> Move:
    """Return the move of a proposal. Raises Stale or NotEnough where what it rests on has changed since."""
    if proposal.kind is ProposalKind.MERGE:
        return await merges.still(work, proposal, case)
    found = statuses.step(case, proposal.axis, proposal.after)
    if found.before != proposal.before:
        raise Stale
    if not found.basis.holds(await quoted(work, case, proposal.quotes)):
        raise NotEnough
    return found
