"""The urgent procedure of the United Nations takes disappearances under three months old: a task for each such case."""

from datetime import date, datetime, time, timedelta
from typing import Final, Protocol

from bot.domain import wgeid
from bot.domain.audit import HOUSE
from bot.domain.hours import EVENING, KYIV, MORNING, working_days_after
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Priority, Review, ReviewState
from bot.domain.roles import Moderator
from bot.questionnaire.answers import Answers
from bot.services import alarms, cases, queue, reports, tasks
from bot.services.alarms import AlarmWork
from bot.services.cases import CaseWork
from bot.services.notify import Sent, Voice
from bot.services.queue import QueueWork
from bot.services.review import ReviewWork
from bot.services.rules import Rules

#: Working days in which the task is due, unless less time is left.
WORKING_DAYS: Final = 7
#: So many days before the last one it calls again; by the first of them it is due.
CALLS: Final = (14, 3)


class Answered(Sent, Protocol):
    """Reports, with their answers."""

    async def answers(self, report: str) -> Answers:
        """Return what was answered; empty after erasure."""


class LookWork(CaseWork, Protocol):
    """What it takes to tell the last day."""

    @property
    def reports(self) -> Answered:
        """Reports."""


class WgeidWork(ReviewWork, AlarmWork, Protocol):
    """What this service needs of a unit of work."""


def today(now: datetime) -> date:
    """Return the day on which the procedure's days are counted."""
    return now.astimezone(KYIV).date()


async def of_report(work: LookWork, report: Report | None) -> date | None:
    """Return the last day for whoever a report tells of; None where it tells of nobody taken, or that day is over."""
    if report is None or report.state is ReportState.WITHDRAWN:
        return None
    now = today(work.now)
    taken = reports.facts(report, await work.reports.answers(report.id), now).taken
    if taken is None or taken.earliest > now or (last := wgeid.deadline(taken)) < now:
        return None
    return last


async def of_case(work: LookWork, case: str) -> date | None:
    """Return the last day for a case: the earliest that its reports tell; None where none does."""
    tied = [await work.reports.get(relative.report) for relative in await cases.tied(work, case)]
    return min([last for report in tied if (last := await of_report(work, report))], default=None)


async def begin(work: WgeidWork, rules: Rules, report_id: str) -> None:
    """Enter the task of a case that a report with a fresh detention has become; a case has it once."""
    case = await work.cases.of_report(report_id)
    last = None if case is None else await of_case(work, case)
    if case is None or last is None:
        return
    earlier = [item for item in await work.reviews.of_case(case) if item.cause is Cause.WGEID]
    if not earlier:
        item = await tasks.enter(work, rules, Cause.WGEID, case, due_at=_due(rules, work.now, last))
        await _wait(work, item, last)
    elif earlier[-1].state is not ReviewState.DONE:
        await _wait(work, earlier[-1], last)


def _due(rules: Rules, now: datetime, last: date) -> datetime:
    """Return when the task is due: in seven working days, in time before the last day, but never at once."""
    in_time = _at(last - timedelta(days=CALLS[0]), EVENING)
    soon = min(working_days_after(now, WORKING_DAYS, rules.holidays), in_time)
    return max(soon, rules.due_by(Priority.P1, now))


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, KYIV)


async def _wait(work: QueueWork, item: Review, last: date) -> None:
    """Have the task call again, or end: at the next of these days."""
    ahead = [last - timedelta(days=days) for days in CALLS] + [last + timedelta(days=1)]
    day = next(day for day in ahead if _at(day, MORNING) > work.now)
    await work.jobs.put("wgeid_due", f"wgeid_due:{item.id}", _at(day, MORNING), review=item.id)


async def due(work: WgeidWork, voice: Voice, review_id: str) -> Moderator | None:
    """Call again for a task that is not settled; once the last day is over it ends itself.

    Return who held what has ended, None where nothing ended or nobody held it.
    """
    item = await work.reviews.get(review_id)
    if item is None or item.state is ReviewState.DONE or item.case is None:
        return None
    held_by = queue.holder_of(item, work.now)
    holder = await work.moderators.get(held_by) if held_by else None
    last = await of_case(work, item.case)
    if last is None:
        work.audit.record(HOUSE, "lapse", item.id)
        await queue.end(work, item)
        return holder
    people = [holder] if holder else (await queue.takers_of(work, item)).people
    await alarms.push(work, voice, item, people, everybody=True)
    await _wait(work, item, last)
    return None
