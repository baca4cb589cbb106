"""Every table. Moments are microseconds since 1970 (`times`); LargeBinary columns are sealed (`sealed`).

What is plain names and locates nobody: random ids, states, due times, Telegram's message numbers, look-ups.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData()

#: A growing number of ours. SQLite counts only what it calls INTEGER.
_SEQ = BigInteger().with_variant(Integer, "sqlite")
#: A random id: 128 bits in 22 characters.
_ID = String(22)
#: An HMAC of what may not stand here.
_LOOKUP = String(43)


def _leased() -> list[Column[int]]:
    """Return the columns of a row that a worker takes for a while (`leases`)."""
    return [
        Column("due_at", BigInteger, nullable=False),
        Column("lease_until", BigInteger, nullable=False, server_default="0"),
        Column("fence", Integer, nullable=False, server_default="0"),
        Column("tries", Integer, nullable=False, server_default="0"),
        Column("done_at", BigInteger),
    ]


def _undone(name: str, *columns: str, unique: bool = False) -> Index:
    """Return an index over the rows that are not done, which are few among many."""
    where = text("done_at IS NULL")
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


accounts = Table(
    "accounts",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("chat_lookup", _LOOKUP, unique=True),
    Column("chat", LargeBinary),
    Column("language", String(8)),
    Column("safety", String(16)),
    Column("consent", String(32)),
    Column("consented_at", BigInteger),
    Column("focus", _ID),
    Column("reachable", Boolean, nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("abroad", Boolean),
    Column("met_at", BigInteger, nullable=False),
    Column("looks", _LOOKUP),
    # A day, as date.toordinal() counts.
    Column("seen_on", Integer),
    Column("doubt", String(8)),
    Column("album", String(32)),
    # Until when three words tried in vain count against it.
    Column("guessed", BigInteger),
    # When something the family had begun was erased unsent, until it has been told so.
    Column("expired_at", BigInteger),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("form", String(32), nullable=False),
    Column("form_hash", String(64), nullable=False),
    Column("subject", _ID),
    Column("opened_at", BigInteger, nullable=False),
    Column("touched_at", BigInteger, nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("number", String(32), nullable=False, unique=True),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("form", String(32), nullable=False),
    Column("state", String(24), nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
    Column("person", LargeBinary),
    Column("answers", LargeBinary),
    Column("phrase_lookup", _LOOKUP, unique=True),
    Column("sibling_of", _ID),
    # Where a moderator wrote it for a family without a chat: who, how it was told, which consent was heard and when.
    Column("taken_by", _ID),
    Column("channel", String(16)),
    Column("consent", String(32)),
    Column("heard_at", BigInteger),
)

#: What a family wrote to moderators' questions.
replies = Table(
    "replies",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("report", _ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("text", LargeBinary, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("reference", String(32), nullable=False, unique=True),
    Column("state", String(24), nullable=False),
    Column("fate", String(24), nullable=False),
    Column("person", LargeBinary),
    Column("opened_at", BigInteger, nullable=False),
    # Grows with every change; given out before the commit, so on PostgreSQL it may appear out of order.
    Column("change", BigInteger, nullable=False, index=True),
    Column("changed_at", BigInteger, nullable=False, index=True),
)

relatives = Table(
    "relatives",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("case_id", _ID, ForeignKey("cases.id"), nullable=False, index=True),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("report", _ID, ForeignKey("reports.id"), nullable=False),
    Column("level", Integer, nullable=False),
)

_ACTIVE = text("active")

moderators = Table(
    "moderators",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("on_duty", Boolean, nullable=False),
    # Whoever was locked out and let in again has two rows, one of them active.
    Index("moderators_active", "account", unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE),
)

invites = Table(
    "invites",
    metadata,
    Column("token_lookup", _LOOKUP, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("spent_at", BigInteger),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("cause", String(24), nullable=False),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("report", _ID, ForeignKey("reports.id"), index=True),
    Column("priority", Integer, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("claimed_by", _ID, ForeignKey("moderators.id")),
    Column("claimed_until", BigInteger),
    Column("barred", _ID),
    Column("version", Integer, nullable=False),
    # When the matcher last put candidates beside it.
    Column("matched_at", BigInteger),
    Index("reviews_waiting", "state", "priority", "due_at", "opened_at"),
)

#: What was told about a sent report afterwards: what it said before, and what it says now.
additions = Table(
    "additions",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("report", _ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False),
    Column("moderator", _ID, ForeignKey("moderators.id")),
    Column("review", _ID, ForeignKey("reviews.id")),
    Column("form", String(32), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

candidates = Table(
    "candidates",
    metadata,
    Column("review", _ID, ForeignKey("reviews.id"), primary_key=True),
    Column("case_id", _ID, ForeignKey("cases.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("band", String(16), nullable=False),
    Column("clues", LargeBinary, nullable=False),
)

# Append-only: triggers refuse every change (`guards`). The words lie beside, for they can be erased.
verdicts = Table(
    "verdicts",
    metadata,
    Column("seq", _SEQ, primary_key=True),
    Column("id", _ID, nullable=False, unique=True),
    Column("review", _ID, ForeignKey("reviews.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("moderator", _ID),
    Column("at", BigInteger, nullable=False),
    Column("reason", String(16)),
    Column("case_id", _ID, ForeignKey("cases.id")),
    # What came of a call, and what comes next.
    Column("outcome", String(16)),
    Column("next_step", String(16)),
    sqlite_autoincrement=True,
)

verdict_words = Table(
    "verdict_words",
    metadata,
    Column("verdict", _ID, ForeignKey("verdicts.id"), primary_key=True),
    Column("text", LargeBinary, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("id", _ID, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("account", _ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("report", _ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("raised_at", BigInteger, nullable=False),
    Column("facts", LargeBinary),
)

updates = Table(
    "updates",
    metadata,
    Column("seq", _SEQ, primary_key=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("lane", _LOOKUP, nullable=False),
    Column("body", LargeBinary),
    *_leased(),
    Column("parked_at", BigInteger),
    _undone("updates_open", "lane", "seq"),
    _undone("updates_due", "due_at"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    Column("seq", _SEQ, primary_key=True),
    Column("id", _ID, nullable=False),
    Column("lane", _ID, ForeignKey("accounts.id"), nullable=False),
    Column("slot", String(64)),
    Column("urgency", Integer, nullable=False),
    Column("state", String(16), nullable=False),
    Column("body", LargeBinary),
    Column("notice", _ID),
    Column("repeated", Boolean, nullable=False),
    # Cleared while on its way: goes as soon as it has come.
    Column("unwanted", Boolean, nullable=False),
    Column("code", String(64)),
    *_leased(),
    _undone("outbox_open", "lane", "urgency", "seq"),
    _undone("outbox_next", "urgency", "seq"),
    sqlite_autoincrement=True,
)

#: Which message stands in a slot of a chat.
slots = Table(
    "slots",
    metadata,
    Column("account", _ID, ForeignKey("accounts.id"), primary_key=True),
    Column("slot", String(64), primary_key=True),
    Column("message_id", BigInteger, nullable=False),
)

_LEAVING = text("leaving_at IS NOT NULL")

#: What stands in a chat, ours and the family's; a row with `leaving_at` is a deletion that waits.
messages = Table(
    "messages",
    metadata,
    Column("account", _ID, ForeignKey("accounts.id"), primary_key=True),
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
    Column("lane", _ID, primary_key=True),
    Column("free_at", BigInteger, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("seq", _SEQ, primary_key=True),
    Column("kind", String(32), nullable=False),
    # The unique key among undone jobs; a lane of its own.
    Column("lane", String(96), nullable=False),
    Column("ids", Text, nullable=False),
    # Grows with every put: a job put again while it runs is not done when it ends.
    Column("puts", Integer, nullable=False),
    *_leased(),
    Column("parked_at", BigInteger),
    _undone("jobs_open", "lane", unique=True),
    _undone("jobs_due", "due_at"),
    sqlite_autoincrement=True,
)

# Append-only: triggers refuse every change (`guards`).
audit = Table(
    "audit",
    metadata,
    Column("seq", _SEQ, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("act", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("detail", Text, nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
    sqlite_autoincrement=True,
)
