"""Wherever the bot is killed, the report arrives as it was given, is decided once, and its news is told.

A first run tells how many points each act of the script passes. Then in the n-th run the bot dies at the n-th
point of every act that has so many, so all the runs together die at every point.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Final

import psycopg
import pytest

from tests.kills import ends
from tests.kills.births import Births, nursery
from tests.kills.road import Plan, Ran, Road
from tests.kills.script import FAMILY, SCRIPT
from tests.kills.shared import DEATH

#: So many runs side by side; more only stand in each other's way.
SIDE_BY_SIDE: Final = 3
#: By then (seconds) a bot that has lost nothing has long answered.
RECOVERY: Final = 4.0
PUSH: Final = "You have a message. Open it when it suits you."
#: The acts in which a notice is pushed.
NOTICED: Final = [place for place, act in enumerate(SCRIPT) if act.what in ("Take 1", "New case")]

#: Opens an empty database for one run; the folder is the run's own.
Database = Callable[[Path], AbstractAsyncContextManager[str]]


def sqlite(template: Path) -> Database:
    """Return databases that are copies of `template`."""

    @asynccontextmanager
    async def made(folder: Path) -> AsyncIterator[str]:
        yield str(shutil.copyfile(template, folder / "dodomu.db"))

    return made


def postgresql(address: str) -> Database:
    """Return databases of the server at `address`."""
    numbers = count()

    @asynccontextmanager
    async def made(_: Path) -> AsyncIterator[str]:
        name = f"kills_{next(numbers)}"
        connection = await psycopg.AsyncConnection.connect(address.format("postgres"), autocommit=True)
        async with connection:
            await connection.execute(f"CREATE DATABASE {name} TEMPLATE template_dodomu STRATEGY file_copy")
            yield address.format(name)
            await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    return made


async def run(births: Births, folder: Path, database: Database, plan: Plan) -> Ran:
    """Play the script once by `plan`, and check what it left behind."""
    async with database(folder) as url:
        ran = await Road(births, folder, url).play(plan)
    check(ran, plan)
    return ran


def check(ran: Ran, plan: Plan) -> None:
    """Nothing is lost, and nothing doubled but what Telegram had left open."""
    told = f"killed at {[(SCRIPT[place].what, plan[place], name) for place, name in ran.deaths.items()]}"
    assert ran.counts == dict(ends.COUNTS), told
    assert ran.answers == dict(ends.ANSWERS), told
    assert ran.broken_link is None, told
    screen = [message["text"] for message in ran.chats[FAMILY]]
    assert not [message for message in ran.chats[FAMILY] if not message["from_bot"]], told
    for words in ("was received on", "We have read your report", "has been taken up"):
        assert sum(words in text for text in screen) >= 1, (told, screen)
    pushed = ran.pushes[FAMILY].count(PUSH)
    assert 2 <= pushed <= 2 + sum(place in ran.deaths for place in NOTICED), told
    for place, ordinal in plan.items():
        assert place in ran.deaths or len(ran.points[place]) < ordinal, told


async def kill(folder: Path, database: Database, every: int = 1) -> int:
    """Kill the bot at one in `every` points of the script; return at how many it died."""
    gate = asyncio.Semaphore(SIDE_BY_SIDE)
    folders = rooms(folder)
    async with nursery() as births:
        clean = await run(births, next(folders), database, {})

        async def one(plan: Plan) -> int:
            async with gate:
                return len((await run(births, next(folders), database, plan)).deaths)

        async with asyncio.TaskGroup() as group:
            runs = [group.create_task(one(plan)) for plan in plans(clean.points, every)]
    return sum(task.result() for task in runs)


def rooms(folder: Path) -> Iterator[Path]:
    """Make one folder after another."""
    for number in count():
        room = folder / f"run{number}"
        room.mkdir()
        yield room


def plans(points: Sequence[Sequence[str]], every: int) -> Sequence[Plan]:
    """Return the runs that die at one in `every` of all points, at most once in each act."""
    numbered = [(place, ordinal) for place, names in enumerate(points) for ordinal in range(1, len(names) + 1)]
    made: list[dict[int, int]] = []
    for place, ordinal in numbered[::every]:
        free = next((plan for plan in made if place not in plan), None)
        if free is None:
            made.append(free := {})
        free[place] = ordinal
    return made


async def test_a_bot_that_confirms_what_it_has_not_kept_is_found_out(sqlite_template: Path, tmp_path: Path) -> None:
    url = str(shutil.copyfile(sqlite_template, tmp_path / "dodomu.db"))
    points = tmp_path / "points"
    async with nursery() as births:
        playing = asyncio.create_task(Road(births, tmp_path, url, careless=True).play({0: 1}))
        while not points.exists() or DEATH not in points.read_text("utf-8"):  # noqa: ASYNC110 (no bell)
            await asyncio.sleep(0.05)
        await asyncio.sleep(RECOVERY)
        assert "send" not in points.read_text("utf-8")
        playing.cancel()
        await asyncio.wait({playing})


async def test_every_point_on_sqlite(sqlite_template: Path, tmp_path: Path) -> None:
    assert await kill(tmp_path, sqlite(sqlite_template)) > 400


async def test_one_point_in_ten_on_postgresql(postgres: str, tmp_path: Path) -> None:
    assert await kill(tmp_path, postgresql(postgres), every=10) > 40


@pytest.mark.long
async def test_every_point_on_postgresql(postgres: str, tmp_path: Path) -> None:
    assert await kill(tmp_path, postgresql(postgres)) > 400
