"""A moderator looks at what an item is about; every look is counted and logged, and ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.case import Case
from bot.domain.errors import Foreign
from bot.domain.note import Note
from bot.domain.notice import Notice
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Review, ReviewKind, Verdict, VerdictKind
from bot.domain.roles import Moderator
from bot.domain.takers import sees
from bot.questionnaire import described
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import Answers
from bot.services import cases, claims, contact, in_writing, links, looks, notes, notify, queue
from bot.services.links import Linked
from bot.services.looks import LookAudit, LookWork
from bot.services.notes import NoteWork
from bot.services.review import Beside, ReviewWork, beside, conflicts, offered, open_to
from bot.services.rules import Rules

#: Tasks on a case that a talk with its families settles, or prepares.
TALKS: Final = (Cause.HELD_WORD, Cause.CORRECTION, Cause.FATE_CHANGED, Cause.TELL_OTHERS, Cause.OFFER_SUPPORT)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Comparison:
    """A report and one candidate, before they are linked."""

    review: Review
    report: Report
    one: Beside
    #: Other candidates, by their numbers, that this one was judged to be another person than.
    conflicts: Sequence[tuple[int, int]] = ()


class RevealWork(ReviewWork, LookWork, NoteWork, Protocol):
    """What a look needs of a unit of work."""

    @property
    def audit(self) -> LookAudit:
        """The chain of what was done."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Tied:
    """A report tied to the case that a task is about, and how its family can be reached."""

    report: Report
    account: Account | None
    reach: Answers


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Revealed:
    """What one reveal shows: a report with its candidates, how a family can be reached, or a case with its families."""

    review: Review
    report: Report | None = None
    answers: Answers | None = None
    replies: Sequence[str] = ()
    #: The report of the child whose brother or sister this one is about.
    sibling: Report | None = None
    #: None while the cases are still being compared.
    candidates: Sequence[Beside] | None = ()
    #: Pairs of candidates, by their numbers, that were judged to be two people.
    conflicts: Sequence[tuple[int, int]] = ()
    #: How the family can be reached, where that is the task.
    reach: Answers | None = None
    account: Account | None = None
    #: Earlier decisions on this item, or on the same report, each with who made it.
    earlier: Sequence[tuple[Verdict, Moderator | None]] = ()
    #: What was told about the report after it was sent, each with the moderator who wrote it for the family, if any.
    told: Sequence[tuple[Addition, Moderator | None]] = ()
    offered: Sequence[VerdictKind] = ()
    #: The item is a task to call, or a phone or an address is known.
    callable: bool = False
    #: Reports of this family that a moderator may add to, as it is told.
    open_to: Sequence[Report] = ()
    #: What a person is to tell the family.
    news: Sequence[Notice] = ()
    #: Who wrote the report for the family.
    taken_by: Moderator | None = None
    #: The case that a task is about, with everybody who is tied to it.
    case: Case | None = None
    tied: Sequence[Tied] = ()
    #: The reports of the families that a task on a case may ask for a talk.
    families: Sequence[Report] = ()
    #: The report's own case, for whoever may take it out again.
    linked: Linked | None = None
    #: What colleagues noted, each with who did.
    notes: Sequence[tuple[Note, Moderator | None]] = ()

    @property
    def appeals(self) -> bool:
        """Whether a family without a chat may ask through us for another look at its report."""
        refused = self.report is not None and self.report.state is ReportState.REJECTED
        return refused and self.review.cause is Cause.TELL


async def reveal(work: RevealWork, rules: Rules, moderator: Moderator, review_id: str) -> Revealed:
    """Show what a held item is about. The look is counted, and ends after five minutes or with the claim.

    Raises as `claims.held` and `looks.count`.
    """
    review = await claims.held(work, moderator, review_id)
    await looks.count(work, rules, moderator, review.id, since=claims.since(review, rules))
    await _show_for_a_while(work, rules, moderator, review, "reveal")
    report = await queue.report_of(work, review)
    shown = Revealed(
        review=review,
        report=report,
        account=await work.accounts.get(report.account if report else review.account),
        earlier=await _earlier(work, moderator, review),
        told=await _told(work, review),
        offered=await in_writing.offered(work, review, report),
        callable=await _callable(work, review, report),
        open_to=await open_to(work, review),
        news=await notify.by_person(work, report.id) if report and report.behalf else (),
        taken_by=await work.moderators.get(report.behalf.moderator) if report and report.behalf else None,
        notes=await _notes(work, moderator, review),
        linked=await links.of(work, moderator, report),
        families=await _families(work, review),
    )
    if review.case is not None:
        return replace(shown, case=await work.cases.get(review.case), tied=await _tied(work, review, review.case))
    if review.kind not in (ReviewKind.REPORT, ReviewKind.ADDITION):
        shown = replace(shown, reach=await contact.reach(work, review))
    if review.kind is ReviewKind.CONTACT:
        return replace(shown, replies=await in_writing.replies(work, review))
    if report is None or review.kind is ReviewKind.DELIVERY:
        return shown
    return replace(
        shown,
        answers=await work.reports.answers(report.id),
        replies=await work.reports.replies(report.id),
        sibling=await work.reports.get(report.sibling_of) if report.sibling_of else None,
        candidates=await beside(work, review),
        conflicts=await conflicts(work, review),
    )


