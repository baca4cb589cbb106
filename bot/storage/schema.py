"""The schema: made and moved by the migrations, checked before anything runs."""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.places import place
from bot.storage.engine import address, engine

#: Up or down to a revision.
Move = Callable[[Config, str], None]


class SchemaTrouble(Exception):
    """The database cannot be used as it is; the text is one line for the operator."""


async def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest schema, making an SQLite file that only its owner reads."""
    _make_private(url)
    await _migrate(url, command.upgrade, "head")


async def downgrade(url: str, to: str = "base") -> None:
    """Take migrations back, all of them unless `to` says which stay; what their tables held is gone."""
    await _migrate(url, command.downgrade, to)


async def check(url: str) -> None:
    """Raise SchemaTrouble where the database at `url` cannot be reached, has no schema, or another one."""
    path = _file(url)
    if path is not None and not path.exists():
        message = "the database does not exist yet; `dodomu db upgrade` makes it"
        raise SchemaTrouble(message)
    made = engine(url).execution_options(reading=True)
    try:
        async with made.connect() as connection:
            found = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_revision())
    except (DBAPIError, OSError) as error:
        message = f"the database cannot be opened ({type(getattr(error, 'orig', None) or error).__name__})"
        raise SchemaTrouble(message) from None
    finally:
        await made.dispose()
    if found is None:
        message = "the database has no schema yet; `dodomu db upgrade` makes it"
        raise SchemaTrouble(message)
    if found != _newest():
        message = (
            f"the schema of the database ({found}) is not this program's; `dodomu db upgrade` brings it up to date"
        )
        raise SchemaTrouble(message)


async def _migrate(url: str, move: Move, goal: str) -> None:
    """Move the schema to `goal`, in one transaction on a connection that leaves foreign keys alone."""
    made = engine(url, foreign_keys=False)
    try:
        async with made.begin() as connection:
            await connection.run_sync(_run, move, goal)
    except (DBAPIError, OSError) as error:
        message = f"the database cannot be migrated ({type(getattr(error, 'orig', None) or error).__name__})"
        raise SchemaTrouble(message) from error
    finally:
        await made.dispose()


def _run(connection: Connection, move: Move, goal: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    move(config, goal)
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            message = f"after the migration rows of {broken[0]} point nowhere; nothing was changed"
            raise SchemaTrouble(message)


@cache
def _newest() -> str | None:
    """Return the revision at which the migrations end: a process reads them once."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(place("migrations")).replace("%", "%%"))
    return config


def _file(url: str) -> Path | None:
    """Return the SQLite file that `url` names, None for PostgreSQL. Raise SchemaTrouble for anything else."""
    try:
        made = address(url)
    except ArgumentError:
        message = "DODOMU_DATABASE_URL is neither a path nor the address of a database"
        raise SchemaTrouble(message) from None
    kind = made.get_backend_name()
    if kind not in ("sqlite", "postgresql"):
        message = f"{kind} is not supported: use the path of an SQLite file, or postgresql://…"
        raise SchemaTrouble(message)
    return Path(made.database or "") if kind == "sqlite" else None


def _make_private(url: str) -> None:
    """Make the SQLite file, readable by its owner only: its log and index inherit that."""
    path = _file(url)
    if path is None:
        return
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    except OSError as error:
        message = f"cannot write the database {path}: {error.strerror}"
        raise SchemaTrouble(message) from None
