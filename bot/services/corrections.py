"""What a family has read of its case and is wrong is put right, and it is seen with whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from bot.domain.case import Case
from bot.domain.hours import KYIV
from bot.domain.moves import VALUES, Axis, Move, move
from bot.domain.notice import NEWS, Notice, NoticeKind, NoticeState, Passage, corrected, opened
from bot.domain.report import Report
from bot.domain.review import Cause, Review
from bot.domain.status import Status, mistaken, since, value
from bot.services import cases, notify
from bot.services.cases import CaseWork
from bot.services.notify import NoticeWork

#: What tells nothing of the person that could be wrong: that nothing is new, and that its own wish was done.
NEVER_WRONG: Final = (NoticeKind.NO_NEWS, NoticeKind.CLOSED)


class CorrectionWork(CaseWork, NoticeWork, Protocol):
    """What this service needs of a unit of work."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Correction:
    """One family of a correction: how far D.12 has come, or None where nothing wrong was read in the chat."""

    report: Report
    step: NoticeState | Passage | None
    #: Nothing is written to this family: whoever told it the wrong thing puts it right.
    by_person: bool


async def correct(work: CorrectionWork, told: Sequence[Notice]) -> None:
    """Tell everybody who read one of these that it was wrong, whatever the level now and also during a hold.

    What was not read is never told. A second correction of the same is none; a correction is owed whatever follows.
    """
    for one in told:
        # The family may be reading it now.
        notice = await work.notices.get_alone(one.id)
        if notice is None or notice.kind is NoticeKind.CORRECTION:
            continue
        report = await work.reports.get(notice.report)
        if notice.state.unread:
            await notify.drop(work, notice)
        elif notice.terms.of_case and notice.status and report is not None and await _misled(work, notice):
            # The family knows no other day than that on which it read this.
            day = (opened(await work.notices.deliveries(notice.id)) or notice.raised_at).astimezone(KYIV).date()
            facts = {"date": day.isoformat()}
            await notify.announce(work, report, NoticeKind.CORRECTION, facts, case=notice.case, corrects=notice.id)


async def _misled(work: NoticeWork, notice: Notice) -> bool:
    """Whether a family has read this of the person, and was not told yet that it was wrong."""
    known = corrected(await work.notices.of_report(notice.report))
    return notice.state.told and notice.kind not in NEVER_WRONG and notice.id not in known


async def withdrawn(work: CorrectionWork, case: Case, found: Move) -> Sequence[Notice]:
    """Return the notices that told what a move, which a case has just made, withdraws.

    Of the cases that it goes on for it is the same, unless the person was taken elsewhere meanwhile.
    """
    own = await _lines(work, case.id, found.axis)
    gone = list(mistaken(own[:-1], found.after))
    values = {line.after for line in gone}
    for each in await work.cases.merged(case.id) if not any(line.transfer for line in gone) else ():
        theirs = await _lines(work, each.id, found.axis)
        back = since(theirs, found.after)
        gone += [line for line in theirs if line in back or line.after in values]
    ids = {line.id for line in gone}
    told = [one for each in await cases.whole(work, case.id) for one in await work.notices.of_case(each)]
    return [one for one in told if one.status in ids]


async def overtaken(work: CorrectionWork, into: Case, report_id: str) -> Sequence[Notice]:
    """Return what the family of a report has read of its case, and is not so where another goes on for that.

    What only goes further than what it read is news, and no correction. Of a death the bot tells nothing, nor by this.
    """
    parts = [into, *await work.cases.merged(into.id)]
    if any(part.fate.of_death for part in parts):
        return ()
    lines = {line.id: line for part in parts for line in await work.statuses.of_case(part.id)}
    notices = await work.notices.of_report(report_id)
    known = corrected(notices)
    read = [one for one in notices if one.state.told and one.status in lines and one.id not in known]
    wrong: list[Notice] = []
    for axis in (Axis.FATE, Axis.PLACE, Axis.LEGAL):
        told, after = [one for one in read if lines[one.status or ""].axis is axis], value(into, axis)
        if told and _not_so(told[-1], lines[told[-1].status or ""], after):
            # All of it since it stood there, however it came and went: home, then captive, then home again.
            back = {line.id for part in parts for line in since(await _lines(work, part.id, axis), after)}
            wrong += [one for one in told if one.status in back | {told[-1].status}]
    return wrong


def _not_so(notice: Notice, line: Status, after: str) -> bool:
    """Whether what a family has read is not so for a case that stands elsewhere, and not merely further on."""
    on = move(line.axis, line.after, after)
    same = NEWS.get((line.axis, after)) is notice.kind
    order = [each.value for each in VALUES[line.axis]]
    return on is not None and not same and (on.corrects or order.index(after) < order.index(line.after))


async def take_back(work: CorrectionWork, report_id: str, own: Sequence[str], merged_at: datetime) -> None:
    """Never tell a family that what it read of its `own` cases was wrong since a merge, where it has not read that.

    The merge is undone, and it stands again.
    """
    for notice in await work.notices.of_report(report_id):
        fresh = notice.kind is NoticeKind.CORRECTION and notice.raised_at >= merged_at
        if fresh and notice.state.unread and notice.case in own:
            await notify.drop(work, notice)


async def _lines(work: CorrectionWork, case_id: str, axis: Axis) -> Sequence[Status]:
    """Return the history of a case along an axis, the oldest first."""
    return [line for line in await work.statuses.of_case(case_id) if line.axis is axis]


async def of_item(work: CorrectionWork, review: Review) -> Sequence[Correction]:
    """Return the families of the correction that an item is about; none for any other item."""
    if review.case is None or review.cause is not Cause.CORRECTION:
        return ()
    tied = [one.report for one in await cases.tied(work, review.case)] if review.report is None else [review.report]
    found = [await work.reports.get(each) for each in dict.fromkeys(tied)]
    return [await _of(work, review, report) for report in found if report is not None]


async def _of(work: CorrectionWork, review: Review, report: Report) -> Correction:
    raised = [one for one in await work.notices.of_report(report.id) if one.kind is NoticeKind.CORRECTION]
    fresh = [one for one in raised if one.raised_at >= review.opened_at]
    steps = [one.step for one in await work.notices.deliveries(fresh[-1].id)] if fresh else []
    come = [step for step in steps if step is not Passage.SHOWN]
    return Correction(report=report, step=come[-1] if come else None, by_person=report.behalf is not None)
