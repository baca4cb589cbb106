"""The audit tells the truth: whatever is bent in the database, however little, is found."""

import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.audit import Head
from bot.storage import chain
from bot.storage.guards import unguard
from bot.storage.keys import Keys
from bot.storage.tables import audit
from bot.storage.times import stamp
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds

ROWS: Final = 60
ACTS: Final = ("reveal", "claim", "release", "refused", "verdict.link")
Bend = Callable[[AsyncConnection, random.Random], Awaitable[str]]


async def written(storage: Storage, clock: FixedClock, rows: int = ROWS) -> Head:
    """Write a chain in transactions of a few acts each; return its head."""
    ids, chance = SeededIds(7), random.Random(7)
    while rows > 0:
        clock.move(seconds=chance.randrange(1, 9_000))
        async with storage.work() as work:
            for _ in range(min(rows, chance.randrange(1, 5))):
                work.audit.record(ids.new(), chance.choice(ACTS), ids.new(), case=ids.new())
                rows -= 1
    return await head_of(storage)


async def head_of(storage: Storage) -> Head:
    async with storage.reading() as work:
        head = await work.audit.head()
    assert head is not None
    return head


@asynccontextmanager
async def intruder(storage: Storage) -> AsyncIterator[AsyncConnection]:
    """Yield a raw connection that the guards no longer stop; what it does is undone afterwards."""
    async with storage.engine.connect() as conn:
        for statement in unguard(conn.dialect.name, "audit"):
            await conn.exec_driver_sql(statement)
        yield conn
        await conn.rollback()


async def misfit(conn: AsyncConnection, keys: Keys, *heads: Head) -> chain.Misfit | None:
    return (await chain.verify(conn, keys, heads)).misfit


async def change_a_byte(conn: AsyncConnection, chance: random.Random) -> str:
    """Change one byte of one column of one row, and tell which."""
    rows = (await conn.execute(select(audit))).all()
    row, column = chance.choice(rows), chance.choice(audit.columns.keys())
    before = getattr(row, column)
    while (after := changed(before, conn.dialect.name, chance)) in taken(rows, column):
        pass
    at = audit.c.seq == row.seq
    if isinstance(before, str) and conn.dialect.name == "sqlite":
        await conn.exec_driver_sql(f"UPDATE audit SET {column} = CAST(? AS TEXT) WHERE seq = ?", (after, row.seq))  # noqa: S608 - the column above
    else:
        await conn.execute(update(audit).where(at).values({column: after}))
    return f"{column} of row {row.seq}: {before!r} became {after!r}"


def taken(rows: Sequence[Any], column: str) -> set[int]:
    """Return the numbers that a row cannot have: another's."""
    return {row.seq for row in rows} if column == "seq" else set()


def changed(value: Any, dialect: str, chance: random.Random) -> Any:  # noqa: ANN401 - as in the column
    """Return a value with another byte; PostgreSQL takes no byte that is no text."""
    if isinstance(value, int):
        return value ^ chance.randrange(1, 256) << 8 * chance.randrange(7)
    whole = bytearray(value.encode() if isinstance(value, str) else value)
    place, whatever = chance.randrange(len(whole)), range(256) if dialect == "sqlite" else range(1, 128)
    whole[place] = chance.choice([one for one in whatever if one != whole[place]])
    if isinstance(value, bytes) or dialect == "sqlite":
        return bytes(whole)
    return whole.decode()


async def delete(conn: AsyncConnection, chance: random.Random) -> str:
    seq = chance.randrange(1, ROWS + 1)
    await conn.exec_driver_sql(f"DELETE FROM audit WHERE seq = {seq}")  # noqa: S608 - a number
    return f"row {seq} is gone"


async def close_the_gap(conn: AsyncConnection, chance: random.Random) -> str:
    told = await delete(conn, chance)
    gone = int(told.split()[1])
    for seq in range(gone + 1, ROWS + 1):
        await conn.exec_driver_sql(f"UPDATE audit SET seq = {seq - 1} WHERE seq = {seq}")  # noqa: S608 - numbers
    return f"{told}, and the others moved up"


