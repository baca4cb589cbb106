"""Insert, or change what is there: the same in the words of each database."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Executable, Table, text
from sqlalchemy.dialects import postgresql, sqlite

#: One statement per dialect, picked by the connection's.
Both = Mapping[str, Executable]
#: New values of columns, made of the row that was to be inserted.
Change = Callable[[Any], dict[str, ColumnElement[Any] | Any]]


def upsert(table: Table, on: list[str], change: Change, *, where: str | None = None, back: str | None = None) -> Both:
    """Return an insert that makes `change` where a row with the same `on` exists.

    `where` names the partial index that `on` is unique in; the column `back` is returned.
    """
    made: dict[str, Executable] = {}
    for name, insert in (("sqlite", sqlite.insert(table)), ("postgresql", postgresql.insert(table))):
        partial = None if where is None else text(where)
        statement = insert.on_conflict_do_update(index_elements=on, index_where=partial, set_=change(insert.excluded))
        made[name] = statement if back is None else statement.returning(table.c[back])
    return made


def keep_old(table: Table, on: list[str], *, where: str | None = None, back: str | None = None) -> Both:
    """Return an insert that does nothing where a row with the same `on` exists; `where` and `back` as above."""
    made: dict[str, Executable] = {}
    for name, insert in (("sqlite", sqlite.insert(table)), ("postgresql", postgresql.insert(table))):
        partial = None if where is None else text(where)
        statement = insert.on_conflict_do_nothing(index_elements=on, index_where=partial)
        made[name] = statement if back is None else statement.returning(table.c[back])
    return made
