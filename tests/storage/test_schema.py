"""The schema: up, down and up again loses nothing it should keep, and a wrong one is one clear line."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, func, inspect, select, text

from bot.domain.hours import KYIV
from bot.domain.message import Message
from bot.domain.review import Verdict, VerdictKind
from bot.storage import schema
from bot.storage.engine import engine
from bot.storage.guards import APPENDED, GUARDED, GUARDS, LOGGED, NEWS_GUARDS
from bot.storage.keys import Keys
from bot.storage.schema import SchemaTrouble
from bot.storage.tables import metadata
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds
from tests.storage import builders
from tests.storage.builders import Update
from tests.storage.test_additions import addition

TRIGGERS = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal",
}


async def fill(url: str, keys: Keys, clock: FixedClock, ids: SeededIds) -> None:
    storage = Storage(url, keys, clock=clock, ids=ids)
    async with storage.work() as work:
        item = await builders.review(work)
        await work.verdicts.add(
            Verdict(id="v" * 22, review=item.id, kind=VerdictKind.HOLD, moderator=None, at=work.now)
        )
        await work.cases.add(builders.case())
        await work.additions.add(await addition(work, item.report or "", item.account))
        await work.updates.keep([Update(1)])
        await work.outbox.show(item.account, Message("…"), slot="screen")
        work.audit.record("m1", "verdict", item.id)
    await storage.dispose()


async def counted(url: str) -> tuple[dict[str, int], int]:
    """Return how many rows each table holds, and how many triggers there are."""
    made = engine(url)
    async with made.connect() as connection:
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        rows = {
            table.name: (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in metadata.sorted_tables
            if table.name in tables
        }
        triggers = (await connection.execute(text(TRIGGERS[made.dialect.name]))).scalar_one()
    await made.dispose()
    return rows, triggers


async def test_up_again_changes_no_row_and_no_trigger(
    database: str, keys: Keys, clock: FixedClock, ids: SeededIds
) -> None:
    await fill(database, keys, clock, ids)
    before = await counted(database)
    await schema.upgrade(database)
    assert await counted(database) == before
    assert before[0]["verdicts"] == before[0]["audit"] == before[0]["updates"] == before[0]["additions"] == 1
    assert before[1] == 2 * len(GUARDED + APPENDED + LOGGED) + len(GUARDS + NEWS_GUARDS)


async def test_down_leaves_nothing_and_up_makes_all_of_it_again(
    database: str, keys: Keys, clock: FixedClock, ids: SeededIds
) -> None:
    await fill(database, keys, clock, ids)
    rows, triggers = await counted(database)
    await schema.downgrade(database)
    assert await counted(database) == ({}, 0)
    await schema.upgrade(database)
    assert await counted(database) == (dict.fromkeys(rows, 0), triggers)
    await fill(database, keys, clock, ids)
    assert await counted(database) == (rows, triggers)


async def test_the_migrations_make_what_the_tables_say(database: str) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    made = engine(database)
    async with made.connect() as connection:
        assert await connection.run_sync(differences) == []
    await made.dispose()


async def test_a_schema_that_is_up_to_date_passes(database: str) -> None:
    await schema.check(database)


async def test_an_empty_database_is_told_which_command_makes_its_schema(database: str) -> None:
    await schema.downgrade(database)
    with pytest.raises(SchemaTrouble, match="dodomu db upgrade"):
        await schema.check(database)


async def test_another_schema_is_refused(database: str) -> None:
    made = engine(database)
    async with made.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await made.dispose()
    with pytest.raises(SchemaTrouble, match="9999"):
        await schema.check(database)


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("{}/none.db", "does not exist yet"),
        ("sqlite:///{}/none.db", "does not exist yet"),
        ("postgresql://nobody@127.0.0.1:1/none?password={}", "cannot be opened"),
        ("mysql://{}", "not supported"),
        ("://{}", "neither a path nor"),
    ],
)
async def test_a_database_that_is_not_there_is_one_clear_line(tmp_path: Path, url: str, line: str) -> None:
    with pytest.raises(SchemaTrouble, match=line) as trouble:
        await schema.check(url.format(tmp_path))
    assert "\n" not in str(trouble.value)


async def test_a_file_that_is_no_database_is_one_clear_line(tmp_path: Path) -> None:
    path = tmp_path / "dodomu.db"
    path.write_text("a letter to a friend, long enough to be no header" * 10)
    with pytest.raises(SchemaTrouble, match="cannot be opened"):
        await schema.check(str(path))
    with pytest.raises(SchemaTrouble, match="cannot be migrated"):
        await schema.upgrade(str(path))


async def test_only_the_owner_reads_a_new_database(tmp_path: Path) -> None:
    path = tmp_path / "dodomu.db"
    await schema.upgrade(str(path))
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(SchemaTrouble, match="cannot write"):
        await schema.upgrade(str(tmp_path / "nowhere" / "dodomu.db"))


async def test_what_was_promised_and_what_waits_is_carried_over(
    database: str, keys: Keys, clock: FixedClock, ids: SeededIds
) -> None:
    storage = Storage(database, keys, clock=clock, ids=ids)
    morning = datetime(2026, 3, 18, 9, 0, tzinfo=KYIV)
    async with storage.work() as work:
        item = await builders.review(work)
        await work.jobs.put("promise", f"promise:{item.report}", morning, report=item.report or "")
    await storage.dispose()
    await schema.downgrade(database, "0003")
    await schema.upgrade(database)
    storage = Storage(database, keys, clock=clock, ids=ids)
    async with storage.work() as work:
        report = await work.reports.get(item.report or "")
        [due] = await work.jobs.take(5, timedelta(minutes=1), ["unclaimed"])
    await storage.dispose()
    assert report is not None
    assert report.promised == morning.date()
    assert due.ids == {"review": item.id}
