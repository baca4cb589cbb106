"""A report is taken back, or a talk asked for, in the moment of something else: on PostgreSQL, where both go on.

Somebody else holds one row for a moment, so that both are in the middle of what they do.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import NamedTuple

import pytest
from sqlalchemy import select

from bot.domain.errors import AlreadyAsked, AlreadyDecided, NotAllowed, Refusal, Stale
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import ReportState
from bot.domain.review import Review, ReviewState
from bot.domain.talk import TalkAnswer
from bot.services import in_writing, notify, reach, reports, review, talks, verdicts
from bot.storage.keys import Keys
from bot.storage.tables import notices
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock, SeededIds
from tests.services.people import RULES, account_of, moderator, sent
from tests.services.talking import RULES as TALKING
from tests.services.talking import read
from tests.services.test_leaving_races import held_up, waiting
from tests.services.test_races import Deed, handled
from tests.services.writing import WORDS, better_write


class Race(NamedTuple):
    """What a moderator and a family are about to do, the item, and why the moderator is refused who comes second."""

    acts: Deed
    takes_back: Deed
    item: Review
    refusal: type[Refusal]


#: Sets a race up.
Begins = Callable[[Work], Awaitable[Race]]


@pytest.fixture
async def storage(postgres_url: str, keys: Keys, clock: FixedClock, ids: SeededIds) -> AsyncIterator[Storage]:
    """Yield storage on a PostgreSQL database of this test's own."""
    made = Storage(postgres_url, keys, clock=clock, ids=ids)
    yield made
    await made.dispose()


async def writing(work: Work) -> Race:
    """Return a family that would rather be written to, and whoever writes to it."""
    there = await better_write(work)
    return Race(
        lambda work: in_writing.send(work, there.who, there.item.id, WORDS, there.item.version),
        lambda work: reports.withdraw(work, there.account, RULES, there.report.id),
        there.item,
        NotAllowed,
    )


async def deciding(work: Work) -> Race:
    """Return a family whose report is about to become a case."""
    report, waits = await sent(work)
    who, account = await moderator(work), await account_of(work, report)
    item = await review.claim(work, RULES, who, waits.id)
    return Race(
        lambda work: verdicts.new_case(work, who, item.id, item.version),
        lambda work: reports.withdraw(work, account, RULES, report.id),
        item,
        AlreadyDecided,
    )


async def raced(storage: Storage, item: Review, first: Deed, second: Deed) -> list[Refusal | None]:
    """Do both, the second while the first is about to end the claim of an item."""
    async with held_up(storage, f"claim:{item.id}"):
        before = asyncio.create_task(handled(storage, first))
        await waiting(storage, 1)
        after = asyncio.create_task(handled(storage, second))
        await waiting(storage, 2)
    return [await before, await after]


@pytest.mark.parametrize("about", [writing, deciding])
async def test_a_report_taken_back_while_somebody_acts_on_it_is_taken_back_after_that(
    storage: Storage, about: Begins
) -> None:
    async with storage.work() as work:
        race = await about(work)
    assert await raced(storage, race.item, race.acts, race.takes_back) == [None, None]
    await gone(storage, race.item)


@pytest.mark.parametrize("about", [writing, deciding])
async def test_whoever_acts_on_a_report_while_it_is_taken_back_is_refused(storage: Storage, about: Begins) -> None:
    async with storage.work() as work:
        race = await about(work)
    [none, refusal] = await raced(storage, race.item, race.takes_back, race.acts)
    assert none is None
    assert type(refusal) is race.refusal
    await gone(storage, race.item)


async def gone(storage: Storage, item: Review) -> None:
    """Tell that a report is gone, that its item is done, and that nothing is told of it any more."""
    async with storage.reading() as work:
        report, kept = await work.reports.get(item.report or ""), await work.reviews.get(item.id)
        assert report is not None
        assert kept is not None
        assert (report.state, kept.state) == (ReportState.WITHDRAWN, ReviewState.DONE)
        assert [one for one in await work.notices.of_report(report.id) if one.state.unread] == []


@asynccontextmanager
async def looked_at(storage: Storage, notice: str) -> AsyncIterator[None]:
    """Hold the row of a notice: whoever is about to change it waits."""
    async with storage.engine.begin() as conn:
        await conn.execute(select(notices).where(notices.c.id == notice).with_for_update())
        yield


async def at_a_notice(storage: Storage, notice: str, first: Deed, second: Deed) -> list[Refusal | None]:
    """Do both, the second while the first is about to change a notice."""
    async with looked_at(storage, notice):
        before = asyncio.create_task(handled(storage, first))
        await waiting(storage, 1)
        after = asyncio.create_task(handled(storage, second))
        await waiting(storage, 2)
    return [await before, await after]


async def test_a_report_taken_back_while_three_days_end_for_its_message_leaves_no_task(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account = await account_of(work, report)
        await notify.announce(work, report, NoticeKind.TAKEN_UP)
        [notice] = await work.notices.of_report(report.id)
        await work.notices.save(replace(notice, state=NoticeState.PUSHED))
    clock.move(days=3)
    done = await at_a_notice(
        storage,
        notice.id,
        lambda work: reach.unread(work, RULES, notice.id),
        lambda work: reports.withdraw(work, account, RULES, report.id),
    )
    assert done == [None, None]
    async with storage.reading() as work:
        items = await work.reviews.of_report(report.id)
        assert [one.cause for one in items if one.state is not ReviewState.DONE] == []


async def asked_long_ago(storage: Storage, clock: FixedClock) -> tuple[Notice, Deed, Deed]:
    """Return a request that was read three days ago, how the family answers it, and how it is asked anew."""
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
        someone = await moderator(work)
    clock.move(days=3)
    return (
        notice,
        lambda work: talks.answer(work, TALKING, account, notice.id, TalkAnswer.EVENING),
        lambda work: talks.ask(work, TALKING, someone, report.id, 0),
    )


async def test_a_family_that_answers_in_the_moment_in_which_it_is_asked_anew_is_not_asked(
    storage: Storage, clock: FixedClock
) -> None:
    notice, answers, asks = await asked_long_ago(storage, clock)
    [none, refusal] = await at_a_notice(storage, notice.id, answers, asks)
    assert none is None
    assert isinstance(refusal, AlreadyAsked)
    async with storage.reading() as work:
        talk = await talks.of_family(work, notice.account)
        assert talk is not None
        assert talk.answer is TalkAnswer.EVENING


async def test_a_family_that_is_asked_anew_in_the_moment_in_which_it_answers_answers_that(
    storage: Storage, clock: FixedClock
) -> None:
    notice, answers, asks = await asked_long_ago(storage, clock)
    [none, refusal] = await at_a_notice(storage, notice.id, asks, answers)
    assert none is None
    assert isinstance(refusal, Stale)
    async with storage.reading() as work:
        [first, second] = await work.notices.of_report(notice.report)
        assert talks.over(first)
        assert second.state is NoticeState.RAISED
