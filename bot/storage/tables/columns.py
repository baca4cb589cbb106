"""What the tables share: their registry, kinds of columns, and the columns of what waits to be done."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, String, text

metadata = MetaData()

#: A growing number of ours. SQLite counts only what it calls INTEGER.
SEQ = BigInteger().with_variant(Integer, "sqlite")
#: A random id: 128 bits in 22 characters.
ID = String(22)
#: An HMAC of what may not stand here.
LOOKUP = String(43)


def leased() -> list[Column[int]]:
    """Return the columns of a row that a worker takes for a while (`leases`)."""
    return [
        Column("due_at", BigInteger, nullable=False),
        Column("lease_until", BigInteger, nullable=False, server_default="0"),
        Column("fence", Integer, nullable=False, server_default="0"),
        Column("tries", Integer, nullable=False, server_default="0"),
        Column("done_at", BigInteger),
    ]


def undone(name: str, *columns: str, unique: bool = False) -> Index:
    """Return an index over the rows that are not done, which are few among many."""
    where = text("done_at IS NULL")
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)
