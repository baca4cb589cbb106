"""Statements are compiled once in a process, not anew for every database that a test opens."""

from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import Compiled, Dialect

Key = tuple[Dialect, Any]


class Statements:
    """What SQLAlchemy has compiled, known by the kind of database: an engine keeps it for itself alone."""

    def __init__(self) -> None:
        """Begin with none."""
        self._known: dict[tuple[Any, ...], Compiled] = {}

    def get(self, key: Key) -> Compiled | None:
        """Return what was compiled for any database of this kind."""
        return self._known.get(_kind(key))

    def __setitem__(self, key: Key, compiled: Compiled) -> None:
        """Keep what was compiled."""
        self._known[_kind(key)] = compiled


def _kind(key: Key) -> tuple[Any, ...]:
    dialect, *rest = key
    return (type(dialect), *rest)


STATEMENTS: Final = Statements()


@event.listens_for(Engine, "engine_connect")
def share(conn: Connection) -> None:
    """Have a connection of any engine look among all that was compiled."""
    conn.execution_options(compiled_cache=STATEMENTS)
