"""The unit of work: all or nothing, one writer at a time, and looking waits for nobody."""

import asyncio
import random
from contextlib import suppress

from sqlalchemy import event, text

from bot.storage.work import Storage
from tests.storage.builders import CHAT


async def meet_two(storage: Storage, first: int) -> None:
    async with storage.work() as work:
        await work.accounts.meet(first)
        await asyncio.sleep(0)
        await work.accounts.meet(first + 1)


async def test_a_unit_of_work_cut_short_leaves_all_or_nothing(storage: Storage) -> None:
    chance = random.Random(7)
    for number in range(60):
        task = asyncio.create_task(meet_two(storage, CHAT + 2 * number))
        await asyncio.sleep(chance.random() * 0.004)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    async with storage.engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM accounts"))).scalar_one() % 2 == 0
    await meet_two(storage, CHAT - 2)


async def test_looking_does_not_wait_for_a_writer(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        met = await work.accounts.meet(CHAT)
        async with asyncio.timeout(2), sqlite_storage.reading() as look:
            assert await look.accounts.get(met.id) is None


async def test_many_at_once_take_turns(storage: Storage) -> None:
    await asyncio.gather(*(meet_two(storage, CHAT) for _ in range(10)))


async def test_commits_can_be_counted_from_outside(storage: Storage) -> None:
    commits: list[object] = []
    event.listen(storage.writing, "commit", commits.append)
    await meet_two(storage, CHAT)
    async with storage.reading() as work:
        await work.accounts.get("x" * 22)
    assert len(commits) == 1
