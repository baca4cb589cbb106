"""One engine for both databases, with what each of them needs switched on."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    # What is erased is overwritten, not only unlinked.
    "secure_delete=ON",
    # Otherwise REPLACE would slip past the triggers that guard verdicts and audit.
    "recursive_triggers=ON",
    "temp_store=MEMORY",
)

#: Begins a transaction that writes.
WRITE = "BEGIN IMMEDIATE"


def address(url: str) -> URL:
    """Return `url` (or the path of an SQLite file) as SQLAlchemy wants it. Raise ArgumentError for neither."""
    if "://" not in url:
        return URL.create("sqlite+aiosqlite", database=url)
    made = make_url(url)
    plain = {"sqlite": "sqlite+aiosqlite", "postgres": "postgresql"}
    return made.set(drivername=plain.get(made.drivername, made.drivername))


def engine(url: str, *, foreign_keys: bool = True) -> AsyncEngine:
    """Return an engine for `url`.

    To look only, without waiting behind a writer: `engine.execution_options(reading=True)`.
    Migrations alone leave `foreign_keys` off: rebuilding a table would delete its children.
    """
    place = address(url)
    lite = place.get_backend_name() == "sqlite"
    made = create_async_engine(
        place,
        hide_parameters=True,  # else its errors print names
        pool_reset_on_return=None if lite else "rollback",
    )
    if lite:
        _prepare(made.sync_engine, foreign_keys=foreign_keys)
        _begin(made.sync_engine)
    return made


def near_engine(url: str) -> Engine:
    """Return an engine for the SQLite file at `url` whose statements run where they are called (`near`)."""
    place = address(url).set(drivername="sqlite+pysqlite")
    made = create_engine(place, hide_parameters=True, connect_args={"check_same_thread": False})
    _prepare(made, foreign_keys=True, patience=0)
    return made


def _prepare(made: Engine, *, foreign_keys: bool, patience: int = 5000) -> None:
    """Make every new SQLite connection durable; it begins no transaction by itself.

    It waits up to `patience` milliseconds for another writer.
    """
    own = (f"busy_timeout={patience}", f"foreign_keys={'ON' if foreign_keys else 'OFF'}")

    @event.listens_for(made, "connect")
    def prepare(raw: Any, _: object) -> None:  # noqa: ANN401 - the driver's own type is private
        raw.isolation_level = None
        cursor = raw.cursor()
        for pragma in (*_PRAGMAS, *own):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()


def _begin(made: Engine) -> None:
    """Begin every transaction ourselves."""

    @event.listens_for(made, "begin")
    def begin(conn: Connection) -> None:
        conn.exec_driver_sql("BEGIN" if conn.get_execution_options().get("reading") else WRITE)
