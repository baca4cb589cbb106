"""A second person agrees to what one has proposed, or it ends; when it has cooled off it takes effect."""

from dataclasses import replace

from bot.domain.audit import HOUSE
from bot.domain.case import Case
from bot.domain.errors import (
    Expired,
    MovedOn,
    NotAllowed,
    NotEnough,
    NotLooked,
    Refusal,
    Stale,
    TooManyLetters,
    WrongLetters,
)
from bot.domain.proposal import Looked, Proposal, ProposalKind, ProposalState
from bot.domain.review import Cause
from bot.domain.roles import Moderator
from bot.domain.status import value
from bot.domain.three_letters import MOST_WRONG, asked_for, same
from bot.services import approvers, merges, sessions, statuses, tasks
from bot.services.decisions import DecisionWork, cases_of, quoted
from bot.services.proposals import ended, of, stepped
from bot.services.rules import Rules


async def approve(  # noqa: PLR0913, PLR0917 - who, what, and how it is made sure
    work: DecisionWork, rules: Rules, moderator: Moderator, proposal_id: str, letters: str, version: int | None = None
) -> Proposal:
    """Agree to a proposal; it takes effect when the cooling-off is over.

    Raises as `may_approve` and `check`, and CodeNeeded where this person has shown no fresh code.
    """
    proposal = await check(work, rules, moderator, proposal_id, letters, version)
    await sessions.spend_grave(work, moderator)
    leaves = work.now + rules.cooling_off
    agreed = await work.proposals.save(
        replace(proposal, state=ProposalState.APPROVED, approver=moderator.id, approved_at=work.now, leaves_at=leaves)
    )
    work.audit.record(moderator.id, "approve", proposal.case, proposal=proposal.id)
    await work.jobs.drop(f"proposed:{proposal.id}")
    await work.jobs.put("proposal_end", f"proposal:{proposal.id}", leaves, proposal=proposal.id)
    await stepped(work, agreed, moderator.id)
    return agreed


async def may_approve(
    work: DecisionWork, moderator: Moderator, proposal_id: str, version: int | None = None
) -> Proposal:
    """Return an open proposal that this person may approve, having looked at it as it stands.

    Raises as `approvers.fit`, Expired, EvidenceGone, MovedOn, MergedElsewhere, Stale where it waits no longer, and
    NotLooked.
    """
    proposal = await of(work, moderator, proposal_id)
    if proposal.state is ProposalState.EXPIRED or (
        proposal.state is ProposalState.OPEN and proposal.expires_at <= work.now
    ):
        raise Expired
    if proposal.state is not ProposalState.OPEN:
        raise Stale
    await approvers.fit(work, moderator, proposal)
    await _still(work, proposal, await _case(work, proposal))
    looked = await work.proposals.looked(proposal.id, moderator.id)
    if looked is None or looked.version != proposal.version or not proposal.compared:
        raise NotLooked
    if version is not None and proposal.version != version:
        raise Stale
    return proposal


async def check(  # noqa: PLR0913, PLR0917 - who, what, and how it is made sure
    work: DecisionWork, rules: Rules, moderator: Moderator, proposal_id: str, letters: str, version: int | None = None
) -> Proposal:
    """Return the proposal where these are the letters of its person; wrong ones in a row are counted.

    Raises WrongLetters, TooManyLetters after which this person approves this proposal no more, and as `may_approve`.
    """
    proposal = await may_approve(work, moderator, proposal_id, version)
    case = await _case(work, proposal)
    looked = await work.proposals.looked(proposal.id, moderator.id)
    assert looked is not None  # noqa: S101 - whoever may approve has looked
    if same(letters, asked_for(case.person)):
        await work.proposals.keep_looked(replace(looked, wrong=0))
        return proposal
    work.audit.record(moderator.id, "wrong_letters", proposal.id)
    await _wrong(work, rules, case, replace(looked, wrong=looked.wrong + 1))
    raise WrongLetters


