"""The inbox: nothing lost, nothing twice, in order within a chat."""

import asyncio
from collections import Counter, defaultdict
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.storage.keys import Keys
from bot.storage.leases import LeaseLost
from bot.storage.updates import REMEMBERED, Arrived
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds
from tests.storage.builders import CHAT, Update

LEASE = timedelta(seconds=30)


async def take(storage: Storage, limit: int = 10) -> list[Arrived]:
    async with storage.work() as work:
        return await work.updates.take(limit, LEASE)


async def finish(storage: Storage, row: Arrived) -> None:
    async with storage.work() as work:
        await work.updates.finish(row)


async def keep(storage: Storage, *rows: Update) -> list[tuple[int, str]]:
    async with storage.work() as work:
        return await work.updates.keep(rows)


async def test_an_update_told_twice_is_kept_once(storage: Storage) -> None:
    assert len(await keep(storage, Update(1), Update(2), Update(1))) == 2
    assert await keep(storage, Update(2)) == []


async def test_the_oldest_of_each_chat_comes_with_its_words(storage: Storage) -> None:
    await keep(storage, Update(1, 1, b"one"), Update(2, 1, b"two"), Update(3, 2, b"three"), Update(4, None, b"none"))
    assert [row.body for row in await take(storage)] == [b"one", b"three", b"none"]
    assert await take(storage) == []


async def test_the_words_are_erased_when_the_update_is_done(storage: Storage) -> None:
    await keep(storage, Update(1))
    (row,) = await take(storage)
    await finish(storage, row)
    async with storage.engine.connect() as connection:
        bodies = await connection.execute(text("SELECT count(*) FROM updates WHERE body IS NOT NULL"))
        assert bodies.scalar() == 0
    async with storage.reading() as work:
        assert await work.updates.waiting() == 0


async def test_a_failed_update_is_taken_again_later_and_its_chat_waits(storage: Storage, clock: FixedClock) -> None:
    await keep(storage, Update(1), Update(2))
    (row,) = await take(storage)
    async with storage.work() as work:
        await work.updates.postpone(row, timedelta(seconds=5))
    assert await take(storage) == []
    clock.move(seconds=5)
    (again,) = await take(storage)
    assert (again.seq, again.tries) == (row.seq, 2)


async def test_a_parked_update_keeps_its_words_and_lets_its_chat_go_on(storage: Storage) -> None:
    await keep(storage, Update(1), Update(2, body=b"next"))
    (row,) = await take(storage)
    async with storage.work() as work:
        await work.updates.park(row)
    assert [row.body for row in await take(storage)] == [b"next"]
    async with storage.engine.connect() as connection:
        parked = await connection.execute(text("SELECT count(body) FROM updates WHERE parked_at IS NOT NULL"))
        assert parked.scalar() == 1


async def test_whoever_held_a_row_too_long_can_no_longer_finish_it(storage: Storage, clock: FixedClock) -> None:
    await keep(storage, Update(1))
    (late,) = await take(storage)
    clock.move(LEASE)
    (row,) = await take(storage)
    with pytest.raises(LeaseLost):
        await finish(storage, late)
    await finish(storage, row)
    with pytest.raises(LeaseLost):
        await finish(storage, row)


async def test_numbers_are_remembered_for_two_weeks(storage: Storage, clock: FixedClock) -> None:
    await keep(storage, Update(1), Update(2))
    (row,) = await take(storage)
    await finish(storage, row)
    clock.move(REMEMBERED)
    async with storage.work() as work:
        assert await work.updates.sweep() == 0
    clock.move(seconds=1)
    async with storage.work() as work:
        assert await work.updates.sweep() == 1
    assert len(await keep(storage, Update(1), Update(2))) == 1


async def test_eight_workers_do_every_update_once_and_in_order(
    storage: Storage, database: str, keys: Keys, clock: FixedClock
) -> None:
    lanes, each = 15, 8
    await keep(storage, *(Update(n, CHAT + n % lanes, str(n).encode()) for n in range(lanes * each)))
    other = Storage(database, keys, clock=clock, ids=SeededIds(1))
    done: defaultdict[str, list[int]] = defaultdict(list)
    busy: Counter[str] = Counter()

    async def worker(mine: Storage) -> None:
        while sum(map(len, done.values())) < lanes * each:
            for row in await take(mine, 4):
                busy[row.lane] += 1
                assert busy[row.lane] == 1
                await asyncio.sleep(0)
                done[row.lane].append(int(row.body))
                busy[row.lane] -= 1
                await finish(mine, row)

    await asyncio.gather(*(worker(mine) for mine in (storage, other) for _ in range(4)))
    await other.dispose()
    assert sorted(n for numbers in done.values() for n in numbers) == list(range(lanes * each))
    assert all(numbers == sorted(numbers) for numbers in done.values())
