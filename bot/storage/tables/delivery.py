"""What comes from Telegram and goes there, and the jobs of the house."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, text

from bot.storage.tables.columns import ID, LOOKUP, SEQ, leased, metadata, undone

updates = Table(
    "updates",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("lane", LOOKUP, nullable=False),
    Column("body", LargeBinary),
    *leased(),
    Column("parked_at", BigInteger),
    undone("updates_open", "lane", "seq"),
    undone("updates_due", "due_at"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("id", ID, nullable=False),
    Column("lane", ID, ForeignKey("accounts.id"), nullable=False),
    Column("slot", String(64)),
    Column("urgency", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("body", LargeBinary),
    Column("notice", ID),
    Column("repeated", Boolean, nullable=False),
    # Cleared while on its way: goes as soon as it has come.
    Column("unwanted", Boolean, nullable=False),
    Column("code", String(64)),
    *leased(),
    undone("outbox_open", "lane", "urgency", "seq"),
    undone("outbox_next", "urgency", "seq"),
    sqlite_autoincrement=True,
)

#: Which message stands in a slot of a chat.
slots = Table(
    "slots",
    metadata,
    Column("account", ID, ForeignKey("accounts.id"), primary_key=True),
    Column("slot", String(64), primary_key=True),
    Column("message_id", BigInteger, nullable=False),
)

_LEAVING = text("leaving_at IS NOT NULL")

#: What stands in a chat, ours and the family's; a row with `leaving_at` is a deletion that waits.
messages = Table(
    "messages",
    metadata,
    Column("account", ID, ForeignKey("accounts.id"), primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("ours", Boolean, nullable=False),
    Column("stood_at", BigInteger, nullable=False),
    Column("leaving_at", BigInteger),
    Index("messages_leaving", "leaving_at", sqlite_where=_LEAVING, postgresql_where=_LEAVING),
)

#: The moment from which the next send may leave, per lane; the lane "" is everybody together.
limits = Table(
    "limits",
    metadata,
    Column("lane", ID, primary_key=True),
    Column("free_at", BigInteger, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("kind", String(32), nullable=False),
    # The unique key among undone jobs; a lane of its own.
    Column("lane", String(96), nullable=False),
    Column("ids", Text, nullable=False),
    # Grows with every put: a job put again while it runs is not done when it ends.
    Column("puts", Integer, nullable=False),
    *leased(),
    Column("parked_at", BigInteger),
    undone("jobs_open", "lane", unique=True),
    undone("jobs_due", "kind", "due_at"),
    sqlite_autoincrement=True,
)
