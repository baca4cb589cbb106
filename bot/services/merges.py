"""Two cases are one person: a link that two people make, and that one step undoes. Nothing is moved between them.

A merged case keeps its reports, relatives, evidence and history; the case that goes on speaks for both. While a
merge waits for a second person, and after one was undone until another has confirmed that, both are held.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.case import Case, CaseState, Hold, HoldKind
from bot.domain.errors import (
    Foreign,
    JudgedDifferent,
    MergedElsewhere,
    MovedOn,
    ReasonNeeded,
    SamePerson,
    Stale,
)
from bot.domain.moves import Axis, Move, move
from bot.domain.notice import NoticeKind
from bot.domain.person import Person
from bot.domain.proposal import Proposal, ProposalKind
from bot.domain.review import Cause, ReviewState
from bot.domain.roles import Act, Moderator
from bot.domain.status import Status, Wish
from bot.questionnaire.forbidden import refuse
from bot.services import (
    cases,
    corrections,
    distinctions,
    evidence,
    history,
    holds,
    informing,
    news,
    proposals,
    queue,
    tasks,
)
from bot.services.decisions import DecisionWork, allow_move, case_of, cases_of, goes_on, seniors_first
from bot.services.permissions import allow
from bot.services.rules import Rules


async def ready(work: DecisionWork, moderator: Moderator, case_id: str, into_id: str) -> Sequence[Case]:
    """Return two cases that may be merged. Raises as `propose`, but for what is in the words and the code."""
    allow(moderator, Act.MERGE)
    if case_id == into_id:
        raise Foreign
    both = [await goes_on(work, each) for each in await cases_of(work, case_id, into_id)]
    if await distinctions.different(work, case_id, into_id):
        raise JudgedDifferent
    await seniors_first(work, moderator, *both)
    await proposals.apart(work, moderator, *both)
    for each in both:
        await proposals.unproposed(work, each, Axis.CASE)
    return both


async def propose(  # noqa: PLR0913, PLR0917 - who, which two, and why
    work: DecisionWork, rules: Rules, moderator: Moderator, case_id: str, into_id: str, words: str | None = None
) -> Proposal:
    """Propose that a case and another, which goes on for both, are one person.

    Raises Foreign for one case twice, MergedInto where another goes on for either already, JudgedDifferent,
    AlreadyProposed, ReasonNeeded for a case that is closed, ForbiddenContent, CodeNeeded without a fresh code.
    """
    case, into = await ready(work, moderator, case_id, into_id)
    refuse(words)
    found = _step(case, into)
    allow_move(moderator, found)
    if found.reason and not (words or "").strip():
        raise ReasonNeeded
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
    """Return the move of a merge. Raises MergedElsewhere, MovedOn where the case stands elsewhere since."""
    into = await case_of(work, proposal.into or "")
    if case.merged_into is not None or into.merged_into is not None:
        raise MergedElsewhere
    two = [await work.moderators.get(each) for each in (proposal.proposer, proposal.approver) if each]
    grave = case.fate.of_death or into.fate.of_death
    if case.state != proposal.before or (grave and not any(one and one.leads for one in two)):
        raise MovedOn
    return _step(case, into)


async def agreed(work: DecisionWork, rules: Rules, moderator: Moderator, proposal: Proposal) -> Case:
    """Let the other case go on for both: what families of this one have read and is not so for that is put right."""
    case = await case_of(work, proposal.case)
    gone = await history.write(work, case, proposal.wish, moderator.id, proposal.id)
    gone = await work.cases.save(replace(gone, merged_into=proposal.into))
    work.audit.record(moderator.id, "merge", case.id, other=proposal.into or "")
    await holds.end_with(work, None, proposal.id, case.id, proposal.into or "")
    into = await case_of(work, proposal.into or "")
    tied = await cases.tied(work, case.id)
    wrong = [one for relative in tied for one in await corrections.overtaken(work, into, relative.report)]
    await corrections.correct(work, wrong)
    await news.catch_up_all(work, tied)
    if wrong:
        await tasks.enter(work, rules, Cause.CORRECTION, case.id, lead=True)
    return gone


async def merged(work: DecisionWork, moderator: Moderator, case_id: str) -> Sequence[Case]:
    """Return a merged case and the one that it was merged into. Raises Foreign, Stale where it goes on alone."""
    allow(moderator, Act.MERGE)
    seen = await work.cases.get(case_id)
    if seen is None:
        raise Foreign
    if seen.merged_into is None:
        raise Stale
    case, into = await cases_of(work, seen.id, seen.merged_into)
    if case.merged_into != into.id:
        raise Stale
    return case, into


async def part(
    work: DecisionWork, rules: Rules, moderator: Moderator, case_id: str, version: int | None = None
) -> Case:
    """Undo a merge in one step: everything is where it was. Both cases are held until a second person confirms it.

    What a family may have heard of the other case's fate is put right by people. Raises Stale for a case that goes
    on by itself.
    """
    case, into = await merged(work, moderator, case_id)
    if version is not None and case.version != version:
        raise Stale
    line = await _merging(work, case)
    told = await cases.spoken(work, into.id, line.at)
    parted = await history.write(work, case, Wish(axis=Axis.CASE, after=line.before), moderator.id)
    work.audit.record(moderator.id, "part", case.id, other=into.id)
    parted = await work.cases.save(await _emptied(work, replace(parted, merged_into=None)))
    if (left := await _emptied(work, into)) != into:
        await work.cases.save(left)
    for each in (case, into):
        await holds.begin(work, moderator, each.id, HoldKind.PARTED, line.proposal)
    own, tied = await cases.whole(work, case.id), await cases.tied(work, case.id)
    for relative in tied:
        # The other case may have been merged on into a third, which spoke for all of them.
        heard = [one for one in await work.notices.of_report(relative.report) if one.case and one.case not in own]
        await corrections.correct(work, heard)
        await corrections.take_back(work, relative.report, own, line.at)
    others = await cases.tied(work, (await work.cases.root(into.id) or into).id)
    # Who told of both may have heard of the other case through a report of this one alone.
    await news.catch_up_all(work, [*tied, *others])
    if await cases.private(work, parted):
        # While they were one, the person of this case decided alone what was told of the other too.
        for relative in others:
            await informing.follow(work, relative)
    await tasks.enter(work, rules, Cause.PARTED, case.id)
    await evidence.look_again(work, rules, into.id)
    corrected = await _call_off(work, case, line.at)
    if (told or corrected) and tied:
        await tasks.enter(work, rules, Cause.CORRECTION, case.id, lead=True)
    return parted


async def _call_off(work: DecisionWork, case: Case, merged_at: datetime) -> bool:
    """Have nobody call families of a case any more about what its merge corrected, where none can have heard of that.

    What they knew stands again. Return whether one may have heard.
    """
    items = [one for one in await work.reviews.of_case(case.id) if one.cause is Cause.CORRECTION and one.report is None]
    fresh = [one for one in items if one.opened_at >= merged_at]
    called = [verdict for one in fresh for verdict in await work.verdicts.of(one.id)]
    own = await cases.whole(work, case.id)
    raised = [one for each in own for one in await work.notices.of_case(each) if one.raised_at >= merged_at]
    if called or any(one.kind is NoticeKind.CORRECTION and one.state.told for one in raised):
        return True
    for one in fresh:
        if one.state is not ReviewState.DONE:
            await queue.end(work, one)
    return False


async def confirm(work: DecisionWork, moderator: Moderator, case_id: str) -> None:
    """Confirm that a merge was rightly undone: messages go again.

    Raises SamePerson for whoever undid it, Stale where nothing waits for that.
    """
    allow(moderator, Act.MERGE)
    hold = await unconfirmed(work, await case_of(work, case_id))
    if hold is None:
        raise Stale
    parted_by = await work.moderators.get(hold.by)
    if parted_by is None or moderator.same_person(parted_by):
        raise SamePerson
    proposal = await work.proposals.get(hold.proposal or "")
    both = (case_id,) if proposal is None else (proposal.case, proposal.into or "")
    await holds.end_with(work, moderator.id, hold.proposal or "", *both)
    work.audit.record(moderator.id, "part.confirm", case_id)
    await tasks.done(work, moderator, case_id, Cause.PARTED)


async def unconfirmed(work: DecisionWork, case: Case) -> Hold | None:
    """Return what holds a case because it was parted from another; None where that was confirmed."""
    standing = [hold for hold in await work.holds.standing(case.id) if hold.kind is HoldKind.PARTED]
    line = await _merging(work, case) if standing else None
    return next((hold for hold in standing if line is not None and hold.proposal == line.proposal), None)


async def _merging(work: DecisionWork, case: Case) -> Status:
    """Return the line of its history by which a case was merged last. Raises Stale where it never was."""
    lines = [line for line in await work.statuses.of_case(case.id) if line.axis is Axis.CASE]
    found = [line for line in lines if line.after == CaseState.MERGED]
    if not found:
        raise Stale
    return found[-1]


async def _emptied(work: DecisionWork, case: Case) -> Case:
    """Return a case closed, where every family that told of it took its words back while it was merged."""
    if case.person != Person() or await cases.living(work, case.id) or not await cases.alone(work, case):
        return case
    return await cases.closed(work, case, None)


def _step(case: Case, into: Case) -> Move:
    """Return the move of one case into another. Raises Stale where the table does not know it."""
    found = move(Axis.CASE, case.state, CaseState.MERGED)
    if found is None or into.merged_into is not None:
        raise Stale
    return found
