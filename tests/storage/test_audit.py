"""The audit chain: appended, guarded by the database, and any change is noticed."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.review import Verdict, VerdictKind
from bot.storage.guards import unguard
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds
from tests.storage import builders


async def broken(storage: Storage) -> int | None:
    misfit = (await storage.verify()).misfit
    return misfit.seq if misfit else None


async def act(storage: Storage, *acts: str) -> None:
    async with storage.work() as work:
        for each in acts:
            work.audit.record("m1", each, "r1", case="c1")


async def run(storage: Storage, *statements: str) -> None:
    async with storage.engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def count(storage: Storage) -> int:
    async with storage.engine.connect() as connection:
        return int((await connection.execute(text("SELECT count(*) FROM audit"))).scalar_one())


async def test_what_many_did_at_once_is_one_chain(
    storage: Storage, database: str, keys: Keys, clock: FixedClock
) -> None:
    other = Storage(database, keys, clock=clock, ids=SeededIds(1))
    await asyncio.gather(*(act(mine, "reveal", "claim") for mine in (storage, other) for _ in range(8)))
    await other.dispose()
    assert await count(storage) == 32
    assert await broken(storage) is None


async def test_what_was_rolled_back_was_never_done(storage: Storage) -> None:
    async def fail() -> None:
        async with storage.work() as work:
            work.audit.record("m1", "reveal", "r1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await count(storage) == 0


@pytest.mark.parametrize("table", ["audit", "verdicts"])
@pytest.mark.parametrize("change", ["UPDATE {} SET at = 0", "DELETE FROM {}"])
async def test_the_database_refuses_every_change(storage: Storage, table: str, change: str) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        verdict = Verdict(id="v" * 22, review=item.id, kind=VerdictKind.HOLD, moderator=None, at=work.now)
        await work.verdicts.add(verdict)
        work.audit.record("m1", "verdict", item.id)
    with pytest.raises(DBAPIError, match="append-only"):
        await run(storage, change.format(table))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET actor = 'm2' WHERE seq = 2",
        "UPDATE audit SET detail = '{}' WHERE seq = 2",
        "UPDATE audit SET at = at + 1 WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 2",
    ],
)
async def test_a_change_past_the_guard_is_found(storage: Storage, change: str) -> None:
    await act(storage, "reveal", "claim", "verdict")
    await run(storage, *unguard(storage.engine.dialect.name, "audit"), change)
    assert await broken(storage) == (3 if change.startswith("DELETE") else 2)


async def test_rows_replaced_on_sqlite_do_not_slip_past_the_guard(sqlite_storage: Storage) -> None:
    await act(sqlite_storage, "reveal")
    with pytest.raises(DBAPIError, match=r"append-only|there already"):
        await run(
            sqlite_storage, "INSERT OR REPLACE INTO audit SELECT seq, 0, actor, act, subject, detail, mac FROM audit"
        )
