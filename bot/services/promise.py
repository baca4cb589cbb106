"""The day comes on which a family was promised word."""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.hours import EVENING, KYIV, MORNING
from bot.domain.notice import NoticeKind
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState
from bot.services.review import UNDECIDED, ReviewWork
from bot.services.rules import Rules


async def due(work: ReviewWork, rules: Rules, report_id: str) -> None:
    """Bring forward a report whose family was promised word by today: P1, due this evening, pushed to all."""
    report = await work.reports.get(report_id)
    if report is None or report.state not in UNDECIDED:
        return
    for review in await work.reviews.of_report(report.id):
        if review.kind is ReviewKind.REPORT and review.state is not ReviewState.DONE:
            await _bring_forward(work, rules, review)


async def restore(work: ReviewWork, report: str) -> None:
    """Wait again for the day that a family was promised, where it is still to come."""
    read = [notice for notice in await work.notices.of_report(report) if notice.kind is NoticeKind.READ]
    if not read or "date" not in read[-1].facts:
        return
    morning = datetime.combine(date.fromisoformat(read[-1].facts["date"]), MORNING, KYIV)
    if morning > work.now:
        await work.jobs.put("promise", f"promise:{report}", morning, report=report)


async def _bring_forward(work: ReviewWork, rules: Rules, review: Review) -> None:
    priority = min(review.priority, Priority.P1)
    evening = max(work.now, datetime.combine(work.now.astimezone(KYIV).date(), EVENING, KYIV))
    due = min(review.due_at, rules.due_by(Priority.P1, work.now), evening)
    await work.reviews.lift(review.id, priority, due, Cause.PROMISE)
    if review.state in (ReviewState.HELD, ReviewState.ASKED):
        forward = replace(review, priority=priority, due_at=due, cause=Cause.PROMISE, state=ReviewState.OPEN)
        await work.reviews.save(forward)
    await work.jobs.put("alarm_all", f"alarm_all:{review.id}", work.now, review=review.id)
