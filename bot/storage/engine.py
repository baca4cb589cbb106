"""One engine for both databases, with what each of them needs switched on."""

from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.storage.near import connect

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "busy_timeout=5000",
    # What is erased is overwritten, not only unlinked.
    "secure_delete=ON",
    # Otherwise REPLACE would slip past the triggers that guard verdicts and audit.
    "recursive_triggers=ON",
    "temp_store=MEMORY",
)


def address(url: str) -> URL:
    """Return `url` (or the path of an SQLite file) as SQLAlchemy wants it. Raise ArgumentError for neither."""
    if "://" not in url:
        return URL.create("sqlite+aiosqlite", database=url)
    made = make_url(url)
    plain = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql"}
    return made.set(drivername=plain.get(made.drivername, made.drivername))


def engine(url: str, *, foreign_keys: bool = True, near: bool = False) -> AsyncEngine:
    """Return an engine for `url`. On SQLite `near` makes its short statements quick (`near`): for writers.

    To look only, without waiting behind a writer: `engine.execution_options(reading=True)`.
    Migrations alone leave `foreign_keys` off: rebuilding a table would delete its children.
    """
    place = address(url)
    lite = place.get_backend_name() == "sqlite"
    made = create_async_engine(
        place,
        hide_parameters=True,  # else its errors print names
        pool_reset_on_return=None if lite else "rollback",
        connect_args={"async_creator_fn": connect} if lite and near else {},
    )
    if lite:
        _prepare(made, foreign_keys=foreign_keys)
    return made


def _prepare(made: AsyncEngine, *, foreign_keys: bool) -> None:
    """Make every new SQLite connection durable, and begin transactions ourselves."""

    @event.listens_for(made.sync_engine, "connect")
    def prepare(raw: Any, _: object) -> None:  # noqa: ANN401 - the driver's own type is private
        raw.isolation_level = None  # we say BEGIN ourselves
        cursor = raw.cursor()
        for pragma in (*_PRAGMAS, f"foreign_keys={'ON' if foreign_keys else 'OFF'}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(made.sync_engine, "begin")
    def begin(conn: Connection) -> None:
        conn.exec_driver_sql("BEGIN" if conn.get_execution_options().get("reading") else "BEGIN IMMEDIATE")
