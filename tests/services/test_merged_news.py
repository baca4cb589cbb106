"""Two cases are merged that stood differently: what families have read is put right, or goes on, and comes back."""

from dataclasses import replace

import pytest

from bot.domain.case import Fate, Legal, Place
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.notice import NoticeState
from bot.domain.relative import ContactRole, Level
from bot.domain.review import Cause
from bot.services import approvals, claims, holds, merges, proposals, reading, statuses, tasks
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.deciding import approved, as_it_stands, item, to
from tests.services.kin import at_level, family
from tests.services.people import RULES, account_of
from tests.services.telling import believed, due, home, told
from tests.services.test_statuses import tasks_on
from tests.services.uniting import (
    BELIEVED,
    DROPPED,
    PUSHED,
    READ,
    SAFE,
    WRONG,
    at_odds,
    hears,
    merged,
    moved,
    news_of,
    one_believed,
    reads,
    two,
)


async def test_what_the_case_that_goes_on_does_not_say_is_put_right_once_the_merge_is_agreed(
    storage: Storage, clock: FixedClock
) -> None:
    there = await one_believed(storage, clock)
    async with storage.work() as work:
        proposal = await merges.propose(work, RULES, there.who.first, there.case.id, there.into.id)
        await approved(work, there.who.second, proposal)
        assert [one.kind for one in await news_of(work, there.mine)] == [BELIEVED]
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        assert await tasks_on(work, there.case.id) == [Cause.CORRECTION]
        [task] = await work.reviews.of_case(there.case.id)
        assert task.lead
    assert await hears(storage, there.mine) == [(BELIEVED, READ), (WRONG, PUSHED)]
    assert await hears(storage, there.theirs) == []


