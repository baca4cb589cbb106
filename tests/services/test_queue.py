"""How items come into the queue, and what of them is seen."""

from datetime import timedelta

import pytest

from bot.domain.errors import Foreign, NotAllowed
from bot.domain.message import Message
from bot.domain.review import Cause, Priority, ReviewState
from bot.domain.roles import Role
from bot.services import claims, items, pages, queue
from bot.storage.work import Storage
from tests.fakes import START, FixedClock
from tests.services.people import RULES, moderator, sent


async def test_an_item_is_due_as_its_priority_says(storage: Storage) -> None:
    async with storage.work() as work:
        _, urgent = await sent(work, Priority.P0)
        _, soon = await sent(work, Priority.P1)
        _, usual = await sent(work)
    assert urgent.due_at == START + timedelta(hours=2)
    assert soon.due_at == START + timedelta(hours=24)
    assert usual.due_at == START + timedelta(days=5)


async def test_an_urgent_item_rings_now_and_at_half_its_time(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        _, item = await sent(work, Priority.P0)
        await sent(work)
        now = await work.jobs.take(10, timedelta(minutes=1))
    assert [(job.kind, job.ids["review"]) for job in now] == [("alarm", item.id)]
    clock.move(hours=1)
    async with storage.work() as work:
        later = await work.jobs.take(10, timedelta(minutes=1))
    assert "alarm_all" in [job.kind for job in later]


@pytest.mark.parametrize("role", [Role.IMPORTER, Role.AUDITOR, Role.ADMINISTRATOR])
async def test_a_role_that_decides_nothing_sees_nothing(sqlite_storage: Storage, role: Role) -> None:
    async with sqlite_storage.work() as work:
        _, item = await sent(work)
        someone = await moderator(work, role=role)
        with pytest.raises(NotAllowed):
            await pages.waiting(work, someone, 0)
        with pytest.raises(NotAllowed):
            await items.seen(work, someone, item.id)
        with pytest.raises(NotAllowed):
            await claims.take(work, RULES, someone, item.id)


async def test_an_item_nobody_knows_is_foreign(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        with pytest.raises(Foreign):
            await queue.look(work, await moderator(work), "x" * 22)


async def test_what_was_revealed_goes_with_the_claim_in_all_its_parts(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        _, item = await sent(work)
        item = await claims.take(work, RULES, someone, item.id)
        for slot in (f"reveal:{item.id}/0", f"reveal:{item.id}/1", f"compare:{item.id}", f"card:{item.id}"):
            await work.outbox.show(someone.account, Message(html=slot), slot=slot)
        await queue.end(work, item)
        left = await work.outbox.take(10, timedelta(minutes=1))
    assert [letter.message.html for letter in left if letter.message] == [f"card:{item.id}"]


async def test_raising_a_set_aside_item_brings_it_back(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        _, item = await sent(work)
        held = await queue.end(work, item, ReviewState.HELD)
        assert [each.id for each in (await pages.aside(work, someone, 0)).items] == [item.id]
        raised = await claims.lift(work, RULES, someone, held.id)
    assert (raised.state, raised.priority, raised.cause) == (ReviewState.OPEN, Priority.P0, Cause.RAISED)
    assert raised.due_at == START + timedelta(hours=2)


async def test_a_claim_that_has_run_out_is_free_for_others(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        first, second = await moderator(work, 1), await moderator(work, 2)
        _, item = await sent(work)
        await claims.take(work, RULES, first, item.id)
    clock.move(RULES.claim)
    async with storage.work() as work:
        taken = await claims.take(work, RULES, second, item.id)
        assert await claims.lapse(work, item.id) is None
    assert taken.claimed_by == second.id
