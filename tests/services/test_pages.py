"""The queue, page by page."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.review import Cause, Priority, ReviewKind
from bot.services import pages, queue, review, verdicts
from bot.services.items import Since
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.people import RULES, moderator, sent


async def test_the_queue_is_ordered_by_priority_then_due_time_then_age(storage: Storage, clock: FixedClock) -> None:
    found = []
    for priority in (Priority.P2, Priority.P1, Priority.P1, Priority.P0):
        clock.move(minutes=1)
        async with storage.work() as work:
            found.append((await sent(work, priority))[1].id)
    async with storage.work() as work:
        page = await pages.waiting(work, await moderator(work), 0)
    assert [item.id for item in page.items] == [found[3], found[1], found[2], found[0]]


async def test_a_page_that_is_not_there_shows_the_last_one(storage: Storage) -> None:
    async with storage.work() as work:
        for _ in range(11):
            await sent(work)
        someone = await moderator(work)
        assert len((await pages.waiting(work, someone, 0)).items) == pages.PAGE
        last = await pages.waiting(work, someone, 99)
        assert (last.number, len(last.items), last.more) == (1, 1, False)
        assert (await pages.waiting(work, someone, -5)).number == 0


async def test_whoever_refused_a_report_does_not_see_its_appeal(storage: Storage) -> None:
    async with storage.work() as work:
        judge, other = await moderator(work, 1), await moderator(work, 2)
        report, _ = await sent(work)
        await queue.enter(
            work, RULES, ReviewKind.REPORT, Cause.REVIEW_AGAIN, report.account, report=report.id, barred=judge.id
        )
        assert len((await pages.waiting(work, judge, 0)).items) == 1
        assert len((await pages.waiting(work, other, 0)).items) == 2


async def test_an_answer_to_an_item_that_was_set_aside_meanwhile_is_told(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)

    async def step(act: Callable[[Work], Awaitable[Any]]) -> Any:  # noqa: ANN401 - each act returns its own
        clock.move(minutes=5)
        async with storage.work() as work:
            return await act(work)

    await step(lambda work: review.claim(work, RULES, someone, item.id))
    await step(lambda work: verdicts.ask(work, someone, item.id, "Is it so?"))
    await step(lambda work: review.claim(work, RULES, someone, item.id))
    await step(lambda work: verdicts.hold(work, someone, item.id))
    await step(lambda work: review.replied(work, RULES, report.id, item.id, "Yes, it is"))
    page = await step(lambda work: pages.waiting(work, someone, 0))
    assert page.marks[item.id].since is Since.ANSWERED
