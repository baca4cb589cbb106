"""A full disk: the act fails as a whole, by its own name, and succeeds when there is room."""

import pytest
from sqlalchemy import text

from bot.storage.full import StorageFull
from bot.storage.work import Storage
from tests.storage.builders import Update


async def set_pages(storage: Storage, pages: str) -> None:
    async with storage.work() as work:
        await work._tx.conn.execute(text(f"PRAGMA max_page_count = {pages}"))  # noqa: SLF001


async def keep(storage: Storage, first: int) -> None:
    async with storage.work() as work:
        await work.updates.keep([Update(first + n, body=bytes(2000)) for n in range(50)])


async def test_a_full_disk_is_told_by_name_and_passes(sqlite_storage: Storage) -> None:
    await keep(sqlite_storage, 0)
    await set_pages(sqlite_storage, "1")  # no fewer than there are: none to spare
    with pytest.raises(StorageFull):
        await keep(sqlite_storage, 100)
    async with sqlite_storage.reading() as work:
        assert await work.updates.waiting() == 50
    await set_pages(sqlite_storage, "1000000")
    await keep(sqlite_storage, 100)
    async with sqlite_storage.reading() as work:
        assert await work.updates.waiting() == 100
