"""A family was promised word by a day: what keeps it, and what happens where nothing does."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.behalf import Behalf, Channel
from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import Foreign, NotAllowed, NotClaimed, Stale
from bot.domain.notice import NoticeKind
from bot.domain.report import Report
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator
from bot.services import calls, claims, notify, pages, promise, queue, reach, reports, review, verdicts
from bot.storage.work import Storage, Work
from tests.fakes import START, FixedClock
from tests.services.people import RULES, account_of, moderator, sent

#: Ten working days after the first of them.
PROMISED = date(2026, 3, 18)


async def claimed(work: Work) -> tuple[Moderator, Report, Review]:
    """Return a moderator who holds a report whose family was thereby promised word."""
    someone = await moderator(work)
    report, item = await sent(work)
    return someone, report, await review.claim(work, RULES, someone, item.id)


async def promised(work: Work, report: Report) -> date | None:
    """Return the day by which the family was promised word."""
    kept = await work.reports.get(report.id)
    assert kept is not None
    return kept.promised


async def test_reading_a_report_promises_word_and_neither_a_claim_nor_setting_it_aside_keeps_that(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        someone, report, item = await claimed(work)
        assert await promised(work, report) == PROMISED
        await claims.release(work, someone, item.id)
        await review.claim(work, RULES, someone, item.id)
        await verdicts.hold(work, someone, item.id)
        assert await promised(work, report) == PROMISED


@pytest.mark.parametrize("told", ["question", "verdict"])
async def test_telling_the_family_something_keeps_the_promise(storage: Storage, told: str) -> None:
    async with storage.work() as work:
        someone, report, item = await claimed(work)
        if told == "question":
            await verdicts.ask(work, someone, item.id, "birth")
        else:
            await verdicts.new_case(work, someone, item.id)
        assert await promised(work, report) is None


async def test_a_family_without_a_chat_is_told_when_a_person_has_told_it(storage: Storage) -> None:
    async with storage.work() as work:
        someone, report, _ = await claimed(work)
        behalf = Behalf(moderator=someone.id, channel=Channel.PHONE)
        task = await queue.enter(work, RULES, ReviewKind.DELIVERY, Cause.TELL, report.account, report=report.id)
        await notify.announce(work, replace(report, behalf=behalf), NoticeKind.TAKEN_UP)
        assert await promised(work, report) == PROMISED
        await reach.told(work, someone, task)
        assert await promised(work, report) is None


async def test_a_report_taken_back_leaves_no_promise(storage: Storage) -> None:
    async with storage.work() as work:
        _, report, _ = await claimed(work)
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        assert await promised(work, report) is None


async def test_a_call_keeps_a_promise_only_once_its_day_has_come(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        someone, report, item = await claimed(work)
        spoken = Call(Outcome.SPOKEN, Next.GO_ON)
        await calls.log(work, RULES, someone, item.id, spoken)
        assert await promised(work, report) == PROMISED
    clock.move(days=14)
    async with storage.work() as work:
        await claims.take(work, RULES, someone, item.id)
        await calls.log(work, RULES, someone, item.id, spoken)
        assert await promised(work, report) is None


@pytest.mark.parametrize(("days", "day"), [(3, date(2026, 3, 9)), (5, date(2026, 3, 11)), (10, PROMISED)])
async def test_a_moderator_promises_a_day_and_nothing_is_told_by_that(storage: Storage, days: int, day: date) -> None:
    async with storage.work() as work:
        someone, report, item = await claimed(work)
        before = await work.notices.of_report(report.id)
        assert await promise.by_hand(work, RULES, someone, item.id, days, item.version) == day
        assert await promise.by_hand(work, RULES, someone, item.id, days, item.version) == day
        assert await promised(work, report) == day
        assert await work.notices.of_report(report.id) == before
        assert item == await work.reviews.get(item.id)


async def test_a_day_can_be_promised_only_by_whoever_holds_a_report_that_waits(storage: Storage) -> None:
    async with storage.work() as work:
        someone, report, item = await claimed(work)
        with pytest.raises(Foreign):
            await promise.by_hand(work, RULES, someone, item.id, 4)
        with pytest.raises(Stale):
            await promise.by_hand(work, RULES, someone, item.id, 3, item.version + 1)
        task = await queue.enter(work, RULES, ReviewKind.ADDITION, Cause.ADDITION, report.account, report=report.id)
        await claims.take(work, RULES, someone, task.id)
        with pytest.raises(NotAllowed):
            await promise.by_hand(work, RULES, someone, task.id, 3)
        await work.reports.save(replace(report, silent=True))
        with pytest.raises(NotAllowed):
            await promise.by_hand(work, RULES, someone, item.id, 3)
        await claims.release(work, someone, item.id)
        with pytest.raises(NotClaimed):
            await promise.by_hand(work, RULES, someone, item.id, 3)


async def test_a_promise_made_anew_comes_due_on_its_own_day(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        someone, _, item = await claimed(work)
        await promise.by_hand(work, RULES, someone, item.id, 3)
        await verdicts.hold(work, someone, item.id)
    clock.move(days=5)
    async with storage.work() as work:
        [due] = await work.jobs.take(5, timedelta(minutes=1), ["promise"])
        await promise.due(work, RULES, due.ids["report"])
        kept = await work.reviews.get(item.id)
    assert kept is not None
    assert (kept.state, kept.cause, kept.priority) == (ReviewState.OPEN, Cause.PROMISE, Priority.P1)


async def test_what_was_told_since_brings_nothing_forward_but_what_was_set_aside(storage: Storage) -> None:
    async with storage.work() as work:
        someone, report, item = await claimed(work)
        await verdicts.ask(work, someone, item.id, "birth")
        await promise.due(work, RULES, report.id)
        asked = await work.reviews.get(item.id)
        assert asked is not None
        assert asked.state is ReviewState.ASKED
        await review.replied(work, RULES, report.id, item.id, "In May.")
        await review.claim(work, RULES, someone, item.id)
        await verdicts.hold(work, someone, item.id)
        await promise.due(work, RULES, report.id)
        back = await work.reviews.get(item.id)
    assert back is not None
    assert (back.state, back.cause, back.priority) == (ReviewState.OPEN, Cause.NEW_REPORT, Priority.P2)


async def test_late_promises_stand_above_everything_but_what_is_urgent(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        urgent, soon, usual, late, early = [
            await sent(work, level) for level in (Priority.P0, Priority.P1, Priority.P2, Priority.P3, Priority.P3)
        ]
        await promise.make(work, late[0], START.date(), someone.id)
        await promise.make(work, early[0], START.date() + timedelta(days=2), someone.id)
    clock.move(days=1)
    async with storage.work() as work:
        page = await pages.waiting(work, someone, 0)
    assert [item.id for item in page.items] == [each.id for _, each in (urgent, late, soon, usual, early)]
    assert page.late == {late[1].id}
    assert page.marks[late[1].id].promised == START.date()
    assert page.marks[early[1].id].promised == START.date() + timedelta(days=2)


async def test_on_its_day_a_promise_is_not_late_yet(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        someone = await moderator(work)
        report, _ = await sent(work)
        await promise.make(work, report, START.date(), someone.id)
        assert (await pages.waiting(work, someone, 0)).late == set()
