"""Items passed on without a why: gone for one moderator, there for the others, and lost for nobody."""

import pytest

from bot.domain.errors import AlreadyClaimed, NotAllowed, NotClaimed, PassedOn
from bot.domain.review import Priority, Review, ReviewState
from bot.domain.roles import Moderator, Role
from bot.services import alarms, claims, items, moderators, pages
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.people import RULES, moderator, sent
from tests.services.test_alarms import Voice, pushed
from tests.services.test_races import together


async def team(work: Work) -> tuple[Moderator, Moderator, Moderator]:
    """Return two moderators and a senior."""
    return await moderator(work, 1), await moderator(work, 2), await moderator(work, 3, Role.SENIOR)


async def passed(work: Work, someone: Moderator, item: Review) -> Review:
    """Return an item that this moderator has taken and passed on."""
    await claims.take(work, RULES, someone, item.id)
    return await claims.pass_on(work, someone, item.id)


async def test_what_was_passed_on_is_free_and_in_everybody_elses_queue_alone(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, _ = await team(work)
        _, item = await sent(work)
        freed = await passed(work, first, item)
        assert (freed.state, freed.claimed_by) == (ReviewState.OPEN, None)
        assert list((await pages.waiting(work, first, 0)).items) == []
        assert [each.id for each in (await pages.waiting(work, second, 0)).items] == [item.id]
        assert not (await items.seen(work, first, item.id)).offered
        with pytest.raises(PassedOn):
            await claims.take(work, RULES, first, item.id)
        assert (await claims.take(work, RULES, second, item.id)).claimed_by == second.id


async def test_passing_on_twice_changes_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, _ = await team(work)
        _, item = await sent(work)
        freed = await passed(work, first, item)
        assert await claims.pass_on(work, first, item.id) == freed
        taken = await claims.take(work, RULES, second, item.id)
        assert await claims.pass_on(work, first, item.id) == taken


async def test_only_whoever_holds_an_item_passes_it_on(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, _ = await team(work)
        _, item = await sent(work)
        with pytest.raises(NotClaimed):
            await claims.pass_on(work, first, item.id)
        await claims.take(work, RULES, second, item.id)
        with pytest.raises(AlreadyClaimed):
            await claims.pass_on(work, first, item.id)
        assert await work.passes.of(item.id) == set()


async def test_an_item_is_not_handed_or_pushed_to_whoever_passed_it_on(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, senior = await team(work)
        await moderators.duty(work, first, on=True)
        _, item = await sent(work, Priority.P0)
        await passed(work, first, item)
        await alarms.alarm(work, Voice(), item.id, everybody=True)
        await claims.take(work, RULES, second, item.id)
        assert [one.id for one in await claims.colleagues(work, second, item.id)] == [senior.id]
        with pytest.raises(NotAllowed):
            await claims.hand_over(work, RULES, second, item.id, first.id)
    assert sorted(await pushed(storage)) == sorted([second.account, senior.account])


async def test_what_everybody_has_passed_on_seniors_see_again_marked(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        first, second, senior = people = await team(work)
        _, item = await sent(work)
    for one in people:
        clock.move(minutes=1)
        async with storage.work() as work:
            await passed(work, one, item)
    async with storage.work() as work:
        page = await pages.waiting(work, senior, 0)
        assert [each.id for each in page.items] == [item.id]
        assert page.marks[item.id].passed
        assert (await items.seen(work, senior, item.id)).marks.passed
        for one in (first, second):
            assert list((await pages.waiting(work, one, 0)).items) == []
            with pytest.raises(PassedOn):
                await claims.take(work, RULES, one, item.id)
        assert (await claims.take(work, RULES, senior, item.id)).claimed_by == senior.id


async def test_what_was_passed_on_is_not_offered_when_it_is_set_aside_either(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, _ = await team(work)
        _, item = await sent(work)
        await passed(work, first, item)
        await claims.take(work, RULES, second, item.id)
        held = await work.reviews.get(item.id)
        assert held is not None
        await work.reviews.save(
            Review(**{name: getattr(held, name) for name in held.__slots__} | {"state": ReviewState.HELD})
        )
        assert list((await pages.aside(work, first, 0)).items) == []
        assert (await pages.waiting(work, first, 0)).aside == 0
        assert [each.id for each in (await pages.aside(work, second, 0)).items] == [item.id]


async def test_two_who_race_for_an_item_just_passed_on_get_it_once(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, senior = await team(work)
        _, item = await sent(work)
        await claims.take(work, RULES, first, item.id)
    outcomes = await together(
        storage,
        lambda work: claims.pass_on(work, first, item.id),
        lambda work: claims.take(work, RULES, second, item.id),
        lambda work: claims.take(work, RULES, senior, item.id),
    )
    assert outcomes[0] is None
    assert all(isinstance(each, AlreadyClaimed) for each in outcomes[1:] if each is not None)
    async with storage.work() as work:
        found = await work.reviews.get(item.id)
        assert found is not None
        winners = [one.id for one, refused in zip((second, senior), outcomes[1:], strict=True) if refused is None]
        assert len(winners) < 2
        assert found.claimed_by == (winners[0] if winners else None)
        assert await work.passes.of(item.id) == {first.id}


async def test_two_presses_of_one_finger_pass_on_once(storage: Storage) -> None:
    async with storage.work() as work:
        first, _, _ = await team(work)
        _, item = await sent(work)
        await claims.take(work, RULES, first, item.id)
    outcomes = await together(storage, *[lambda work: claims.pass_on(work, first, item.id)] * 2)
    assert outcomes == [None, None]
    async with storage.reading() as work:
        found = await work.reviews.get(item.id)
    assert found is not None
    assert found.state is ReviewState.OPEN
