"""Points at which a process may die: before and after every commit that wrote something, and every call.

The hooks sit outside the product: events of the engine, and a gateway that counts.
"""

import os
import signal
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, event

from bot.chat.gateway import Gateway, Letter, Polled
from bot.chat.outcomes import Outcome
from tests.kills.shared import Shared

#: Whether the transaction has changed anything, asked of PostgreSQL.
_WROTE = "SELECT pg_current_xact_id_if_assigned()"


class Points:
    """Passes points; at the deadly one the process kills itself."""

    def __init__(self, shared: Shared) -> None:
        """Count them in `shared`."""
        self._shared = shared
        # Commits are passed in a thread. Nobody passes a point after the deadly one.
        self._one_by_one = Lock()

    def reach(self, name: str) -> None:
        """Pass a point, or die at it."""
        with self._one_by_one:
            if self._shared.reach(name):
                os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, engine: Engine) -> None:
        """Make points of the engine's commits."""

        @event.listens_for(engine, "begin")
        def begin(conn: Connection) -> None:
            conn.info["changes"] = _changes(conn)

        @event.listens_for(engine, "commit")
        def commit(conn: Connection) -> None:
            if wrote(conn):
                self.reach("commit ahead")
                conn.info["committed"] = True

        @event.listens_for(engine, "checkin")
        def checkin(_: object, record: Any) -> None:  # noqa: ANN401 - a record of the pool
            if record.info.pop("committed", False):
                self.reach("commit done")


def wrote(conn: Connection) -> bool:
    """Whether the transaction changed anything: looking for work commits too."""
    if conn.dialect.name == "sqlite":
        return bool(_changes(conn) != conn.info["changes"])
    return conn.exec_driver_sql(_WROTE).scalar() is not None


def _changes(conn: Connection) -> int | None:
    return getattr(conn.connection.driver_connection, "total_changes", None)


class CountingGateway(Gateway):
    """The bot's account, every call a point."""

    def __init__(self, token: str, root: str, points: Points, *, careless: bool = False) -> None:
        """Speak for `token` at the server `root`; who is `careless` confirms updates before they are kept."""
        super().__init__(token, root)
        self._points, self._careless = points, careless

    async def send(self, letter: Letter, standing: int | None) -> Outcome:
        """Send, edit or delete."""
        kind = "delete" if letter.message is None else "send" if standing is None else "edit"
        self._points.reach(f"{kind} ahead")
        outcome = await super().send(letter, standing)
        self._points.reach(f"{kind} done")
        return outcome

    async def answer(self, query: str, words: str | None = None) -> None:
        """Answer a press."""
        self._points.reach("toast ahead")
        await super().answer(query, words)
        self._points.reach("toast done")

    async def poll(self, offset: int | None) -> Polled:
        """Fetch updates; a point only where some came, and where some are confirmed."""
        if offset is not None:
            self._points.reach("poll ahead")
        polled = await super().poll(offset)
        if polled.updates and self._careless:
            await self.bot.do_api_request("getUpdates", {"offset": polled.updates[-1]["update_id"] + 1})
        if polled.updates:
            self._points.reach("poll done")
        return polled