async def swap(conn: AsyncConnection, chance: random.Random) -> str:
    one, other = sorted(chance.sample(range(1, ROWS + 1), 2))
    for before, after in ((one, 0), (other, one), (0, other)):
        await conn.exec_driver_sql(f"UPDATE audit SET seq = {after} WHERE seq = {before}")  # noqa: S608 - numbers
    return f"rows {one} and {other} changed places"


async def put_in(conn: AsyncConnection, chance: random.Random) -> str:
    """Put a copy of a row, seal and all, before the first, after the last or in a row's place."""
    row = chance.choice((await conn.execute(select(audit))).all())
    seq = chance.choice((0, ROWS + 1, chance.randrange(1, ROWS + 1)))
    await conn.exec_driver_sql(f"UPDATE audit SET seq = -seq - {ROWS} WHERE seq >= {seq}")  # noqa: S608 - numbers
    await conn.exec_driver_sql(f"UPDATE audit SET seq = 1 - seq - {ROWS} WHERE seq < 0")  # noqa: S608 - numbers
    await conn.execute(insert(audit).values({**row._mapping, "seq": seq}))  # noqa: SLF001 - a row's public way to a mapping
    return f"a copy of row {row.seq} became row {seq}"


async def cut(conn: AsyncConnection, chance: random.Random) -> str:
    last = chance.randrange(ROWS)
    await conn.exec_driver_sql(f"DELETE FROM audit WHERE seq > {last}")  # noqa: S608 - a number
    return f"cut after row {last}"


async def all_found(storage: Storage, keys: Keys, head: Head, bend: Bend, times: int) -> None:
    seed = int(os.environ.get("SEED", random.randrange(2**32)))
    print(f"SEED={seed}")  # noqa: T201 - shown where the test fails
    chance = random.Random(seed)
    for _ in range(times):
        async with intruder(storage) as conn:
            told = await bend(conn, chance)
            assert await misfit(conn, keys, head) is not None, f"not found: {told} (SEED={seed})"
    assert (await storage.verify([head])).misfit is None


@pytest.mark.parametrize(
    ("bend", "times"), [(change_a_byte, 50), (delete, 5), (close_the_gap, 3), (swap, 5), (put_in, 5), (cut, 5)]
)
async def test_whatever_is_bent_is_found(
    storage: Storage, keys: Keys, clock: FixedClock, bend: Bend, times: int
) -> None:
    await all_found(storage, keys, await written(storage, clock), bend, times)


@pytest.mark.long
@pytest.mark.parametrize(
    ("bend", "times"),
    [(change_a_byte, 1_000), (delete, 60), (close_the_gap, 60), (swap, 200), (put_in, 200), (cut, 60)],
)
async def test_whatever_is_bent_a_thousand_times_is_found(
    storage: Storage, keys: Keys, clock: FixedClock, bend: Bend, times: int
) -> None:
    await all_found(storage, keys, await written(storage, clock), bend, times)


@pytest.mark.parametrize("column", [column for column in audit.columns.keys() if column != "seq"])  # noqa: SIM118 - no dict
async def test_the_first_row_that_does_not_fit_is_named(
    storage: Storage, keys: Keys, clock: FixedClock, column: str
) -> None:
    await written(storage, clock, 9)
    async with intruder(storage) as conn:
        values = (await conn.execute(select(audit).where(audit.c.seq == 5))).one()._mapping  # noqa: SLF001 - as above
        value = changed(values[column], "postgresql", random.Random(column))
        await conn.execute(update(audit).where(audit.c.seq == 5).values({column: value}))
        assert await misfit(conn, keys) == chain.Misfit(5, "row")