async def test_all_that_was_read_is_put_right_however_it_came_and_went_before(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await home(work, there.who, there.case)
        call = await item(work, there.who.first, there.case, EvidenceKind.FAMILY)
        taken = to(Fate.BELIEVED_CAPTIVE, call, words="Taken again on the way.")
        await statuses.change(work, RULES, there.who.senior, there.case.id, taken)
    await reads(storage, clock, there.mine)
    async with storage.work() as work:
        await home(work, there.who, await as_it_stands(work, there.case))
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    assert [kind for kind, _ in await hears(storage, there.mine)] == [SAFE, BELIEVED, SAFE, WRONG, WRONG]


async def test_what_is_not_told_through_one_report_of_a_family_any_more_is_told_through_that_of_the_other_case(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage, (7_000_000_001, 7_000_000_001))
    async with storage.work() as work:
        await believed(work, there.who, there.into)
    await hears(storage, there.theirs)
    async with storage.work() as work:
        # Decided in the moment in which it was pushed: neither saw the other.
        await work.cases.save_relative(replace(there.theirs, role=ContactRole.NOT_INFORMED))
    await merged(storage, clock, there)
    assert await hears(storage, there.mine) == [(BELIEVED, PUSHED)]
    assert await hears(storage, there.theirs) == [(BELIEVED, DROPPED)]


async def test_what_only_goes_further_is_news_and_no_correction(storage: Storage, clock: FixedClock) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
        await home(work, there.who, there.into)
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    assert await hears(storage, there.mine) == [(BELIEVED, READ), (SAFE, PUSHED)]
    async with storage.reading() as work:
        assert await tasks_on(work, there.case.id) == []


async def test_what_goes_back_is_put_right_before_it_is_told_how_the_case_stands(
    storage: Storage, clock: FixedClock
) -> None:
    there = await at_odds(storage, clock)
    await merged(storage, clock, there)
    assert await hears(storage, there.mine) == [(SAFE, READ), (WRONG, PUSHED), (BELIEVED, PUSHED)]
    async with storage.work() as work:
        newest, account = (await news_of(work, there.mine))[-1], await account_of(work, there.mine)
        first = await reading.open_pushed(work, RULES, account, newest.id)
        assert first is not None
        assert first.kind is WRONG


async def test_what_both_say_is_told_nobody_twice(storage: Storage, clock: FixedClock) -> None:
    there = await two(storage)
    async with storage.work() as work:
        for case in (there.case, there.into):
            await believed(work, there.who, case)
    for each in (there.mine, there.theirs):
        await reads(storage, clock, each)
    await merged(storage, clock, there)
    for each in (there.mine, there.theirs):
        assert await hears(storage, each) == [(BELIEVED, READ)]


@pytest.mark.parametrize(
    ("axis", "mine", "theirs"),
    [
        (Axis.PLACE, Place.REPORTED, None),
        (Axis.PLACE, Place.CONFIRMED, Place.REPORTED),
        (Axis.LEGAL, Legal.SENTENCED, None),
        (Axis.LEGAL, Legal.SENTENCED, Legal.CHARGED),
    ],
)
async def test_of_places_and_proceedings_only_what_is_not_said_at_all_is_put_right(
    storage: Storage, clock: FixedClock, axis: Axis, mine: str, theirs: str | None
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await moved(work, there, there.case, axis, mine)
        if theirs is not None:
            await moved(work, there, there.into, axis, theirs)
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    assert [kind for kind, _ in await hears(storage, there.mine)][1:] == ([] if theirs else [WRONG])


async def test_what_nobody_read_is_dropped_without_a_word(storage: Storage, clock: FixedClock) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
        await due(work)
    await merged(storage, clock, there)
    assert {kind for kind, _ in await hears(storage, there.mine)} == {BELIEVED}
    async with storage.reading() as work:
        assert await tasks_on(work, there.case.id) == []


async def test_where_a_death_is_spoken_of_the_bot_tells_nothing_by_a_merge_either(
    storage: Storage, clock: FixedClock
) -> None:
    there = await one_believed(storage, clock)
    who = replace(there.who, first=there.who.senior, second=there.who.other)
    async with storage.work() as work:
        rumour = await item(work, who.first, there.into, EvidenceKind.RUMOUR)
        death = await proposals.propose(work, RULES, who.first, there.into.id, to(Fate.DEATH_REPORTED, rumour))
        await approved(work, who.second, death)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, death.id)
    await merged(storage, clock, there._replace(who=who))
    assert await hears(storage, there.mine) == [(BELIEVED, READ)]
    async with storage.reading() as work:
        assert await tasks_on(work, there.case.id) == []
        assert (await as_it_stands(work, there.case)).merged_into == there.into.id


@pytest.mark.parametrize("last", [True, False])
async def test_a_family_of_two_reports_is_told_through_the_verified_one_whichever_comes_first(
    storage: Storage, clock: FixedClock, *, last: bool
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.into)
        await family(work, there.case, 7_000_000_001)
        low, high = sorted(await work.cases.relatives(there.case.id), key=lambda one: one.id, reverse=last)
        assert low.account == high.account
        await at_level(work, there.who.first, low, Level.ACCOUNT)
        high = await at_level(work, there.who.first, high, Level.SHOWN)
    await merged(storage, clock, there)
    assert await hears(storage, high) == [(BELIEVED, PUSHED)]
    assert await hears(storage, low) == []


async def test_a_return_that_a_person_tells_is_told_the_families_of_a_case_merged_later(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        official = await item(work, there.who.first, there.into, EvidenceKind.OFFICIAL)
        back = await proposals.propose(work, RULES, there.who.first, there.into.id, to(Fate.RELEASED, official))
        await approved(work, there.who.second, back)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, back.id)
        [task] = await work.reviews.of_case(there.into.id)
        await claims.take(work, RULES, there.who.senior, task.id)
        await tasks.settle(work, there.who.senior, task.id)
    await merged(storage, clock, there)
    await hears(storage, there.mine)
    async with storage.reading() as work:
        assert await tasks_on(work, there.into.id) == [Cause.FATE_CHANGED]


async def test_a_family_of_both_cases_is_told_once(storage: Storage, clock: FixedClock) -> None:
    there = await two(storage)
    async with storage.work() as work:
        [other] = await work.cases.relatives(there.into.id)
        await work.cases.save_relative(replace(other, account=there.mine.account))
        report = await work.reports.get(other.report)
        assert report is not None
        await work.reports.save(replace(report, account=there.mine.account))
        await believed(work, there.who, there.into)
    await merged(storage, clock, there)
    async with storage.work() as work:
        await due(work)
        assert [kind for kind, _ in await told(work, there.into)] == [BELIEVED]


async def test_a_hold_of_either_case_keeps_back_what_is_new_and_not_what_puts_right(
    storage: Storage, clock: FixedClock
) -> None:
    there = await at_odds(storage, clock)
    async with storage.work() as work:
        await holds.stop(work, there.who.senior, there.into.id)
    await merged(storage, clock, there._replace(who=replace(there.who, first=there.who.senior)))
    assert await hears(storage, there.mine) == [(SAFE, READ), (WRONG, PUSHED), (BELIEVED, NoticeState.RAISED)]
