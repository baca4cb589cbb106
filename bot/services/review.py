"""A moderator reads what an item is about, beside the cases it may be; every look is logged and ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Protocol

from bot.domain.account import Account
from bot.domain.candidate import Candidate
from bot.domain.case import Case, CaseState, Relative
from bot.domain.errors import Foreign
from bot.domain.hours import KYIV, working_days_after
from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Review, ReviewKind, ReviewState, Verdict, VerdictKind
from bot.domain.roles import Moderator
from bot.questionnaire import described
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import Answers
from bot.services import claims, contact, notify, queue
from bot.services.cases import CaseBook
from bot.services.contact import ContactWork
from bot.services.notify import NoticeWork
from bot.services.queue import Reviews
from bot.services.reports import Reports
from bot.services.rules import Rules

#: Reports that still wait for a decision.
UNDECIDED = (ReportState.SUBMITTED, ReportState.IN_REVIEW, ReportState.NEEDS_CLARIFICATION)
#: When the promised day begins for moderators (Kyiv time): a notice still leaves before its evening.
MORNING = time(9, 0)


class Cases(CaseBook, Protocol):
    """Where cases are kept."""

    async def add(self, case: Case) -> None:
        """Keep a new case."""

    async def link(self, relative: Relative) -> None:
        """Tie an account to a case by its report."""


class Candidates(Reviews, Protocol):
    """The queue, with what each report may be."""

    async def keep(self, review: str, candidates: Sequence[Candidate]) -> None:
        """Put the candidates beside an item, in place of earlier ones."""

    async def candidates(self, review: str) -> Sequence[Candidate] | None:
        """Return an item's candidates, the best first; None while they are still being looked for."""


class Answered(Reports, Protocol):
    """Reports, with their answers."""

    async def answers(self, report: str) -> Answers:
        """Return what was answered; empty after erasure."""

    async def replies(self, report: str) -> Sequence[str]:
        """Return what the family wrote to moderators' questions, the oldest first."""

    async def add_reply(self, report: str, text: str) -> None:
        """Append what the family wrote to a moderator's question."""


