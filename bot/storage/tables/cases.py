"""Cases: where each stands along its axes, why, and who decided."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, text

from bot.storage.tables.columns import ID, SEQ, metadata

# Triggers refuse a grave fate that two people did not decide (`guards`).
cases = Table(
    "cases",
    metadata,
    Column("id", ID, primary_key=True),
    Column("reference", String(32), nullable=False, unique=True),
    Column("state", String(24), nullable=False),
    Column("fate", String(24), nullable=False),
    Column("legal", String(24), nullable=False, server_default="none_known"),
    Column("place", String(16), nullable=False, server_default="unknown"),
    Column("merged_into", ID, ForeignKey("cases.id"), index=True),
    Column("decides_alone", Boolean, nullable=False, server_default=text("false")),
    Column("version", Integer, nullable=False, server_default="0"),
    Column("person", LargeBinary),
    Column("opened_at", BigInteger, nullable=False),
    # Grows with every change; given out before the commit, so on PostgreSQL it may appear out of order.
    Column("change", BigInteger, nullable=False, index=True),
    Column("changed_at", BigInteger, nullable=False, index=True),
)

relatives = Table(
    "relatives",
    metadata,
    Column("id", ID, primary_key=True),
    Column("case_id", ID, ForeignKey("cases.id"), nullable=False, index=True),
    Column("account", ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False),
    Column("level", Integer, nullable=False),
    Column("role", String(16), nullable=False, server_default="other"),
    Column("ended_at", BigInteger),
)

#: Which relatives of a case know of each other, and from whom we know that; `one` is the smaller id.
acquaintances = Table(
    "acquaintances",
    metadata,
    Column("case_id", ID, ForeignKey("cases.id"), primary_key=True),
    Column("one", ID, ForeignKey("accounts.id"), primary_key=True),
    Column("other", ID, ForeignKey("accounts.id"), primary_key=True),
    Column("source", String(16), nullable=False),
    Column("by", ID, ForeignKey("moderators.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
)

# Append-only, and no grave one without a proposal that two people agreed on (`guards`).
statuses = Table(
    "statuses",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("id", ID, nullable=False, unique=True),
    Column("case_id", ID, ForeignKey("cases.id"), nullable=False, index=True),
    Column("axis", String(8), nullable=False),
    Column("before", String(24), nullable=False),
    Column("after", String(24), nullable=False),
    # Nobody where the family ended it.
    Column("moderator", ID, ForeignKey("moderators.id")),
    Column("proposal", ID, ForeignKey("proposals.id"), unique=True),
    Column("at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

#: The words and the day of a status; they can be erased, the status stays.
status_words = Table(
    "status_words",
    metadata,
    Column("status", ID, ForeignKey("statuses.id"), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", ID, primary_key=True),
    Column("case_id", ID, ForeignKey("cases.id"), nullable=False, index=True),
    Column("kind", String(24), nullable=False),
    Column("grade", String(2), nullable=False),
    Column("origin", ID, ForeignKey("evidence.id"), nullable=False, index=True),
    Column("seen_by", ID, ForeignKey("moderators.id")),
    Column("confidential", Boolean, nullable=False),
    Column("added_by", ID, ForeignKey("moderators.id"), nullable=False),
    Column("added_at", BigInteger, nullable=False),
    Column("taken_back_at", BigInteger),
    Column("taken_back_by", ID, ForeignKey("moderators.id")),
    # The days and the words.
    Column("content", LargeBinary, nullable=False),
)

#: Which evidence a status or a proposal rests on.
quotes = Table(
    "quotes",
    metadata,
    Column("quoting", ID, primary_key=True),
    Column("evidence", ID, ForeignKey("evidence.id"), primary_key=True),
)

# Triggers refuse the same person in both parts, and a proposer who changes (`guards`).
proposals = Table(
    "proposals",
    metadata,
    Column("id", ID, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("case_id", ID, ForeignKey("cases.id"), nullable=False, index=True),
    Column("axis", String(8), nullable=False),
    Column("before", String(24), nullable=False),
    Column("after", String(24), nullable=False),
    Column("into_case", ID, ForeignKey("cases.id"), index=True),
    Column("proposer", ID, ForeignKey("moderators.id"), nullable=False),
    Column("proposed_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("approver", ID, ForeignKey("moderators.id")),
    Column("approved_at", BigInteger),
    Column("leaves_at", BigInteger),
    Column("ended_at", BigInteger),
    Column("ended_by", ID, ForeignKey("moderators.id")),
    Column("compared", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

#: Who has looked at which version of a proposal, and how often in a row typed other letters than the person's.
looks = Table(
    "looks",
    metadata,
    Column("proposal", ID, ForeignKey("proposals.id"), primary_key=True),
    Column("moderator", ID, ForeignKey("moderators.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("wrong", Integer, nullable=False),
)

#: The cases most like a proposal's own, which its approver sees beside it.
lookalikes = Table(
    "lookalikes",
    metadata,
    Column("proposal", ID, ForeignKey("proposals.id"), primary_key=True),
    Column("case_id", ID, ForeignKey("cases.id"), primary_key=True),
    Column("place", Integer, nullable=False),
)

#: While one stands, nothing about the case leaves by itself.
holds = Table(
    "holds",
    metadata,
    Column("id", ID, primary_key=True),
    Column("case_id", ID, ForeignKey("cases.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("by", ID, ForeignKey("moderators.id"), nullable=False),
    Column("proposal", ID, ForeignKey("proposals.id")),
    Column("at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("ended_by", ID, ForeignKey("moderators.id")),
)

#: Pairs of cases that somebody judged to be two different people; `one` is the smaller id.
distinctions = Table(
    "distinctions",
    metadata,
    Column("one", ID, ForeignKey("cases.id"), primary_key=True),
    Column("other", ID, ForeignKey("cases.id"), primary_key=True),
    Column("by", ID, ForeignKey("moderators.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("ended_by", ID, ForeignKey("moderators.id")),
)
