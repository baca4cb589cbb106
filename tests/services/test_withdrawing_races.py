"""A report is taken back, or a talk asked for, in the moment of something else: on PostgreSQL, where both go on."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from bot.domain.errors import AlreadyAsked, AlreadyDecided, NotAllowed, Refusal, Stale
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import ReportState
from bot.domain.review import Review, ReviewState
from bot.domain.talk import TalkAnswer
from bot.services import in_writing, notify, reach, reports, review, talks, verdicts
from bot.storage.tables import jobs, notices
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.crossing import one_after_the_other
from tests.services.people import RULES, account_of, moderator, sent
from tests.services.talking import RULES as TALKING
from tests.services.talking import read
from tests.services.test_races import Deed
from tests.services.writing import WORDS, better_write

pytestmark = pytest.mark.parametrize("database", ["postgres"], indirect=True)


class Race(NamedTuple):
    """What a moderator and a family are about to do, the item, and why the moderator is refused who comes second."""

    acts: Deed
    takes_back: Deed
    item: Review
    refusal: type[Refusal]


#: Sets a race up.
Begins = Callable[[Work], Awaitable[Race]]


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


@pytest.mark.parametrize("about", [writing, deciding])
async def test_a_report_taken_back_while_somebody_acts_on_it_is_taken_back_after_that(
    storage: Storage, about: Begins
) -> None:
    async with storage.work() as work:
        race = await about(work)
    claim = f"claim:{race.item.id}"
    assert await one_after_the_other(storage, jobs.c.lane, claim, race.acts, race.takes_back) == [None, None]
    await gone(storage, race.item)


@pytest.mark.parametrize("about", [writing, deciding])
async def test_whoever_acts_on_a_report_while_it_is_taken_back_is_refused(storage: Storage, about: Begins) -> None:
    async with storage.work() as work:
        race = await about(work)
    claim = f"claim:{race.item.id}"
    [none, refusal] = await one_after_the_other(storage, jobs.c.lane, claim, race.takes_back, race.acts)
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
    done = await one_after_the_other(
        storage,
        notices.c.id,
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
    [none, refusal] = await one_after_the_other(storage, notices.c.id, notice.id, answers, asks)
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
    [none, refusal] = await one_after_the_other(storage, notices.c.id, notice.id, asks, answers)
    assert none is None
    assert isinstance(refusal, Stale)
    async with storage.reading() as work:
        [first, second] = await work.notices.of_report(notice.report)
        assert talks.over(first)
        assert second.state is NoticeState.RAISED