class ReviewWork(ContactWork, NoticeWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def reviews(self) -> Candidates:
        """The queue."""

    @property
    def reports(self) -> Answered:
        """Reports."""

    @property
    def cases(self) -> Cases:
        """Cases."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Beside:
    """A candidate with its case, under the number by which the screen calls it, counted from one."""

    number: int
    candidate: Candidate
    case: Case


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Revealed:
    """What one reveal shows: a report with its candidates, or how a family can be reached."""

    review: Review
    report: Report | None = None
    answers: Answers | None = None
    replies: Sequence[str] = ()
    #: The report of the child whose brother or sister this one is about.
    sibling: Report | None = None
    #: None while the cases are still being compared.
    candidates: Sequence[Beside] | None = ()
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

    @property
    def appeals(self) -> bool:
        """Whether a family without a chat may ask through us for another look at its report."""
        refused = self.report is not None and self.report.state is ReportState.REJECTED
        return refused and self.review.cause is Cause.TELL


async def claim(work: ReviewWork, rules: Rules, moderator: Moderator, review_id: str) -> Review:
    """Claim an item; the first claim of a report tells the family that it was read, and by when we write."""
    review = await claims.take(work, rules, moderator, review_id)
    report = await work.reports.get(review.report) if review.report else None
    if report is None or review.kind is not ReviewKind.REPORT or report.state is not ReportState.SUBMITTED:
        return review
    await work.reports.save(replace(report, state=ReportState.IN_REVIEW))
    if not report.silent:
        promised = working_days_after(work.now, rules.promise_days, rules.holidays)
        day = promised.astimezone(KYIV).date()
        await notify.announce(work, report, NoticeKind.READ, {"date": day.isoformat()})
        morning = datetime.combine(day, MORNING, KYIV)
        await work.jobs.put("promise", f"promise:{report.id}", morning, report=report.id)
    return review


def offered(review: Review, report: Report | None) -> tuple[VerdictKind, ...]:
    """Return what can be decided on an item; a family that is never written to cannot be asked."""
    if review.kind is ReviewKind.CONTACT:
        return (VerdictKind.SPOKEN, VerdictKind.NOT_REACHED)
    if review.kind is ReviewKind.FOUND:
        return (VerdictKind.SPOKEN, VerdictKind.NOT_REACHED, VerdictKind.SETTLED)
    if review.kind in (ReviewKind.DELIVERY, ReviewKind.ADDITION) or report is None or report.state not in UNDECIDED:
        return (VerdictKind.SETTLED,)
    ask = () if report.silent else (VerdictKind.ASK,)
    return (VerdictKind.NEW_CASE, VerdictKind.LINK, *ask, VerdictKind.HOLD, VerdictKind.REJECT)


async def reveal(work: ReviewWork, rules: Rules, moderator: Moderator, review_id: str) -> Revealed:
    """Show what a held item is about. The look is logged, and ends after five minutes or with the claim."""
    review = await claims.held(work, moderator, review_id)
    await _show_for_a_while(work, rules, moderator, review, "reveal")
    report = await work.reports.get(review.report) if review.report else None
    shown = Revealed(
        review=review,
        report=report,
        account=await work.accounts.get(report.account if report else review.account),
        earlier=await _earlier(work, review),
        told=await _told(work, review),
        offered=offered(review, report),
        callable=await _callable(work, review, report),
        open_to=await open_to(work, review),
        news=await notify.by_person(work, report.id) if report and report.behalf else (),
        taken_by=await work.moderators.get(report.behalf.moderator) if report and report.behalf else None,
    )
    if review.kind not in (ReviewKind.REPORT, ReviewKind.ADDITION):
        shown = replace(shown, reach=await contact.reach(work, review))
    if report is None or review.kind in (ReviewKind.CONTACT, ReviewKind.DELIVERY):
        return shown
    return replace(
        shown,
        answers=await work.reports.answers(report.id),
        replies=await work.reports.replies(report.id),
        sibling=await work.reports.get(report.sibling_of) if report.sibling_of else None,
        candidates=await beside(work, review),
    )


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
    """Log a look, and have what it shows removed."""
    work.audit.record(moderator.id, what, review.id)
    ids = {"review": review.id, "account": moderator.account, "slot": f"{what}:{review.id}"}
    await work.jobs.put("reveal_end", f"{what}:{review.id}", work.now + rules.reveal, **ids)


async def choices(work: ReviewWork, moderator: Moderator, review_id: str, version: int | None = None) -> Revealed:
    """Return what can be decided on a held item, without showing what it is about. Raises as `claims.held`."""
    review = await claims.held(work, moderator, review_id, version)
    await work.outbox.clear(moderator.account, f"compare:{review.id}")
    report = await work.reports.get(review.report) if review.report else None
    return Revealed(
        review=review,
        report=report,
        offered=offered(review, report),
        candidates=await beside(work, review),
        callable=await _callable(work, review, report),
        open_to=await open_to(work, review),
    )


async def _callable(work: ReviewWork, review: Review, report: Report | None) -> bool:
    """Whether somebody may call about an item: that is its task, or the family has left a way."""
    if VerdictKind.SPOKEN in offered(review, report) or review.cause is Cause.TELL:
        return True
    if report is None:
        return False
    return described.wishes(await work.reports.answers(report.id)).reachable_elsewhere


async def open_to(work: ReviewWork, review: Review) -> Sequence[Report]:
    """Return the reports to which may be added what this item's family tells.

    Not one from a phone that may be inspected: it is taken over with its three words, and then it is open.
    """
    report = await work.reports.get(review.report) if review.report else None
    found = await work.reports.of(review.account) if review.report is None else [report]
    return [one for one in found if one is not None and not one.silent and one.state is not ReportState.WITHDRAWN]


async def compare(  # noqa: PLR0913, PLR0917 - two items, each named
    work: ReviewWork, rules: Rules, moderator: Moderator, review_id: str, case_id: str, version: int
) -> tuple[Review, Report, Beside]:
    """Show a report and one candidate once more before they are linked; the look is logged and ends too."""
    review = await claims.held(work, moderator, review_id, version)
    report = await work.reports.get(review.report) if review.report else None
    found = [one for one in await beside(work, review) or () if one.case.id == case_id]
    if report is None or not found:
        raise Foreign
    await _show_for_a_while(work, rules, moderator, review, "compare")
    return review, report, found[0]


async def beside(work: ReviewWork, review: Review) -> Sequence[Beside] | None:
    """Return an item's candidates with their cases, None while they are still being looked for."""
    candidates = await work.reviews.candidates(review.id)
    if candidates is None:
        return None
    pairs = [(candidate, await work.cases.get(candidate.case)) for candidate in candidates]
    known = [(candidate, case) for candidate, case in pairs if case is not None and case.state is CaseState.OPEN]
    return [Beside(number=n, candidate=candidate, case=case) for n, (candidate, case) in enumerate(known, 1)]


async def _earlier(work: ReviewWork, review: Review) -> Sequence[tuple[Verdict, Moderator | None]]:
    items = await work.reviews.of_report(review.report) if review.report else [review]
    verdicts = [verdict for item in items for verdict in await work.verdicts.of(item.id)]
    return [(v, await work.moderators.get(v.moderator) if v.moderator else None) for v in verdicts]


async def replied(work: ReviewWork, rules: Rules, report_id: str, review_id: str, text: str) -> None:
    """Bring a review back with the family's answer; one that is decided already gets a task of its own."""
    await work.reports.add_reply(report_id, text)
    report = await work.reports.get(report_id)
    review = await work.reviews.get(review_id)
    if report is None or review is None:
        return
    if report.state is ReportState.NEEDS_CLARIFICATION:
        await work.reports.save(replace(report, state=ReportState.IN_REVIEW))
    if review.state in (ReviewState.ASKED, ReviewState.HELD):
        due = rules.due[review.priority].after(work.now, rules.holidays)
        await queue.alarm(work, await work.reviews.save(replace(review, state=ReviewState.OPEN, due_at=due)))
    elif review.state is ReviewState.DONE:
        await queue.enter(work, rules, ReviewKind.REPORT, Cause.ADDITION, report.account, report=report.id)
    else:
        # Whoever holds it decides on what it was before: the new version kills those buttons.
        await work.reviews.save(review)
