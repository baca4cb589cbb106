"""Rows taken for a while, the oldest of each lane: each row by one worker, in order, on both databases.

Whoever takes a row gets a fencing number; when the lease ends another may take it, and the late
holder can no longer finish it. Tries are counted when taken, so a row that kills its process counts.
"""

from typing import Any, Protocol

from sqlalchemy import Column, ColumnElement, Table, bindparam, delete, exists, select, update
from sqlalchemy.sql.dml import Delete, ReturningUpdate, Update

#: As many rows are swept at once.
HEAD = 500


class LeaseLost(Exception):
    """Somebody else holds the row by now; the transaction must not commit."""

    def __init__(self, table: str, seq: int) -> None:
        """Name the row by its `table` and number."""
        super().__init__(f"{table} {seq}")


class Held(Protocol):
    """A row that was taken."""

    @property
    def seq(self) -> int:
        """Our number."""

    @property
    def fence(self) -> int:
        """The number of the lease."""


def taking(table: Table, *also: ColumnElement[bool], first: Column[Any] | None = None) -> ReturningUpdate[Any]:
    """Return the statement that takes what is due, and `also` true: parameters `now`, `until`, `limit`.

    Where not all can be taken, those with the smallest `first` are (unsaid: the oldest). RETURNING
    has no order: sort the rows.
    """
    order = table.c.seq if first is None else first
    ahead = table.alias("ahead")
    blocked = exists().where(ahead.c.lane == table.c.lane, ahead.c.seq < table.c.seq, ahead.c.done_at.is_(None))
    free = (
        select(table.c.seq)
        .where(
            table.c.done_at.is_(None),
            table.c.due_at <= bindparam("now"),
            table.c.lease_until <= bindparam("now"),
            ~blocked,
            *also,
        )
        .order_by(order)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True)  # SQLite leaves this out, and needs none
    )
    return (
        update(table)
        .where(table.c.seq.in_(free))
        .values(lease_until=bindparam("until"), fence=table.c.fence + 1, tries=table.c.tries + 1)
        .returning(*table.c)
    )


def held(table: Table) -> Update:
    """Return an update of one row for whoever still holds it: parameters `row` and `held`."""
    return update(table).where(
        table.c.seq == bindparam("row"), table.c.fence == bindparam("held"), table.c.done_at.is_(None)
    )


def sweeping(table: Table) -> Delete:
    """Return the removal of what was done before the parameter `before`: few rows at once, the oldest.

    Only the head of the table is looked at, so this is quick however much there is.
    """
    head = select(table.c.seq).order_by(table.c.seq).limit(HEAD)
    return delete(table).where(table.c.seq.in_(head), table.c.done_at < bindparam("before"))
