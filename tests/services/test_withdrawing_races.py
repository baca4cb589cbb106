"""A report is taken back in the moment in which a moderator acts on it: on PostgreSQL, where both go on.

Somebody else holds one row for a moment, so that both are in the middle of what they do.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import NamedTuple

import pytest

from bot.domain.errors import AlreadyDecided, NotAllowed, Refusal
from bot.domain.report import ReportState
from bot.domain.review import Review, ReviewState
from bot.services import in_writing, reports, review, verdicts
from bot.storage.keys import Keys
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock, SeededIds
from tests.services.people import RULES, account_of, moderator, sent
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
