"""What every repository is made with: one transaction, its moment, and the keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import CursorResult, Dialect, Executable, Row, Table

from bot.services.ports import Ids
from bot.storage.cipher import Cipher, Lookup
from bot.storage.leases import Held, LeaseLost
from bot.storage.times import stamp
from bot.storage.upsert import Both

#: What a statement is given: one row's values, or many rows' in a list.
Values = Mapping[str, Any] | list[dict[str, Any]]


class Connection(Protocol):
    """An open connection: SQLAlchemy's own, or the one that writes to SQLite (`near`)."""

    @property
    def dialect(self) -> Dialect:
        """The words of its database."""

    async def execute(self, statement: Executable, values: Any = None, /) -> CursorResult[Any]:  # noqa: ANN401 - as SQLAlchemy's
        """Run one statement."""


@dataclass(frozen=True, slots=True, repr=False)
class Transaction:
    """One open transaction and what belongs to it."""

    conn: Connection
    cipher: Cipher
    lookup: Lookup
    ids: Ids
    now: datetime
    #: Nouns that listeners are told of after the commit, see `Storage.listen`.
    stirred: set[str] = field(default_factory=set)

    @property
    def serial(self) -> bool:
        """Whether the database itself lets one writer in at a time (SQLite)."""
        return self.conn.dialect.name == "sqlite"


class Repository:
    """One noun's tables inside one transaction. Made with every unit of work, so it holds nothing else."""

    def __init__(self, transaction: Transaction) -> None:
        """Speak in this `transaction`."""
        self._tx = transaction
        self._now = stamp(transaction.now)

    def _own(self, statement: Both) -> Executable:
        """Return the statement in the words of this transaction's database."""
        return statement[self._tx.conn.dialect.name]

    async def _run(self, statement: Executable, values: Values | None = None) -> CursorResult[Any]:
        """Run a statement made at import, with `values` for its parameters."""
        return await self._tx.conn.execute(statement, values)

    async def _first(self, statement: Executable, **values: object) -> Row[Any] | None:
        """Return the first row of a statement, None where there is none."""
        return (await self._tx.conn.execute(statement, values)).first()

    async def _all(self, statement: Executable, **values: object) -> list[Row[Any]]:
        """Return every row of a statement."""
        return list((await self._tx.conn.execute(statement, values)).all())

    async def _changed(self, statement: Executable, **values: object) -> bool:
        """Run a statement that changes one row, and tell whether it found that row."""
        return (await self._tx.conn.execute(statement, values)).rowcount == 1

    async def _finish(self, table: Table, statement: Executable, row: Held, **values: object) -> None:
        """Run a statement of `leases.held`. Raise LeaseLost when another holds the row by now."""
        if not await self._changed(statement, row=row.seq, held=row.fence, **values):
            raise LeaseLost(table.name, row.seq)