async def _wrong(work: DecisionWork, rules: Rules, case: Case, looked: Looked) -> None:
    """Count wrong letters. Raises TooManyLetters where seniors are to look."""
    await work.proposals.keep_looked(looked)
    if looked.wrong >= MOST_WRONG:
        work.audit.record(looked.moderator, "barred", looked.proposal)
        await tasks.enter(work, rules, Cause.LETTERS, case.id, lead=True)
        raise TooManyLetters


async def withdraw(work: DecisionWork, moderator: Moderator, proposal_id: str, version: int | None = None) -> Proposal:
    """Take a proposal back before it has taken effect: whoever made or approved it, or a senior.

    A second press changes nothing. Raises NotAllowed for anybody else, Stale where it is done.
    """
    proposal = await may_withdraw(work, moderator, proposal_id, version)
    if proposal.state is ProposalState.WITHDRAWN:
        return proposal
    return await ended(work, proposal, ProposalState.WITHDRAWN, moderator.id)


async def may_withdraw(
    work: DecisionWork, moderator: Moderator, proposal_id: str, version: int | None = None
) -> Proposal:
    """Return a proposal that this person may take back, or that is taken back already. Raises as `withdraw`."""
    proposal = await of(work, moderator, proposal_id)
    if proposal.state is ProposalState.WITHDRAWN:
        return proposal
    if not proposal.state.waits or (version is not None and proposal.version != version):
        raise Stale
    if not proposal.withdrawable(moderator):
        raise NotAllowed
    return proposal


async def come(work: DecisionWork, rules: Rules, proposal_id: str) -> Proposal | None:
    """Do what the time of a proposal has brought: it takes effect, or it expires. None where neither is due yet.

    What has changed since two people agreed ends it: waiting is safe.
    """
    proposal = await work.proposals.get(proposal_id)
    if proposal is None or not proposal.state.waits:
        return None
    end = proposal.ends_at
    if end > work.now:
        await work.jobs.put("proposal_end", f"proposal:{proposal.id}", end, proposal=proposal.id)
        return None
    if proposal.state is ProposalState.OPEN:
        return await ended(work, proposal, ProposalState.EXPIRED, None)
    return await _take_effect(work, rules, proposal)


async def _take_effect(work: DecisionWork, rules: Rules, proposal: Proposal) -> Proposal:
    case = await _case(work, proposal)
    proposer = await work.moderators.get(proposal.proposer)
    approver = await work.moderators.get(proposal.approver or "")
    if proposer is None or approver is None or not (proposer.active and approver.active):
        return await ended(work, proposal, ProposalState.WITHDRAWN, None)
    try:
        await _still(work, proposal, case)
        # Either may speak for a relative by now, or have another role.
        await approvers.fit(work, approver, proposal)
        await approvers.fits(work, proposer, proposal)
    except Refusal:
        return await ended(work, proposal, ProposalState.WITHDRAWN, None)
    if proposal.kind is ProposalKind.MERGE:
        await merges.agreed(work, rules, proposer, proposal)
    else:
        await statuses.agreed(work, rules, proposer, case, proposal)
    done = await work.proposals.save(replace(proposal, state=ProposalState.DONE, ended_at=work.now))
    work.audit.record(HOUSE, "proposal.done", proposal.id)
    await stepped(work, done, None)
    return done


async def _case(work: DecisionWork, proposal: Proposal) -> Case:
    """Return the case of a proposal; where two are merged nobody changes the other one meanwhile either."""
    case, *_ = await cases_of(work, proposal.case, *([proposal.into] if proposal.into else []))
    return case


async def _still(work: DecisionWork, proposal: Proposal, case: Case) -> None:
    """Make sure that nothing has changed on which a proposal rests.

    Raises MovedOn, MergedElsewhere, EvidenceGone, or NotEnough where what is left does not carry it.
    """
    if proposal.kind is ProposalKind.MERGE:
        await merges.still(work, proposal, case)
        return
    if case.merged_into is not None or value(case, proposal.axis) != proposal.before:
        raise MovedOn
    found = statuses.step(case, proposal.axis, proposal.after)
    if not found.basis.holds(await quoted(work, case, proposal.quotes)):
        raise NotEnough
