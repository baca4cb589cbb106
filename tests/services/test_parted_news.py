"""Two merged cases are parted: what families have heard since is put right, and what stood before comes back."""

from dataclasses import replace

import pytest

from bot.domain.relative import ContactRole, Level
from bot.domain.review import Cause
from bot.services import claims, informing, relatives, tasks
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.deciding import as_it_stands, case_of_a_family
from tests.services.kin import at_level, family, tie
from tests.services.people import RULES
from tests.services.telling import believed, relative_of
from tests.services.test_merges import merge
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
    one_believed,
    parted,
    reads,
    two,
)


@pytest.mark.parametrize("read", [True, False])
async def test_parting_brings_back_what_was_told_before(storage: Storage, clock: FixedClock, *, read: bool) -> None:
    there = await one_believed(storage, clock)
    await merged(storage, clock, there)
    if read:
        await reads(storage, clock, there.mine)
    await parted(storage, clock, there)
    again = [(WRONG, READ), (BELIEVED, PUSHED)] if read else [(WRONG, DROPPED)]
    assert await hears(storage, there.mine) == [(BELIEVED, READ), *again]


@pytest.mark.parametrize(("read", "called"), [(False, False), (True, False), (False, True)])
async def test_parted_nobody_is_called_of_a_correction_that_none_has_heard_and_whoever_has_is(
    storage: Storage, clock: FixedClock, *, read: bool, called: bool
) -> None:
    there = await one_believed(storage, clock)
    await merged(storage, clock, there)
    if read:
        await reads(storage, clock, there.mine)
    if called:
        async with storage.work() as work:
            [item] = await work.reviews.of_case(there.case.id)
            await claims.take(work, RULES, there.who.senior, item.id)
            await tasks.settle(work, there.who.senior, item.id)
    await parted(storage, clock, there)
    async with storage.reading() as work:
        assert await tasks_on(work, there.case.id) == ([Cause.CORRECTION] if read or called else [])


async def test_parted_a_family_that_told_of_both_hears_of_the_other_case_through_its_report_of_that_one(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.into)
    await merged(storage, clock, there)
    async with storage.work() as work:
        second = await tie(work, await family(work, there.into, 7_000_000_001))
        await at_level(work, there.who.first, second, Level.SHOWN)
    assert await hears(storage, there.mine) == [(BELIEVED, PUSHED)]
    assert await hears(storage, second) == []
    await parted(storage, clock, there)
    assert await hears(storage, there.mine) == [(BELIEVED, DROPPED)]
    assert await hears(storage, second) == [(BELIEVED, PUSHED)]


async def test_parted_from_whoever_decides_alone_the_families_of_all_the_rest_hear_what_was_silenced(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        third = await case_of_a_family(work, there.who.first, 7_000_000_003)
        relative = await relative_of(work, there.who, third)
        await informing.decide_alone(work, there.who.senior, there.case.id, alone=True)
    await merged(storage, clock, there)
    clock.move(minutes=1)
    await merge(storage, clock, there.who, there.into, third)
    async with storage.work() as work:
        await believed(work, there.who, third)
    assert await hears(storage, relative) == []
    await parted(storage, clock, there)
    assert await hears(storage, relative) == [(BELIEVED, PUSHED)]
    assert await hears(storage, there.theirs) == [(BELIEVED, PUSHED)]


async def test_parted_from_a_case_that_said_otherwise_a_family_hears_that_this_was_wrong_and_what_stands(
    storage: Storage, clock: FixedClock
) -> None:
    there = await at_odds(storage, clock)
    await merged(storage, clock, there)
    for _ in range(2):
        await reads(storage, clock, there.mine)
    await parted(storage, clock, there)
    heard = await hears(storage, there.mine)
    assert heard[:3] == [(SAFE, READ), (WRONG, READ), (BELIEVED, READ)]
    assert heard[3:] == [(WRONG, PUSHED), (SAFE, PUSHED)]


async def test_of_the_two_primary_contacts_the_case_that_goes_on_has_its_own_and_parting_gives_each_one_back(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        for each in (there.mine, there.theirs):
            await work.cases.save_relative(replace(each, role=ContactRole.PRIMARY))
    await merged(storage, clock, there)
    async with storage.work() as work:
        for case in (there.case, there.into):
            seen = await relatives.of_case(work, there.who.first, case.id)
            first = [one.report.id for one in seen.kin if one.role is ContactRole.PRIMARY]
            assert first == [there.theirs.report]
            one = await relatives.primary(work, await as_it_stands(work, there.into))
            assert one is not None
            assert one.report == there.theirs.report
    await parted(storage, clock, there)
    async with storage.work() as work:
        for relative in (there.mine, there.theirs):
            kin = await relatives.look(work, there.who.first, relative.report)
            assert kin.role is ContactRole.PRIMARY