async def _notes(work: RevealWork, moderator: Moderator, review: Review) -> Sequence[tuple[Note, Moderator | None]]:
    """Return what colleagues noted at an item, and on the case that it is about."""
    found = list(await notes.of_review(work, moderator, review.id))
    if review.case is not None:
        found += await notes.of_case(work, moderator, review.case)
    return [(note, await work.moderators.get(note.moderator)) for note in found]


async def _tied(work: ReviewWork, review: Review, case: str) -> Sequence[Tied]:
    """Return the reports tied to a case, or the one that the task is about, with how each family can be reached."""
    found = []
    tied = [relative.report for relative in await cases.tied(work, case)]
    for each in tied if review.report is None else [review.report]:
        report = await work.reports.get(each)
        if report is not None and report.state is not ReportState.WITHDRAWN:
            reach = await contact.reach(work, replace(review, account=report.account))
            found.append(Tied(report=report, account=await work.accounts.get(report.account), reach=reach))
    return found


async def _told(work: ReviewWork, review: Review) -> Sequence[tuple[Addition, Moderator | None]]:
    """Return what was told since: with a report all of it, with any other item what brought that one."""
    if review.report is None:
        return ()
    told = await work.additions.of_report(review.report)
    return [
        (each, await work.moderators.get(each.moderator) if each.moderator else None)
        for each in told
        if review.kind is ReviewKind.REPORT or each.review == review.id
    ]


async def _show_for_a_while(work: ReviewWork, rules: Rules, moderator: Moderator, review: Review, what: str) -> None:
    """Have what a look shows removed."""
    ids = {"review": review.id, "account": moderator.account, "slot": f"{what}:{review.id}"}
    await work.jobs.put("reveal_end", f"{what}:{review.id}", work.now + rules.reveal, **ids)


async def choices(work: ReviewWork, moderator: Moderator, review_id: str, version: int | None = None) -> Revealed:
    """Return what can be decided on a held item, without showing what it is about. Raises as `claims.held`."""
    review = await claims.held(work, moderator, review_id, version)
    await work.outbox.clear(moderator.account, f"compare:{review.id}")
    report = await queue.report_of(work, review)
    return Revealed(
        review=review,
        report=report,
        offered=await in_writing.offered(work, review, report),
        candidates=await beside(work, review),
        conflicts=await conflicts(work, review),
        callable=await _callable(work, review, report),
        open_to=await open_to(work, review),
        linked=await links.of(work, moderator, report),
        families=await _families(work, review),
    )


async def _families(work: ReviewWork, review: Review) -> Sequence[Report]:
    """Return the reports of a case's families, or the one that the task is about, where the task is to talk."""
    if review.case is None or review.cause not in TALKS:
        return ()
    tied = [one.report for one in await cases.tied(work, review.case)] if review.report is None else [review.report]
    found = [await work.reports.get(each) for each in tied]
    return [one for one in found if one is not None]


async def _callable(work: ReviewWork, review: Review, report: Report | None) -> bool:
    """Whether somebody may call about an item: that is its task, or the family has left a way."""
    if VerdictKind.SPOKEN in offered(review, report) or review.cause is Cause.TELL:
        return True
    if report is None:
        return False
    return described.wishes(await work.reports.answers(report.id)).reachable_elsewhere


async def compare(  # noqa: PLR0913, PLR0917 - two items, each named
    work: RevealWork, rules: Rules, moderator: Moderator, review_id: str, case_id: str, version: int | None
) -> Comparison:
    """Show a report and one candidate once more before they are linked; the look is logged and ends too.

    Raises as `reveal` and `candidate`.
    """
    review, report, one = await candidate(work, moderator, review_id, case_id, version)
    held_since = claims.since(review, rules)
    await looks.count(work, rules, moderator, review.id, since=held_since, again="compare")
    await _show_for_a_while(work, rules, moderator, review, "compare")
    pairs = [pair for pair in await conflicts(work, review) if one.number in pair]
    return Comparison(review=review, report=report, one=one, conflicts=pairs)


async def candidate(
    work: ReviewWork, moderator: Moderator, review_id: str, case_id: str, version: int | None
) -> tuple[Review, Report, Beside]:
    """Return a held item, its report and one candidate. Raises as `claims.held`; Foreign for a case that is none."""
    review = await claims.held(work, moderator, review_id, version)
    report = await queue.report_of(work, review)
    found = [one for one in await beside(work, review) or () if one.case.id == case_id]
    if report is None or not found:
        raise Foreign
    return review, report, found[0]


async def _earlier(
    work: ReviewWork, moderator: Moderator, review: Review
) -> Sequence[tuple[Verdict, Moderator | None]]:
    """Return the decisions of which this person may know: what is for seniors alone stays theirs once it is done."""
    items = await work.reviews.of_report(review.report) if review.report else [review]
    seen = [item for item in items if sees(moderator, item)]
    verdicts = [verdict for item in seen for verdict in await work.verdicts.of(item.id)]
    return [(v, await work.moderators.get(v.moderator) if v.moderator else None) for v in verdicts]