async def test_without_a_head_a_cut_end_leaves_no_trace_and_with_one_it_does(
    storage: Storage, keys: Keys, clock: FixedClock
) -> None:
    head = await written(storage, clock, 9)
    async with intruder(storage) as conn:
        await conn.exec_driver_sql("DELETE FROM audit WHERE seq > 6")
        assert await misfit(conn, keys) is None
        assert await misfit(conn, keys, head) == chain.Misfit(9, "cut")


async def test_an_end_that_was_cut_and_grew_again_is_not_the_one_that_was_sent_out(
    storage: Storage, clock: FixedClock
) -> None:
    head = await written(storage, clock, 9)
    async with storage.engine.begin() as conn:
        for statement in unguard(conn.dialect.name, "audit"):
            await conn.exec_driver_sql(statement)
        await conn.exec_driver_sql("DELETE FROM audit WHERE seq > 6")
    await written(storage, clock, 9)
    walked = await storage.verify([head])
    assert walked.misfit == chain.Misfit(9, "head")
    assert (await storage.verify()).acts == 15


async def test_every_head_that_was_ever_sent_must_fit(storage: Storage, clock: FixedClock) -> None:
    heads = [await written(storage, clock, 5) for _ in range(4)]
    assert (await storage.verify(heads)).misfit is None
    for bent in (replace(heads[1], mac=bytes(32)), replace(heads[1], at=heads[1].at + timedelta(microseconds=1))):
        assert (await storage.verify([*heads, bent])).misfit == chain.Misfit(heads[1].seq, "head")


async def test_a_chain_whose_numbers_were_not_yet_sealed_still_fits_and_is_gone_on_with(
    storage: Storage, keys: Keys, clock: FixedClock
) -> None:
    before = chain.START
    async with storage.engine.begin() as conn:
        for seq in (1, 2, 4):  # a number was lost with a transaction that failed
            content = {"at": stamp(clock.now()), "actor": "m1", "act": "claim", "subject": "r1", "detail": "{}"}
            before = chain.mac(keys.audit, before, *content.values())
            await conn.execute(insert(audit).values({**content, "seq": seq, "mac": before}))
    head = await written(storage, clock, 5)
    walked = await storage.verify()
    assert (walked.acts, walked.head, walked.misfit) == (8, head, None)


async def test_a_row_of_the_old_kind_after_one_of_the_new_does_not_fit(
    storage: Storage, keys: Keys, clock: FixedClock
) -> None:
    head = await written(storage, clock, 3)
    content = {"at": stamp(clock.now()), "actor": "m1", "act": "claim", "subject": "r1", "detail": "{}"}
    async with storage.engine.begin() as conn:
        sealed = chain.mac(keys.audit, head.mac, *content.values())
        await conn.execute(insert(audit).values({**content, "seq": 4, "mac": sealed}))
    assert (await storage.verify()).misfit == chain.Misfit(4, "row")


async def test_a_chain_longer_than_one_stride_is_walked_to_its_end(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        for number in range(chain.STRIDE + 5):
            work.audit.record("m1", "claim", str(number))
    assert (await sqlite_storage.verify()).acts == chain.STRIDE + 5


async def test_where_nothing_was_done_nothing_is_broken(storage: Storage) -> None:
    assert await storage.verify() == chain.Walked(0, None)


async def test_columns_of_another_kind_are_found_and_not_stumbled_over(
    sqlite_storage: Storage, keys: Keys, clock: FixedClock
) -> None:
    await written(sqlite_storage, clock, 3)
    for bent in (
        "actor = X'FF00'",
        "detail = 7",
        "mac = 'text'",
        "mac = 7",
        "at = 'soon'",
        "subject = CAST(X'FF' AS TEXT)",
    ):
        async with intruder(sqlite_storage) as conn:
            await conn.exec_driver_sql(f"UPDATE audit SET {bent} WHERE seq = 2")  # noqa: S608 - the list above
            assert await misfit(conn, keys) == chain.Misfit(2, "row"), bent
