"""The urgent procedure: told while it is open, a task once such a report is a case, and gone when its time is over."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.chat.voice import Voice
from bot.domain.candidate import Candidate
from bot.domain.errors import Stale
from bot.domain.hours import KYIV
from bot.domain.person import PartialDate, Precision
from bot.domain.report import Report
from bot.domain.review import Cause, Filing, LinkReason, Priority, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator
from bot.duties import duties
from bot.questionnaire.answers import Answer, State
from bot.services import claims, items, pages, reports, review, tasks, verdicts
from bot.storage.keys import Keys
from bot.storage.work import Storage, Work
from tests.fakes import START, FixedClock, SeededIds
from tests.services.people import RULES, account_of, moderator, sent
from tests.services.test_alarms import pushed
from tests.storage.builders import ANSWERS, CHAT

JOBS = ("wgeid", "wgeid_due")


def day(first: date, last: date | None = None) -> PartialDate:
    """Return a day, or the time between two."""
    return PartialDate(
        earliest=first, latest=last or first, precision=Precision.DAY if last is None else Precision.MONTH
    )


async def taken(work: Work, when: PartialDate, chat: int = CHAT) -> tuple[Report, Review]:
    """Return a report that tells of somebody taken then, and its item."""
    report, item = await sent(work, chat=chat)
    answers = {**ANSWERS, "taken_when": Answer(State.GIVEN, when, None, START, "uk")}
    await work.reports.change(report, answers)
    return report, item


async def made_case(work: Work, someone: Moderator, when: PartialDate, chat: int = CHAT) -> tuple[Report, str]:
    """Return a report that has become a case, and the id of that case."""
    report, item = await taken(work, when, chat)
    await review.claim(work, RULES, someone, item.id)
    await verdicts.new_case(work, someone, item.id)
    case = await work.cases.of_report(report.id)
    assert case is not None
    return report, case


async def pass_time(storage: Storage, clock: FixedClock, **parts: float) -> None:
    """Let time pass, and do what is due about the procedure."""
    clock.move(timedelta(**parts))
    verbs = duties(RULES, Voice())
    async with storage.work() as work:
        for due in await work.jobs.take(9, timedelta(minutes=1), JOBS):
            await verbs[due.kind](work, due.ids)
            await work.jobs.finish(due)


async def the_task(work: Work, case: str) -> Review:
    """Return the task of a case."""
    [found] = [item for item in await work.reviews.of_case(case) if item.cause is Cause.WGEID]
    return found


@pytest.mark.parametrize(
    ("when", "last"),
    [
        (day(date(2026, 3, 3)), date(2026, 6, 3)),
        (day(date(2025, 12, 4)), date(2026, 3, 4)),
        (day(date(2026, 2, 1), date(2026, 2, 28)), date(2026, 5, 1)),
        (day(date(2025, 12, 3)), None),
        (day(date(2026, 3, 5)), None),
        (day(date(2025, 11, 1), date(2026, 2, 28)), None),
    ],
)
async def test_a_report_tells_how_long_the_procedure_is_open(
    sqlite_storage: Storage, when: PartialDate, last: date | None
) -> None:
    async with sqlite_storage.work() as work:
        someone = await moderator(work)
        _, item = await taken(work, when)
        _, other = await sent(work, chat=CHAT + 1)
        page = await pages.waiting(work, someone, 0)
        assert page.marks[item.id].last_day == last
        assert (await items.seen(work, someone, item.id)).marks.last_day == last
        assert page.marks[other.id].last_day is None


async def test_such_a_report_that_becomes_a_case_raises_one_task_due_in_seven_working_days(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, case = await made_case(work, someone, day(date(2026, 3, 1)))
    await pass_time(storage, clock)
    async with storage.work() as work:
        task = await the_task(work, case)
        await work.jobs.put("wgeid", f"wgeid:{report.id}", work.now, report=report.id)
        page = await pages.waiting(work, someone, 0)
    assert (task.kind, task.priority, task.account) == (ReviewKind.CASE, Priority.P1, "")
    assert task.due_at == START + timedelta(days=9)
    assert page.marks[task.id].last_day == date(2026, 6, 1)
    await pass_time(storage, clock)
    async with storage.work() as work:
        await the_task(work, case)


@pytest.mark.parametrize(
    ("when", "due"),
    [
        (date(2025, 12, 28), datetime(2026, 3, 14, 17, 0, tzinfo=KYIV)),
        (date(2025, 12, 10), START + timedelta(hours=24)),
    ],
)
async def test_where_less_time_is_left_it_is_due_two_weeks_before_the_last_day_or_in_a_day(
    storage: Storage, clock: FixedClock, when: date, due: datetime
) -> None:
    async with storage.work() as work:
        _, case = await made_case(work, await moderator(work), day(when))
    await pass_time(storage, clock)
    async with storage.work() as work:
        assert (await the_task(work, case)).due_at == min(due, START + timedelta(days=9))


async def test_a_report_without_a_fresh_detention_raises_none(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        _, case = await made_case(work, await moderator(work), day(date(2025, 6, 1)))
    await pass_time(storage, clock)
    async with storage.work() as work:
        assert await work.reviews.of_case(case) == []


async def test_a_second_report_of_the_case_raises_no_second_task_but_the_earlier_day_counts(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        _, case = await made_case(work, someone, day(date(2026, 3, 1)))
    await pass_time(storage, clock)
    async with storage.work() as work:
        _, item = await taken(work, day(date(2026, 2, 10)), CHAT + 1)
        await work.reviews.keep(item.id, [Candidate(case, 0.8, "strong", ())])
        await review.claim(work, RULES, someone, item.id)
        await verdicts.link(work, someone, item.id, case, LinkReason.FAMILY)
    await pass_time(storage, clock)
    async with storage.work() as work:
        task = await the_task(work, case)
        assert (await items.seen(work, someone, task.id)).marks.last_day == date(2026, 5, 10)
    await pass_time(storage, clock, days=53)
    assert await pushed(storage) == [someone.account]


async def test_it_calls_two_weeks_and_three_days_before_the_last_day_and_then_ends_itself(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        _, case = await made_case(work, someone, day(date(2026, 3, 1)))
    await pass_time(storage, clock)
    called = []
    while clock.now().date() < date(2026, 6, 1):
        await pass_time(storage, clock, days=1)
        called += [clock.now().date()] if someone.account in await pushed(storage) else []
    assert called == [date(2026, 5, 18), date(2026, 5, 29)]
    async with storage.work() as work:
        assert (await the_task(work, case)).state is ReviewState.OPEN
    await pass_time(storage, clock, days=1)
    async with storage.work() as work:
        task = await the_task(work, case)
        assert task.state is ReviewState.DONE
        assert await work.verdicts.of(task.id) == []
        with pytest.raises(Stale):
            await claims.take(work, RULES, someone, task.id)


async def test_whoever_holds_the_task_alone_is_called(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        holder, _ = await moderator(work, 1), await moderator(work, 2)
        _, case = await made_case(work, holder, day(date(2025, 12, 19)))
    await pass_time(storage, clock)
    clock.moment = datetime.combine(date(2026, 3, 16), time(9), KYIV).astimezone(UTC)
    async with storage.work() as work:
        await claims.take(work, RULES, holder, (await the_task(work, case)).id)
    await pushed(storage)
    await pass_time(storage, clock)
    assert await pushed(storage) == [holder.account]


async def test_a_task_that_is_settled_calls_no_more_and_is_not_raised_again(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, case = await made_case(work, someone, day(date(2026, 3, 1)))
    await pass_time(storage, clock)
    async with storage.work() as work:
        task = await the_task(work, case)
        await claims.take(work, RULES, someone, task.id)
        await tasks.settle(work, someone, task.id, filing=Filing.FILED)
        await work.jobs.put("wgeid", f"wgeid:{report.id}", work.now, report=report.id)
    await pass_time(storage, clock)
    await pass_time(storage, clock, days=80)
    assert await pushed(storage) == []
    async with storage.work() as work:
        assert (await the_task(work, case)).state is ReviewState.DONE


async def test_a_case_whose_report_was_taken_back_leaves_nothing_to_file(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, case = await made_case(work, await moderator(work), day(date(2026, 3, 1)))
    await pass_time(storage, clock)
    async with storage.work() as work:
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
    await pass_time(storage, clock, days=76)
    async with storage.work() as work:
        assert (await the_task(work, case)).state is ReviewState.DONE
    assert await pushed(storage) == []


async def test_the_days_that_are_left_survive_a_restart(
    database: str, keys: Keys, clock: FixedClock, ids: SeededIds
) -> None:
    first = Storage(database, keys, clock=clock, ids=ids)
    async with first.work() as work:
        someone = await moderator(work)
        _, case = await made_case(work, someone, day(date(2026, 3, 1)))
    await first.dispose()
    again = Storage(database, keys, clock=clock, ids=ids)
    await pass_time(again, clock)
    async with again.reading() as work:
        assert (await the_task(work, case)).state is ReviewState.OPEN
    await again.dispose()
