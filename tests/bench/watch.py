"""A look at the database while the app works: read-only, by a connection of its own."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bot.storage.cipher import Lookup
from bot.storage.keys import Keys

_OPEN = "SELECT update_id FROM updates WHERE done_at IS NULL"
_FOCUS = "SELECT focus FROM accounts WHERE chat_lookup = ?"
_MATCHES = "SELECT done_at - due_at FROM jobs WHERE kind = 'match' AND done_at IS NOT NULL AND due_at >= ?"
_COUNTS = {
    "reports": "SELECT count(*) FROM reports",
    "candidates": "SELECT count(*) FROM candidates",
    "parked": "SELECT (SELECT count(*) FROM updates WHERE parked_at IS NOT NULL)"
    " + (SELECT count(*) FROM jobs WHERE parked_at IS NOT NULL)",
    "refused": "SELECT count(*) FROM audit WHERE act = 'refused'",
    "unmatched": "SELECT count(*) FROM jobs WHERE kind = 'match' AND done_at IS NULL",
    "unsent": "SELECT count(*) FROM outbox WHERE done_at IS NULL",
}


@dataclass(frozen=True, slots=True)
class Watch:
    """One read-only connection. Each look is its own short transaction and holds nobody up."""

    base: sqlite3.Connection
    lookup: Lookup

    @classmethod
    def at(cls, path: Path, keys: Keys) -> "Watch":
        """Look at the SQLite file at `path`."""
        return cls(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None), Lookup(keys))

    def version(self) -> int:
        """Return a number that changes with every commit of others."""
        return int(self.base.execute("PRAGMA data_version").fetchone()[0])

    def open_updates(self) -> set[int]:
        """Return the numbers of the updates that are kept and not done."""
        return {row[0] for row in self.base.execute(_OPEN)}

    def draft(self, chat: int) -> str | None:
        """Return the draft that is on the screen of a chat."""
        row = self.base.execute(_FOCUS, (self.lookup.of("chat", str(chat)),)).fetchone()
        return None if row is None else row[0]

    def matches(self, since: int) -> list[float]:
        """Return how long (seconds) each report sent since then (microseconds) waited for its candidates."""
        return [row[0] / 1e6 for row in self.base.execute(_MATCHES, (since,))]

    def counts(self) -> dict[str, int]:
        """Return what there is in the end."""
        return {name: int(self.base.execute(asked).fetchone()[0]) for name, asked in _COUNTS.items()}
