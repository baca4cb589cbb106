"""Whoever takes the disk away reads no name, no number and no word of anybody on it."""

import asyncio
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import psycopg
from psycopg.sql import SQL

from bot.app import Share
from tests.journeys.roads import see
from tests.kills.births import nursery
from tests.secrecy.disk import cluster, files, found, rows
from tests.secrecy.forms import forms
from tests.secrecy.people import GIVEN, LONG_ID, PATRONYMIC, SURNAME, Planted
from tests.secrecy.scene import played

WAITING: Final = "SELECT count(*) FROM updates WHERE done_at IS NULL AND body IS NOT NULL"


async def test_nothing_that_was_said_lies_on_the_disk(database: str, tmp_path: Path) -> None:
    async with nursery() as births, played(births, tmp_path, database) as scene:
        planted = Planted(scene)
        family, moderator = await planted.begin()
        await scene.begin(Share.WEB)
        for words in (SURNAME, GIVEN, PATRONYMIC):
            await family.send(words)
        while await asyncio.to_thread(waiting, database) < 3:  # noqa: ASYNC110 (no bell rings)
            await asyncio.sleep(0.02)
        assert found(planted.said, lying(database, tmp_path)) == []
        await scene.begin(Share.ALL)
        await see(family, "other forms of the name")
        await planted.finish(family, moderator)
        assert found(planted.said, lying(database, tmp_path)) == []
        await scene.end()
        assert found(planted.said, lying(database, tmp_path)) == []
        plant(database, planted.said)
        told = {name for name, _ in found(planted.said, lying(database, tmp_path))}
        assert told == {f"{place}: {name}" for place, one in enumerate(planted.said) for name in forms(one)}
        assert (tmp_path / "log").stat().st_size > 0


def test_a_number_is_found_as_the_database_itself_writes_it(database: str, tmp_path: Path) -> None:
    with connected(database) as connection:
        connection.execute("CREATE TABLE planted (number BIGINT)")
        connection.execute(f"INSERT INTO planted VALUES ({LONG_ID})")  # noqa: S608 (a number of our own)
    assert found([LONG_ID], lying(database, tmp_path, as_files=True))


@contextmanager
def connected(database: str) -> Iterator["psycopg.Connection | sqlite3.Connection"]:
    """Open either database; at the end of the block it commits and closes."""
    if database.startswith("postgres"):
        with psycopg.connect(database) as server:
            yield server
    else:
        with closing(sqlite3.connect(database)) as file, file:
            yield file


def waiting(database: str) -> int:
    """Return how many updates wait to be handled."""
    with connected(database) as connection:
        row = connection.execute(WAITING).fetchone()
    return int(row[0]) if row else 0


def lying(database: str, folder: Path, *, as_files: bool = False) -> Mapping[str, bytes]:
    """Return everything that lies on the disk: files, and the rows of a server."""
    if not database.startswith("postgres"):
        return files(folder)
    return files(folder) | cluster(database) | ({} if as_files else rows(database))


def plant(database: str, said: Iterable[str | int]) -> None:
    """Put every form of what was said into a table, to prove that the search finds it."""
    rows_of = [(form,) for one in said for form in forms(one).values()]
    with connected(database) as connection:
        if isinstance(connection, psycopg.Connection):
            connection.execute("CREATE TABLE planted (form BYTEA)")
            connection.cursor().executemany(SQL("INSERT INTO planted VALUES (%s)"), rows_of)
        else:
            connection.execute("CREATE TABLE planted (form BLOB)")
            connection.executemany("INSERT INTO planted VALUES (?)", rows_of)
