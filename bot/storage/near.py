"""Writing to SQLite without a thread between the event loop and every short statement.

The usual driver hands each step of each statement to a thread and back, some thirty times an update. A
short statement inside a transaction only touches memory, so here it runs at once, where it is called.
What waits for the disk goes to a thread: opening the file, a COMMIT that has something to write, and
many rows. Whoever meets another process that writes looks again a moment later.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from time import monotonic
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, CursorResult, Dialect, Engine, Executable
from sqlalchemy.exc import OperationalError

from bot.storage.engine import WRITE
from bot.storage.full import is_away

Result = TypeVar("Result")

#: So many rows at once are short.
SHORT: Final = 64
#: How long (seconds) another process may keep us from writing, and how soon that is looked at again.
PATIENCE: Final = 5.0
PAUSE: Final = 0.005


class Near:
    """One open transaction: statements run where they are called."""

    def __init__(self, conn: Connection, writer: "Writer") -> None:
        """Run statements on `conn`, long ones aside from the event loop."""
        self._conn, self._writer = conn, writer

    @property
    def dialect(self) -> Dialect:
        """The words of this database."""
        return self._conn.dialect

    async def execute(self, statement: Executable, values: Any = None, /) -> CursorResult[Any]:  # noqa: ANN401 - as SQLAlchemy's
        """Run one statement."""
        if isinstance(values, list) and len(values) > SHORT:
            return await self._writer.aside(lambda: self._conn.execute(statement, values))
        return self._conn.execute(statement, values)


class Writer:
    """Opens transactions on an SQLite file, one at a time: whoever calls sees to that."""

    def __init__(self, engine: Engine) -> None:
        """Write through `engine`, whose connections wait for nobody and belong to no thread."""
        self._engine = engine

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Near]:
        """Open a transaction: it commits at the end, and rolls back on any exception."""
        kept = self._engine.pool.checkedin()  # type: ignore[attr-defined]  # a file has a QueuePool
        conn = self._engine.connect() if kept else await self.aside(self._engine.connect)
        try:
            await self._begun(conn)
            before = _changes(conn)
            yield Near(conn, self)
            if _changes(conn) == before:
                conn.commit()
            else:
                await self.aside(conn.commit)
        finally:
            conn.close()  # rolls back what is not committed

    async def _begun(self, conn: Connection) -> None:
        """Begin, as soon as no other process writes. Raise OperationalError where one does for too long."""
        ends = monotonic() + PATIENCE
        while True:
            try:
                conn.exec_driver_sql(WRITE)
            except OperationalError as error:
                if not is_away(error) or monotonic() > ends:
                    raise
            else:
                return
            await asyncio.sleep(PAUSE)

    async def aside(self, step: Callable[[], Result]) -> Result:
        """Take a step in a thread. A caller that is cancelled waits for its end as well."""
        taken = asyncio.get_running_loop().run_in_executor(None, step)
        try:
            return await asyncio.shield(taken)
        except asyncio.CancelledError:
            while not taken.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([taken])
            raise

    async def dispose(self) -> None:
        """Close every connection."""
        await self.aside(self._engine.dispose)


def _changes(conn: Connection) -> int:
    """Return how many rows this connection has changed so far."""
    changed: int = conn.connection.driver_connection.total_changes  # type: ignore[union-attr]  # the driver's own
    return changed
