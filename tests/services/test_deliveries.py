"""How far each notice has come is logged, and whoever it does not reach is looked after, once: on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.account import Account
from bot.domain.errors import Foreign, NotAllowed
from bot.domain.message import Message
from bot.domain.notice import NoticeKind, NoticeState, Passage
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.services import deliveries, notify, reach, reading
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services import telling
from tests.services.people import RULES, safe, sent

LEASE = timedelta(minutes=1)


async def leaves(work: Work, code: str | None) -> None:
    """Have what waits leave: it arrives, or comes to nothing in this way."""
    for letter in await work.outbox.take(10, LEASE):
        begun = await work.outbox.begin(letter)
        if begun is not None:
            await (work.outbox.sent(begun, 77) if code is None else work.outbox.fail(begun, code))


async def pushed(work: Work, account: Account, report_id: str) -> str:
    """Return a notice that was pushed to a family."""
    report = await work.reports.get(report_id)
    assert report is not None
    await notify.announce(work, report, NoticeKind.TAKEN_UP)
    notice = (await work.notices.of_report(report_id))[-1]
    await work.notices.save(replace(notice, state=NoticeState.PUSHED))
    assert account.id == notice.account
    return notice.id


async def tasks(work: Work, *reports: str) -> list[Review]:
    """Return the tasks about what does not reach a family that are not done."""
    found = [one for each in reports for one in await work.reviews.of_report(each)]
    return [one for one in found if one.kind is ReviewKind.DELIVERY and one.state is not ReviewState.DONE]


@pytest.mark.parametrize(
    ("code", "came"),
    [
        (None, Passage.ARRIVED),
        ("uncertain", Passage.UNCERTAIN),
        ("403", Passage.UNREACHABLE),
    ],
)
async def test_what_telegram_made_of_a_push_is_in_its_log(
    storage: Storage, clock: FixedClock, code: str | None, came: Passage
) -> None:
    async with storage.work() as work:
        notice = (await telling.pushed(work)).notice
    for _ in range(3):
        clock.move(seconds=2)
        async with storage.work() as work:
            await leaves(work, code)
    async with storage.work() as work:
        steps = [one.step for one in await work.notices.deliveries(notice.id)]
        assert steps == [NoticeState.RAISED, NoticeState.PUSHED, came]


async def test_a_push_of_what_is_no_notice_any_more_stops_no_sender(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        await work.outbox.show(report.account, Message("?"), notice="gone")
    clock.move(seconds=2)
    async with storage.work() as work:
        await leaves(work, None)
        assert await work.notices.deliveries("gone") == []


async def test_a_senior_sees_every_notice_to_a_cases_families_the_newest_first(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, _ = await telling.tied(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await telling.believed(work, who, case)
    async with storage.work() as work:
        await telling.due(work)
        _, told = await deliveries.of_case(work, who.senior, case.id)
        assert told[0].notice.kind is NoticeKind.BELIEVED
        assert {one.notice.kind for one in told[1:]} == {NoticeKind.TAKEN_UP, NoticeKind.READ}
        assert [one.step for one in told[0].log] == [NoticeState.RAISED, NoticeState.PUSHED]
        with pytest.raises(NotAllowed):
            await deliveries.of_case(work, who.first, case.id)
        with pytest.raises(Foreign):
            await deliveries.of_case(work, who.senior, "nothing")


async def test_a_family_has_one_task_at_a_time_whichever_of_its_reports_does_not_reach_it(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        other, _ = await sent(work)
        account = await safe(work, report)
        for each in (report, other):
            await reach.unread(work, RULES, await pushed(work, account, each.id))
        [task] = await tasks(work, report.id, other.id)
        assert task.cause is Cause.UNREAD
        await reach.lost(work, RULES, account)
        [task] = await tasks(work, report.id, other.id)
        assert task.cause is Cause.UNREACHABLE


async def test_the_task_ends_when_the_family_opens_what_it_was_about(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account = await safe(work, report)
        notice = await pushed(work, account, report.id)
    clock.move(hours=72)
    async with storage.work() as work:
        await reach.unread(work, RULES, notice)
        [task] = await tasks(work, report.id)
        assert await reading.open_pushed(work, RULES, account, notice) is not None
        assert (await work.reviews.get(task.id) or task).state is ReviewState.DONE


async def test_the_task_stands_while_something_older_is_unread(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account = await safe(work, report)
        first = await pushed(work, account, report.id)
    clock.move(hours=72)
    async with storage.work() as work:
        await reach.unread(work, RULES, first)
        second = await pushed(work, account, report.id)
        await reading.open_pushed(work, RULES, account, second)
        assert len(await tasks(work, report.id)) == 1
        await reading.open_pushed(work, RULES, account, first)
        assert await tasks(work, report.id) == []


async def test_what_perhaps_did_not_arrive_is_looked_after_until_it_is_opened(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account = await safe(work, report)
        notice = await pushed(work, account, report.id)
        await work.notices.passed(notice, Passage.UNCERTAIN)
        await reach.unread(work, RULES, notice, Cause.UNCERTAIN)
        other = await pushed(work, account, report.id)
        await reading.open_pushed(work, RULES, account, other)
        assert [one.cause for one in await tasks(work, report.id)] == [Cause.UNCERTAIN]
        await reading.open_pushed(work, RULES, account, notice)
        assert await tasks(work, report.id) == []


async def test_nobody_is_sent_after_what_is_opened_already(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account = await safe(work, report)
        notice = await pushed(work, account, report.id)
        await reading.open_pushed(work, RULES, account, notice)
        await reach.unread(work, RULES, notice)
        await reach.unread(work, RULES, "nothing")
        assert await tasks(work, report.id) == []
