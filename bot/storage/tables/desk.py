"""The moderators, and what they decide."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    text,
)

from bot.storage.tables.columns import ID, LOOKUP, SEQ, metadata

_ACTIVE = text("active")

moderators = Table(
    "moderators",
    metadata,
    Column("id", ID, primary_key=True),
    Column("account", ID, ForeignKey("accounts.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("on_duty", Boolean, nullable=False),
    # The seed of the codes, and the step of the last one that was used: none works twice.
    Column("secret", LargeBinary),
    Column("last_code", BigInteger),
    # Whoever was locked out and let in again has two rows, one of them active.
    Index("moderators_active", "account", unique=True, sqlite_where=_ACTIVE, postgresql_where=_ACTIVE),
)

invites = Table(
    "invites",
    metadata,
    Column("token_lookup", LOOKUP, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("name", LargeBinary, nullable=False),
    Column("secret", LargeBinary),
    Column("expires_at", BigInteger, nullable=False),
    Column("spent_at", BigInteger),
)

#: Who has shown a code, since when, and how many grave moves the last fresh one still opens.
sessions = Table(
    "sessions",
    metadata,
    Column("moderator", ID, ForeignKey("moderators.id"), primary_key=True),
    Column("opened_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger, nullable=False),
    Column("fresh_until", BigInteger, nullable=False),
    Column("grave_left", Integer, nullable=False),
    # The button that leads back to where a code was asked for.
    Column("asked", String(64)),
)

#: Looks at a counted list outside personal limits, which two seniors opened for one purpose.
purposes = Table(
    "purposes",
    metadata,
    Column("id", ID, primary_key=True),
    Column("opener", ID, ForeignKey("moderators.id"), nullable=False, index=True),
    Column("agreed", ID, ForeignKey("moderators.id")),
    Column("size", Integer, nullable=False),
    Column("looks_left", Integer, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("words", LargeBinary, nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", ID, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("cause", String(24), nullable=False),
    Column("account", ID, ForeignKey("accounts.id"), index=True),
    Column("report", ID, ForeignKey("reports.id"), index=True),
    Column("case_id", ID, ForeignKey("cases.id"), index=True),
    Column("priority", Integer, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("opened_at", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("claimed_by", ID, ForeignKey("moderators.id")),
    Column("claimed_until", BigInteger),
    Column("barred", ID),
    Column("lead", Boolean, nullable=False, server_default=text("false")),
    Column("paused_at", BigInteger),
    Column("escalated", Integer, nullable=False, server_default=text("0")),
    Column("version", Integer, nullable=False),
    # When the matcher last put candidates beside it.
    Column("matched_at", BigInteger),
    Index("reviews_waiting", "state", "priority", "due_at", "opened_at"),
)

candidates = Table(
    "candidates",
    metadata,
    Column("review", ID, ForeignKey("reviews.id"), primary_key=True),
    Column("case_id", ID, ForeignKey("cases.id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("band", String(16), nullable=False),
    Column("clues", LargeBinary, nullable=False),
)

#: Who passed an item on: it is not offered to them again, and nobody asks why.
passes = Table(
    "passes",
    metadata,
    Column("review", ID, ForeignKey("reviews.id"), primary_key=True),
    Column("moderator", ID, ForeignKey("moderators.id"), primary_key=True),
)

#: What moderators leave for one another: with a hand-over, or on a case. Never shown outside, never exported.
notes = Table(
    "notes",
    metadata,
    Column("id", ID, primary_key=True),
    Column("review", ID, ForeignKey("reviews.id"), index=True),
    Column("case_id", ID, ForeignKey("cases.id"), index=True),
    Column("moderator", ID, ForeignKey("moderators.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    # For seniors alone.
    Column("sensitive", Boolean, nullable=False),
    Column("text", LargeBinary, nullable=False),
)

# Append-only: triggers refuse every change (`guards`). The words lie beside, for they can be erased.
verdicts = Table(
    "verdicts",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("id", ID, nullable=False, unique=True),
    Column("review", ID, ForeignKey("reviews.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("moderator", ID),
    Column("at", BigInteger, nullable=False),
    Column("reason", String(16)),
    Column("case_id", ID, ForeignKey("cases.id")),
    # What came of a call, and what comes next.
    Column("outcome", String(16)),
    Column("next_step", String(16)),
    sqlite_autoincrement=True,
)

verdict_words = Table(
    "verdict_words",
    metadata,
    Column("verdict", ID, ForeignKey("verdicts.id"), primary_key=True),
    Column("text", LargeBinary, nullable=False),
)

# Append-only: triggers refuse every change (`guards`).
audit = Table(
    "audit",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("act", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("detail", Text, nullable=False),
    Column("mac", LargeBinary(32), nullable=False),
    Index("audit_actor", "actor", "act", "at"),
    sqlite_autoincrement=True,
)
