"""What became of a correction, family by family: whoever was told the wrong thing hears that it was wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.notice import NoticeKind, NoticeState, Passage
from bot.domain.report import Report
from bot.domain.review import Cause, Review
from bot.services import cases
from bot.services.cases import CaseWork
from bot.services.notify import NoticeWork


class CorrectionWork(CaseWork, NoticeWork, Protocol):
    """What this service needs of a unit of work."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Correction:
    """One family of a correction: how far D.12 has come, or None where nothing wrong was read in the chat."""

    report: Report
    step: NoticeState | Passage | None
    #: Nothing is written to this family: whoever told it the wrong thing puts it right.
    by_person: bool


async def of_item(work: CorrectionWork, review: Review) -> Sequence[Correction]:
    """Return the families of the correction that an item is about; none for any other item."""
    if review.case is None or review.cause is not Cause.CORRECTION:
        return ()
    tied = [one.report for one in await cases.tied(work, review.case)] if review.report is None else [review.report]
    found = [await work.reports.get(each) for each in dict.fromkeys(tied)]
    return [await _of(work, review, report) for report in found if report is not None]


async def _of(work: CorrectionWork, review: Review, report: Report) -> Correction:
    raised = [one for one in await work.notices.of_report(report.id) if one.kind is NoticeKind.CORRECTION]
    since = [one for one in raised if one.raised_at >= review.opened_at]
    log = await work.notices.deliveries(since[-1].id) if since else ()
    return Correction(report=report, step=log[-1].step if log else None, by_person=report.behalf is not None)
