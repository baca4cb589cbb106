"""While a family is asked the clock stands still; a family that does not answer is not forgotten."""

from datetime import timedelta

from bot.domain.report import Report, ReportState
from bot.domain.review import SILENCE, Cause, Priority, Review, ReviewState
from bot.domain.roles import Moderator
from bot.services import claims, items, pages, queue, review, verdicts
from bot.services.items import Since
from bot.storage.work import Storage, Work
from tests.fakes import START, FixedClock
from tests.services.people import RULES, moderator, sent


async def asked(storage: Storage, clock: FixedClock) -> tuple[Moderator, Report, Review]:
    """Return a report whose family was asked a day after it came in, with who asked."""
    async with storage.work() as work:
        someone = await moderator(work)
        report, item = await sent(work)
    clock.move(days=1)
    async with storage.work() as work:
        await review.claim(work, RULES, someone, item.id)
        return someone, report, await verdicts.ask(work, someone, item.id, "birth")


async def unanswered(storage: Storage) -> None:
    """Do what is due about questions without an answer."""
    async with storage.work() as work:
        for due in await work.jobs.take(9, timedelta(minutes=1), ["unanswered"]):
            await review.unanswered(work, due.ids["review"])
            await work.jobs.finish(due)


async def kept(work: Work, item: Review) -> Review:
    """Return an item as it stands."""
    found = await work.reviews.get(item.id)
    assert found is not None
    return found


async def test_a_question_stops_the_clock_and_the_answer_sets_it_going_by_the_time_between(
    storage: Storage, clock: FixedClock
) -> None:
    _, report, item = await asked(storage, clock)
    assert item.paused_at == START + timedelta(days=1)
    assert item.due_at == START + timedelta(days=5)
    clock.move(days=3, hours=2)
    async with storage.work() as work:
        await review.replied(work, RULES, report.id, item.id, "In May.")
        back = await kept(work, item)
    assert (back.state, back.paused_at) == (ReviewState.OPEN, None)
    assert back.due_at == START + timedelta(days=8, hours=2)


async def test_setting_aside_does_not_stop_the_clock(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        _, item = await sent(work)
        await review.claim(work, RULES, someone, item.id)
        held = await verdicts.hold(work, someone, item.id)
    assert (held.paused_at, held.due_at) == (None, item.due_at)


async def test_whoever_takes_it_before_the_answer_sets_the_clock_going(storage: Storage, clock: FixedClock) -> None:
    someone, _, item = await asked(storage, clock)
    clock.move(days=2)
    async with storage.work() as work:
        taken = await claims.take(work, RULES, someone, item.id)
        assert (taken.paused_at, taken.due_at) == (None, item.due_at + timedelta(days=2))
        again = await verdicts.ask(work, someone, item.id, "names")
    assert (again.paused_at, again.due_at) == (clock.now(), taken.due_at)


async def test_raising_it_or_telling_more_sets_the_clock_going_too(storage: Storage, clock: FixedClock) -> None:
    someone, _, item = await asked(storage, clock)
    clock.move(days=2)
    async with storage.work() as work:
        joined = await queue.join(work, RULES, item, Priority.P3, Cause.ADDITION)
        assert (joined.state, joined.paused_at) == (ReviewState.OPEN, None)
        assert joined.due_at == item.due_at + timedelta(days=2)
    clock.move(minutes=1)
    async with storage.work() as work:
        await review.claim(work, RULES, someone, item.id)
        await verdicts.ask(work, someone, item.id, "names")
        raised = await claims.lift(work, RULES, someone, item.id)
    assert (raised.state, raised.paused_at) == (ReviewState.OPEN, None)
    assert raised.due_at == clock.now() + timedelta(hours=2)


async def test_a_family_that_does_not_answer_brings_the_item_back_after_two_weeks_and_decides_nothing(
    storage: Storage, clock: FixedClock
) -> None:
    someone, report, item = await asked(storage, clock)
    await unanswered(storage)
    clock.move(SILENCE - timedelta(minutes=1))
    await unanswered(storage)
    async with storage.reading() as work:
        assert (await kept(work, item)).state is ReviewState.ASKED
    clock.move(minutes=1)
    await unanswered(storage)
    async with storage.work() as work:
        back = await kept(work, item)
        about = await work.reports.get(report.id)
        page = await pages.waiting(work, someone, 0)
        card = await items.seen(work, someone, item.id)
    assert about is not None
    assert about.state is ReportState.NEEDS_CLARIFICATION
    assert (back.state, back.due_at) == (ReviewState.OPEN, item.due_at + SILENCE)
    assert page.marks[item.id].since is card.marks.since is Since.UNANSWERED


async def test_an_answer_in_time_leaves_nothing_to_come_back(storage: Storage, clock: FixedClock) -> None:
    someone, report, item = await asked(storage, clock)
    async with storage.work() as work:
        await review.replied(work, RULES, report.id, item.id, "In May.")
        await review.claim(work, RULES, someone, item.id)
        await verdicts.hold(work, someone, item.id)
    clock.move(days=20)
    await unanswered(storage)
    async with storage.work() as work:
        assert (await kept(work, item)).state is ReviewState.HELD
        assert (await pages.aside(work, someone, 0)).marks[item.id].since is None


async def test_a_second_question_begins_the_two_weeks_anew(storage: Storage, clock: FixedClock) -> None:
    someone, _, item = await asked(storage, clock)
    await unanswered(storage)
    clock.move(days=10)
    async with storage.work() as work:
        await review.claim(work, RULES, someone, item.id)
        await verdicts.ask(work, someone, item.id, "names")
    clock.move(days=4)
    await unanswered(storage)
    async with storage.work() as work:
        assert (await kept(work, item)).state is ReviewState.ASKED
