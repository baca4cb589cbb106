"""The day by which a family was promised word. Telling it something keeps the promise, a claim does not."""

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from bot.domain.errors import Foreign, NotAllowed
from bot.domain.hours import EVENING, KYIV, MORNING, working_days_after
from bot.domain.report import UNDECIDED, Report
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator
from bot.services import claims, queue
from bot.services.queue import QueueWork
from bot.services.rules import Rules

#: Working days that a moderator may promise.
CHOICES: Final = (3, 5, 10)


def day(rules: Rules, now: datetime, days: int) -> date:
    """Return the day so many working days from now."""
    return working_days_after(now, days, rules.holidays).astimezone(KYIV).date()


async def make(work: QueueWork, report: Report, by: date, moderator: str) -> None:
    """Keep that the family hears from us by this day; an earlier promise gives way to it."""
    await work.reports.promise(report.id, by)
    work.audit.record(moderator, "promise", report.id, day=by.isoformat())
    morning = datetime.combine(by, MORNING, KYIV)
    await work.jobs.put("promise", f"promise:{report.id}", morning, report=report.id)


async def may(
    work: QueueWork, moderator: Moderator, review_id: str, version: int | None = None
) -> tuple[Review, Report]:
    """Return a held item and its report, where a moderator can promise a day. Raises NotAllowed where not."""
    review = await claims.held(work, moderator, review_id, version)
    report = await queue.report_of(work, review)
    if report is None or not possible(review, report):
        raise NotAllowed
    return review, report


def possible(review: Review, report: Report | None) -> bool:
    """Whether a day can be promised: the report waits for a decision, and its family may be told something."""
    if report is None or report.silent or review.kind is not ReviewKind.REPORT:
        return False
    return report.state in UNDECIDED


async def by_hand(  # noqa: PLR0913, PLR0917 - who, about what, by when
    work: QueueWork, rules: Rules, moderator: Moderator, review_id: str, days: int, version: int | None = None
) -> date:
    """Keep what a moderator promises the family of a held item. Nothing is told by this.

    Raises Foreign for a number of days that is not offered, and as `may`.
    """
    _, report = await may(work, moderator, review_id, version)
    if days not in CHOICES:
        raise Foreign
    by = day(rules, work.now, days)
    await make(work, report, by, moderator.id)
    return by


async def spoken(work: QueueWork, report_id: str) -> None:
    """Keep a promise whose day has come: a person has spoken with the family."""
    report = await work.reports.get(report_id)
    if report is not None and report.promised is not None and report.promised <= work.now.astimezone(KYIV).date():
        await work.reports.promise(report.id, None)


async def due(work: QueueWork, rules: Rules, report_id: str) -> None:
    """Bring forward a report whose family was promised word by today: P1, due this evening, pushed to all.

    Where the family was told something since, only what was set aside comes back.
    """
    report = await work.reports.get(report_id)
    if report is None or report.state not in UNDECIDED:
        return
    for review in await work.reviews.of_report(report.id):
        if review.kind is not ReviewKind.REPORT or review.state is ReviewState.DONE:
            continue
        if report.promised is not None:
            await _bring_forward(work, rules, review)
        elif review.state is ReviewState.HELD:
            await queue.put_back(work, review)


async def _bring_forward(work: QueueWork, rules: Rules, review: Review) -> None:
    priority = min(review.priority, Priority.P1)
    evening = max(work.now, datetime.combine(work.now.astimezone(KYIV).date(), EVENING, KYIV))
    due = min(review.running(work.now).due_at, rules.due_by(Priority.P1, work.now), evening)
    forward = replace(review.running(work.now), priority=priority, due_at=due, cause=Cause.PROMISE)
    await work.jobs.put("alarm_all", f"alarm_all:{review.id}", work.now, review=review.id)
    await queue.watch(work, forward)
    await work.reviews.lift(review.id, priority, due, Cause.PROMISE)
    if review.state in (ReviewState.HELD, ReviewState.ASKED):
        await work.reviews.save(replace(forward, state=ReviewState.OPEN))
