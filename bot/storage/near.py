"""The writing connection to SQLite, without a thread between the event loop and every short statement.

The usual driver hands each step of each statement to a thread and back, a tenth of a millisecond a
time, some thirty times an update. A short statement inside a transaction only touches memory, so here
it runs at once, and so do a BEGIN for which nobody has to be waited and a COMMIT that has nothing to
write. What does wait for the disk or for another writer (many rows, anything else) still goes to the
thread. Looking has connections of the usual kind.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

import aiosqlite

Result = TypeVar("Result")

_SHORT = ("SELECT", "INSERT", "UPDATE", "DELETE")
#: Steps of a cursor that never wait: they only touch what its statement has found already.
_STEPS = {"fetchall", "fetchone", "fetchmany", "close"}


class Near(aiosqlite.Connection):
    """A connection of the usual driver that runs short statements where it is called."""

    #: How many rows were changed before the transaction began.
    _unchanged = -1

    async def _execute(self, fn: Callable[..., Result], *args: Any, **options: Any) -> Result:  # noqa: ANN401 - the driver's own
        """Run `fn` here when it is short, in the connection's thread otherwise."""
        open_ = self._connection
        if open_ is not None:
            if _is_short(fn, args) or (fn.__name__ == "commit" and open_.total_changes == self._unchanged):
                return fn(*args, **options)
            if fn.__name__ == "execute" and args[0].startswith("BEGIN"):
                self._unchanged = open_.total_changes
                with suppress(sqlite3.OperationalError):
                    return _at_once(open_, fn, *args)
        result: Result = await super()._execute(fn, *args, **options)  # type: ignore[no-untyped-call]  # theirs has no types
        return result


def _at_once(open_: sqlite3.Connection, fn: Callable[..., Result], *args: Any) -> Result:  # noqa: ANN401
    """Run `fn` without waiting for another writer. Raise OperationalError where there is one."""
    (patience,) = open_.execute("PRAGMA busy_timeout").fetchone()
    open_.execute("PRAGMA busy_timeout=0")
    try:
        return fn(*args)
    finally:
        open_.execute(f"PRAGMA busy_timeout={patience}")


def _is_short(fn: Callable[..., object], args: tuple[Any, ...]) -> bool:
    """Whether a step of the driver touches memory only."""
    name, owner = fn.__name__, getattr(fn, "__self__", None)
    if isinstance(owner, sqlite3.Cursor):
        return name in _STEPS or (name == "execute" and args[0].startswith(_SHORT))
    if isinstance(owner, sqlite3.Connection):
        return name == "cursor" or (name == "rollback" and not owner.in_transaction)
    return False


def connect(path: str, **options: Any) -> Near:  # noqa: ANN401 - the driver's own
    """Return a connection to the file at `path`, to be awaited; used by one transaction at a time."""
    options["check_same_thread"] = False
    made = Near(lambda: sqlite3.connect(path, **options), iter_chunk_size=64)
    made._thread.daemon = True  # noqa: SLF001 - a forgotten connection must not keep the process alive
    return made
