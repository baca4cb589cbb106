"""An item of the queue: claimed, what can be decided on it, which cases it may be, and the family's reply."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from bot.domain.audit import HOUSE
from bot.domain.candidate import Candidate
from bot.domain.case import SOUGHT, Case
from bot.domain.notice import NoticeKind
from bot.domain.person import Person
from bot.domain.relative import ContactRole, Level, Relative
from bot.domain.report import UNDECIDED, Report, ReportState
from bot.domain.review import SILENCE, Cause, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Moderator
from bot.questionnaire.answers import Answers
from bot.services import claims, distinctions, notify, promise, queue, report_states
from bot.services.cases import CaseBook
from bot.services.contact import ContactWork
from bot.services.decisions import EvidenceItems
from bot.services.distinctions import JudgedWork
from bot.services.notify import NoticeWork
from bot.services.queue import Reviews
from bot.services.reports import Reports
from bot.services.rules import Rules

#: How many cases a moderator is shown beside a report.
SHOWN: Final = 5


class Cases(CaseBook, Protocol):
    """Where cases are kept."""

    async def add(self, case: Case) -> None:
        """Keep a new case."""

    async def get_alone(self, case: str) -> Case | None:
        """Return one case that nobody else changes until the transaction ends."""

    async def link(self, relative: Relative) -> None:
        """Tie an account to a case by its report."""

    async def role(self, report: str) -> ContactRole:
        """Return what the family of a report is to a case it is tied to, or was to the last one."""

    async def unlink(self, case: str, report: str) -> None:
        """Undo the link of a report to a case; the row stays, with the moment."""


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


class Verifications(Protocol):
    """Where it is kept how the kinship of families was verified."""

    async def level(self, report: str) -> Level:
        """Return how far the kinship of a report's family is verified now."""


class BesideWork(JudgedWork, Protocol):
    """What it takes to know which cases an item may be."""

    @property
    def reviews(self) -> Candidates:
        """The queue."""


class ReviewWork(ContactWork, BesideWork, NoticeWork, Protocol):
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

    @property
    def evidence(self) -> EvidenceItems:
        """Evidence on cases."""

    @property
    def verifications(self) -> Verifications:
        """How the kinship of families was verified."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Beside:
    """A candidate with its case, under the number by which the screen calls it, counted from one."""

    number: int
    candidate: Candidate
    case: Case
    #: The case by whose words it was found, where that one was merged into it.
    merged: Case | None = None

    @property
    def person(self) -> Person:
        """Whom the clues speak of."""
        return (self.merged or self.case).person


async def claim(work: ReviewWork, rules: Rules, moderator: Moderator, review_id: str) -> Review:
    """Claim an item; the first claim of a report tells the family that it was read, and by when we write."""
    review = await claims.take(work, rules, moderator, review_id)
    report = await queue.report_of(work, review)
    if report is None or review.kind is not ReviewKind.REPORT or report.state is not ReportState.SUBMITTED:
        return review
    await report_states.bring(work, report, ReportState.IN_REVIEW)
    if not report.silent:
        day = promise.day(rules, work.now, rules.promise_days)
        await notify.announce(work, report, NoticeKind.READ, {"date": day.isoformat()})
        await promise.make(work, report, day, moderator.id)
    return review


def offered(review: Review, report: Report | None) -> tuple[VerdictKind, ...]:
    """Return what can be decided on an item; a family that is never written to cannot be asked."""
    if review.kind is ReviewKind.CONTACT:
        return (VerdictKind.SPOKEN, VerdictKind.NOT_REACHED)
    if review.kind is ReviewKind.FOUND:
        return (VerdictKind.SPOKEN, VerdictKind.NOT_REACHED, VerdictKind.SETTLED)
    tasks = (ReviewKind.DELIVERY, ReviewKind.ADDITION, ReviewKind.CASE, ReviewKind.KINSHIP)
    if review.kind in tasks or report is None or report.state not in UNDECIDED:
        return (VerdictKind.SETTLED,)
    ask = () if report.silent else (VerdictKind.ASK,)
    return (VerdictKind.NEW_CASE, VerdictKind.LINK, *ask, VerdictKind.HOLD, VerdictKind.REJECT)


async def beside(work: BesideWork, review: Review) -> Sequence[Beside] | None:
    """Return an item's candidates with the cases that go on for them, None while they are still being looked for."""
    candidates = await work.reviews.candidates(review.id)
    if candidates is None:
        return None
    found: dict[str, Beside] = {}
    for candidate in candidates:
        case, root = await work.cases.get(candidate.case), await work.cases.root(candidate.case)
        if case is None or root is None or root.state not in SOUGHT or root.id in found:
            continue
        merged = case if case.id != root.id else None
        found[root.id] = Beside(number=len(found) + 1, candidate=candidate, case=root, merged=merged)
    return list(found.values())[:SHOWN]


async def conflicts(work: BesideWork, review: Review) -> Sequence[tuple[int, int]]:
    """Return which candidates of an item, by their numbers, were judged to be two people: it cannot be both."""
    return await distinctions.conflicts(work, [one.case.id for one in await beside(work, review) or ()])


async def open_to(work: ReviewWork, review: Review) -> Sequence[Report]:
    """Return the reports to which may be added what this item's family tells.

    Not one from a phone that may be inspected: it is taken over with its three words, and then it is open.
    """
    report = await queue.report_of(work, review)
    found = await work.reports.of(review.account) if review.report is None else [report]
    return [one for one in found if one is not None and not one.silent and one.state is not ReportState.WITHDRAWN]


async def replied(work: ReviewWork, rules: Rules, report_id: str, review_id: str, text: str) -> None:
    """Bring a review back with the family's answer; one that is decided already gets a task of its own."""
    await work.reports.add_reply(report_id, text)
    report = await work.reports.get(report_id)
    review = await work.reviews.get(review_id)
    if report is None or review is None:
        return
    if report.state is ReportState.NEEDS_CLARIFICATION:
        await report_states.bring(work, report, ReportState.IN_REVIEW)
    if review.state in (ReviewState.ASKED, ReviewState.HELD):
        await answered(work, review)
    elif review.state is ReviewState.DONE:
        await queue.enter(work, rules, ReviewKind.REPORT, Cause.ADDITION, report.account, report=report.id)
    else:
        # Whoever holds it decides on what it was before: the new version kills those buttons.
        await work.reviews.save(review)


async def answered(work: ReviewWork, review: Review) -> None:
    """Bring an item back with its family's answer; whoever asked sees it where the card still stands."""
    await queue.put_back(work, review)
    await work.jobs.put("answered", f"answered:{review.id}", work.now, review=review.id)


async def asker(work: ReviewWork, review_id: str) -> Moderator | None:
    """Return who asked or wrote last about an item that nobody holds, None where somebody holds it or nobody did."""
    review = await work.reviews.get(review_id)
    asked = [one for one in await work.verdicts.of(review_id) if one.kind in (VerdictKind.ASK, VerdictKind.WRITE)]
    if review is None or review.state is not ReviewState.OPEN or not asked:
        return None
    return await work.moderators.get(asked[-1].moderator or "")


async def unanswered(work: ReviewWork, review_id: str) -> None:
    """Bring an item back whose family was asked and has not answered for long; a person decides what that means."""
    review = await work.reviews.get(review_id)
    if review is None or review.state is not ReviewState.ASKED or review.paused_at is None:
        return
    over = review.paused_at + SILENCE
    if over > work.now:
        await work.jobs.put("unanswered", f"unanswered:{review.id}", over, review=review.id)
        return
    work.audit.record(HOUSE, "unanswered", review.id)
    await queue.put_back(work, review)
