"""An item of the queue as its line and its card tell it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.behalf import Behalf
from bot.domain.note import Note
from bot.domain.report import Report, ReportState, people
from bot.domain.review import SILENCE, Cause, Review, ReviewKind, ReviewState, Verdict, VerdictKind
from bot.domain.roles import Act, Moderator
from bot.services import corrections, notes, promise, queue, talks, wgeid
from bot.services.corrections import Correction
from bot.services.notes import NoteWork
from bot.services.notify import NoticeWork
from bot.services.permissions import allow
from bot.services.queue import QueueWork
from bot.services.review import BesideWork, Candidates, conflicts, offered
from bot.services.talks import Talk
from bot.services.wgeid import LookWork


class Since(StrEnum):
    """What the family has done about an item since it was last decided on, or came in."""

    ANSWERED = "answered"
    #: To what was written to it in place of a call.
    WROTE_BACK = "wrote_back"
    CHANGED = "changed"
    UNANSWERED = "unanswered"


class Answered(wgeid.Answered, Protocol):
    """Reports, with their answers, and when their families answered what was asked later."""

    async def replied_at(self, report: str) -> datetime | None:
        """Return when the family last wrote to a moderator's question, None where it never did."""


class ItemWork(NoteWork, LookWork, BesideWork, NoticeWork, Protocol):
    """What it takes to tell an item."""

    @property
    def reviews(self) -> Candidates:
        """The queue."""

    @property
    def reports(self) -> Answered:
        """Reports."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Marks:
    """What of an item's time is worth a word, in its line as on its card."""

    since: Since | None = None
    #: The day by which the family was promised word, until it is told something.
    promised: date | None = None
    #: The last day of the urgent procedure, where it is open for this person.
    last_day: date | None = None
    #: Everybody who might take it has passed it on.
    passed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Seen:
    """An item as its card tells it: who holds it, what was decided last and by whom."""

    review: Review
    marks: Marks = Marks()
    holder: Moderator | None = None
    last: Verdict | None = None
    decided_by: Moderator | None = None
    #: When the report was last changed while the item waited.
    changed_at: datetime | None = None
    #: Who wrote the report for a family, and how that one told it.
    taken_by: Moderator | None = None
    behalf: Behalf | None = None
    people_reported: int = 0
    #: Of the account's reports that are not withdrawn, the newest first.
    numbers: Sequence[str] = ()
    #: The newest note, for whoever holds the item, and whose it is.
    note: Note | None = None
    noted_by: Moderator | None = None
    #: This moderator may take it.
    offered: bool = True
    #: Pairs of candidates, by their numbers, that were judged to be two people.
    conflicts: Sequence[tuple[int, int]] = ()
    #: What the family has answered when it was asked for a talk.
    talk: Talk | None = None
    #: What became of a correction, family by family.
    corrections: Sequence[Correction] = ()
    #: A day can be promised to its family.
    promising: bool = False


async def seen(work: ItemWork, moderator: Moderator, review_id: str) -> Seen:
    """Return an item as its card tells it. Raises as `queue.look`, NotAllowed where the role may not."""
    allow(moderator, Act.SEE_QUEUE)
    review = await queue.look(work, moderator, review_id)
    last = next(reversed(await work.verdicts.of(review.id)), None)
    holder = queue.holder_of(review, work.now)
    report = await queue.report_of(work, review)
    behalf = report.behalf if report else None
    reports = await work.reports.of(review.account)
    takers = await queue.takers_of(work, review)
    noted = await notes.of_review(work, moderator, review.id) if holder == moderator.id else ()
    note = next(reversed(noted), None)
    return Seen(
        review=review,
        marks=await marks(work, review, passed=takers.again),
        behalf=behalf,
        taken_by=await work.moderators.get(behalf.moderator) if behalf else None,
        changed_at=await _changed_at(work, review),
        people_reported=people(reports),
        numbers=[each.number for each in reports if each.state is not ReportState.WITHDRAWN],
        holder=await work.moderators.get(holder) if holder else None,
        last=last,
        decided_by=await work.moderators.get(last.moderator) if last and last.moderator else None,
        note=note,
        noted_by=await work.moderators.get(note.moderator) if note else None,
        offered=takers.among(moderator),
        talk=await talks.of_family(work, review.account) if review.kind is ReviewKind.CONTACT else None,
        corrections=await corrections.of_item(work, review),
        promising=promise.possible(review, report),
        conflicts=await conflicts(work, review) if VerdictKind.LINK in offered(review, report) else (),
    )


async def _changed_at(work: QueueWork, review: Review) -> datetime | None:
    """Return when what an item is about was last told anew while it waited, None where it never was."""
    told = await work.additions.of_report(review.report) if review.report else ()
    return next((each.at for each in reversed(told) if each.review == review.id and each.at > review.opened_at), None)


async def marks(work: ItemWork, review: Review, *, passed: bool) -> Marks:
    """Return what of an item's time is worth a word; `passed` where everybody has passed it on."""
    if review.state is ReviewState.DONE:
        return Marks()
    report = await queue.report_of(work, review)
    return Marks(
        since=await _since(work, review),
        promised=report.promised if report else None,
        last_day=await _last_day(work, review, report),
        passed=passed,
    )


async def _last_day(work: ItemWork, review: Review, report: Report | None) -> date | None:
    """Return the last day of the urgent procedure, for the task itself and for a report that waits."""
    if review.case is not None:
        return await wgeid.of_case(work, review.case) if review.cause is Cause.WGEID else None
    return await wgeid.of_report(work, report) if review.kind is ReviewKind.REPORT else None


async def _since(work: ItemWork, review: Review) -> Since | None:
    """Return what the family has done last about a report that waits, None where it has done nothing."""
    if review.kind not in (ReviewKind.REPORT, ReviewKind.CONTACT) or review.report is None or not review.version:
        return None
    verdicts = [verdict for verdict in await work.verdicts.of(review.id) if verdict.call is None]
    if review.kind is ReviewKind.CONTACT and not verdicts:
        return None  # nobody has written to it about this
    after = verdicts[-1].at if verdicts else review.opened_at
    told = await work.additions.of_report(review.report)
    if any(each.review == review.id and each.moderator is None and each.at > after for each in told):
        return Since.CHANGED
    replied = await work.reports.replied_at(review.report)
    if replied is not None and replied > after:
        return Since.WROTE_BACK if review.kind is ReviewKind.CONTACT else Since.ANSWERED
    waited = bool(verdicts) and verdicts[-1].kind in (VerdictKind.ASK, VerdictKind.WRITE)
    asked = waited and review.state is not ReviewState.ASKED
    return Since.UNANSWERED if asked and after + SILENCE <= work.now else None
