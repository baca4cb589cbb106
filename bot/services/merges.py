"""Two cases are one person: a link that two people make, and that one step undoes. Nothing is moved between them.

A merged case keeps its reports, relatives, evidence and history; the case that goes on speaks for both. While a
merge waits for a second person, and after one was undone until another has confirmed that, both are held.
"""

from dataclasses import replace

from bot.domain.case import Case, CaseState, HoldKind
from bot.domain.errors import ForbiddenContent, Foreign, SamePerson, Stale
from bot.domain.moves import Axis, Move, move
from bot.domain.proposal import Proposal, ProposalKind
from bot.domain.roles import Act, Moderator
from bot.domain.status import Status
from bot.questionnaire.forbidden import forbidden
from bot.services import holds, proposals
from bot.services.decisions import DecisionWork, allow_move, case_of, cases_of
from bot.services.permissions import allow
from bot.services.rules import Rules


async def propose(  # noqa: PLR0913, PLR0917 - who, which two, and why
    work: DecisionWork, rules: Rules, moderator: Moderator, case_id: str, into_id: str, words: str | None = None
) -> Proposal:
    """Propose that a case and another, which goes on for both, are one person.

    Raises Foreign for one case twice, Stale where another goes on for either already, AlreadyProposed.
    """
    allow(moderator, Act.MERGE)
    case, into = await cases_of(work, case_id, into_id)
    if case.id == into.id:
        raise Foreign
    if words is not None and (kind := forbidden(words)) is not None:
        raise ForbiddenContent(kind.value)
    found = _step(case, into)
    allow_move(moderator, found)
    await proposals.apart(work, moderator, case, into)
    for each in (case, into):
        await proposals.unproposed(work, each, Axis.CASE)
    proposal = Proposal(
        id=work.ids.new(), kind=ProposalKind.MERGE, case=case.id, axis=Axis.CASE, before=case.state,
        after=CaseState.MERGED, into=into.id, proposer=moderator.id, proposed_at=work.now,
        expires_at=work.now + rules.proposal, words=words,
    )  # fmt: skip
    await proposals.keep(work, moderator, proposal)
    for each in (case, into):
        await holds.begin(work, moderator, each.id, HoldKind.MERGE, proposal.id)
    return proposal


async def still(work: DecisionWork, proposal: Proposal, case: Case) -> Move:
    """Return the move of a merge. Raises Stale where either case has moved on since."""
    if case.state != proposal.before:
        raise Stale
    return _step(case, await case_of(work, proposal.into or ""))


async def agreed(work: DecisionWork, moderator: Moderator, proposal: Proposal) -> Case:
    """Let the other case go on for both."""
    case = await case_of(work, proposal.case)
    await _append(work, moderator, case, CaseState.MERGED, proposal)
    merged = await work.cases.save(replace(case, state=CaseState.MERGED, merged_into=proposal.into))
    await holds.end_with(work, None, proposal.id, case.id, proposal.into or "")
    return merged


async def part(work: DecisionWork, moderator: Moderator, case_id: str, version: int | None = None) -> Case:
    """Undo a merge in one step: everything is where it was. Both cases are held until a second person confirms it.

    Raises Stale for a case that goes on by itself.
    """
    allow(moderator, Act.MERGE)
    case = await case_of(work, case_id, version)
    if case.merged_into is None:
        raise Stale
    lines = [line for line in await work.statuses.of_case(case.id) if line.axis is Axis.CASE]
    before = next(line.before for line in reversed(lines) if line.after == CaseState.MERGED)
    await _append(work, moderator, case, CaseState(before), None)
    parted = await work.cases.save(replace(case, state=CaseState(before), merged_into=None))
    for each in (case.id, case.merged_into):
        await holds.begin(work, moderator, each, HoldKind.PARTED)
    return parted


async def confirm(work: DecisionWork, moderator: Moderator, case_id: str) -> None:
    """Confirm that a merge was rightly undone: messages go again.

    Raises SamePerson for whoever undid it, Stale where nothing waits for that.
    """
    allow(moderator, Act.MERGE)
    case = await case_of(work, case_id)
    standing = [hold for hold in await work.holds.standing(case.id) if hold.kind is HoldKind.PARTED]
    if not standing:
        raise Stale
    if any(hold.by == moderator.id for hold in standing):
        raise SamePerson
    for hold in standing:
        await holds.end(work, moderator.id, hold)


async def _append(
    work: DecisionWork, moderator: Moderator, case: Case, after: CaseState, proposal: Proposal | None
) -> None:
    """Write into a case's history that it was merged, or parted."""
    line = Status(
        id=work.ids.new(), case=case.id, axis=Axis.CASE, before=case.state, after=after, moderator=moderator.id,
        proposal=proposal.id if proposal else None, at=work.now, words=proposal.words if proposal else None,
    )  # fmt: skip
    await work.statuses.add(line)
    act = "merge" if proposal else "part"
    work.audit.record(moderator.id, act, case.id, other=(proposal.into if proposal else case.merged_into) or "")


def _step(case: Case, into: Case) -> Move:
    """Return the move of one case into another. Raises Stale where the table does not know it."""
    found = move(Axis.CASE, case.state, CaseState.MERGED)
    if found is None or case.merged_into is not None or into.merged_into is not None:
        raise Stale
    return found
