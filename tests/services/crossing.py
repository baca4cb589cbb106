"""Two deeds that cross: somebody else holds one row for a moment, so that both are in the middle of what they do.

Only PostgreSQL lets both go on.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import Column, select

from bot.domain.errors import Refusal
from bot.storage.work import Storage
from tests.services.test_races import Deed, handled


@asynccontextmanager
async def held(storage: Storage, column: Column[str], value: str) -> AsyncIterator[None]:
    """Hold the row with this value: whoever is about to change it waits."""
    async with storage.engine.begin() as conn:
        await conn.execute(select(column).where(column == value).with_for_update())
        yield


async def waiting(storage: Storage, many: int) -> None:
    """Wait until so many transactions wait for a row that another holds."""
    async with asyncio.timeout(10):
        while True:
            async with storage.engine.connect() as conn:
                row = await conn.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if row.scalar() == many:
                return
            await asyncio.sleep(0.01)


async def one_after_the_other(
    storage: Storage, column: Column[str], value: str, first: Deed, second: Deed
) -> list[Refusal | None]:
    """Do both, the second while the first waits for a row; return why each was refused."""
    async with held(storage, column, value):
        before = asyncio.create_task(handled(storage, first))
        await waiting(storage, 1)
        after = asyncio.create_task(handled(storage, second))
        await waiting(storage, 2)
    return [await before, await after]
