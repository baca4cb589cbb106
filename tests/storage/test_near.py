"""Writing to SQLite where the event loop runs."""

import asyncio

from sqlalchemy import event, text

from bot.storage.near import PAUSE, SHORT
from bot.storage.work import Storage
from tests.storage.builders import Update


async def keep(storage: Storage, rows: int) -> None:
    async with storage.work() as work:
        await work.updates.keep([Update(number) for number in range(rows)])


async def kept(storage: Storage) -> int:
    async with storage.reading() as work:
        return await work.updates.waiting()


async def test_another_process_that_writes_is_waited_for_while_the_loop_runs_on(sqlite_storage: Storage) -> None:
    async with sqlite_storage.engine.begin() as other:
        await other.execute(text("DELETE FROM updates"))
        keeping = asyncio.create_task(keep(sqlite_storage, 1))
        await asyncio.sleep(10 * PAUSE)
        assert not keeping.done()
    await keeping
    assert await kept(sqlite_storage) == 1


async def test_many_rows_are_written_aside_and_kept(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        account = await work.accounts.meet(1)
        await work.outbox.forget(account.id, *range(2 * SHORT))
        assert len(await work.messages.standing(account.id, work.now)) == 0
    async with sqlite_storage.work() as work:
        (letter,) = await work.outbox.take(1, work.now - work.now)
        assert list(letter.deletions) == list(range(100))


async def test_whoever_is_cancelled_at_the_commit_leaves_only_once_it_is_done(sqlite_storage: Storage) -> None:
    await keep(sqlite_storage, 0)
    keeping = asyncio.create_task(keep(sqlite_storage, 1))
    event.listen(sqlite_storage.writing, "commit", lambda _: keeping.get_loop().call_soon_threadsafe(keeping.cancel))
    await asyncio.wait([keeping])
    assert keeping.cancelled()
    assert await kept(sqlite_storage) == 1
    await keep(sqlite_storage, 2)
    assert await kept(sqlite_storage) == 2
