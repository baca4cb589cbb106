"""The road: everything from a family's message to a moderator's verdict and back.

Moments are microseconds since 1970; sealed columns are bytes; look-ups are HMACs.
"""

import sqlalchemy as sa
from alembic import op

from bot.storage.guards import GUARDED, guard, unguard

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ID = sa.String(22)
LOOKUP = sa.String(43)
MOMENT = sa.BigInteger()
SEALED = sa.LargeBinary()

TABLES = (
    "verdict_words",
    "verdicts",
    "candidates",
    "reviews",
    "replies",
    "relatives",
    "notices",
    "slots",
    "reports",
    "outbox",
    "moderators",
    "messages",
    "drafts",
    "updates",
    "limits",
    "jobs",
    "invites",
    "cursors",
    "cases",
    "audit",
    "accounts",
)


def leased() -> list[sa.Column]:
    """Return the columns of a row that a worker takes for a while."""
    return [
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("lease_until", MOMENT, nullable=False, server_default="0"),
        sa.Column("fence", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("done_at", MOMENT),
    ]


def where(condition: str) -> dict[str, sa.TextClause]:
    """Return what makes an index partial on either database."""
    return {"sqlite_where": sa.text(condition), "postgresql_where": sa.text(condition)}


def upgrade() -> None:
    """Make every table, the counter of changes, and the triggers that keep appended rows as they are."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE SEQUENCE case_change")
    op.create_table(
        "accounts",
        sa.Column("id", ID, primary_key=True),
        sa.Column("chat_lookup", LOOKUP, unique=True),
        sa.Column("chat", SEALED),
        sa.Column("language", sa.String(8)),
        sa.Column("safety", sa.String(16)),
        sa.Column("consent", sa.String(32)),
        sa.Column("consented_at", MOMENT),
        sa.Column("focus", ID),
        sa.Column("reachable", sa.Boolean(), nullable=False),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("met_at", MOMENT, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(64), nullable=False),
        sa.Column("act", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("mac", sa.LargeBinary(32), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "cases",
        sa.Column("id", ID, primary_key=True),
        sa.Column("reference", sa.String(32), nullable=False, unique=True),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("fate", sa.String(24), nullable=False),
        sa.Column("person", SEALED),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
    )
    op.create_index("ix_cases_change", "cases", ["change"])
    op.create_index("ix_cases_changed_at", "cases", ["changed_at"])
    op.create_table(
        "cursors",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "invites",
        sa.Column("token_lookup", LOOKUP, primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("name", SEALED, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("spent_at", MOMENT),
    )
    op.create_table(
        "jobs",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("lane", sa.String(96), nullable=False),
        sa.Column("ids", sa.Text(), nullable=False),
        sa.Column("puts", sa.Integer(), nullable=False),
        *leased(),
        sa.Column("parked_at", MOMENT),
        sqlite_autoincrement=True,
    )
    op.create_index("jobs_due", "jobs", ["due_at"], **where("done_at IS NULL"))
    op.create_index("jobs_open", "jobs", ["lane"], unique=True, **where("done_at IS NULL"))
    op.create_table(
        "limits",
        sa.Column("lane", ID, primary_key=True),
        sa.Column("free_at", MOMENT, nullable=False),
    )
    op.create_table(
        "updates",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("update_id", sa.BigInteger(), nullable=False, unique=True),
        sa.Column("lane", LOOKUP, nullable=False),
        sa.Column("body", SEALED),
        *leased(),
        sa.Column("parked_at", MOMENT),
        sqlite_autoincrement=True,
    )
    op.create_index("updates_open", "updates", ["lane", "seq"], **where("done_at IS NULL"))
    op.create_index("updates_due", "updates", ["due_at"], **where("done_at IS NULL"))
    op.create_table(
        "drafts",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("form", sa.String(32), nullable=False),
        sa.Column("form_hash", sa.String(64), nullable=False),
        sa.Column("subject", ID),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("touched_at", MOMENT, nullable=False),
        sa.Column("content", SEALED, nullable=False),
    )
    op.create_index("ix_drafts_account", "drafts", ["account"])
    op.create_index("ix_drafts_touched_at", "drafts", ["touched_at"])
    op.create_table(
        "messages",
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("message_id", sa.BigInteger(), primary_key=True),
        sa.Column("ours", sa.Boolean(), nullable=False),
        sa.Column("stood_at", MOMENT, nullable=False),
        sa.Column("leaving_at", MOMENT),
    )
    op.create_index("messages_leaving", "messages", ["leaving_at"], **where("leaving_at IS NOT NULL"))
    op.create_table(
        "moderators",
        sa.Column("id", ID, primary_key=True),
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("name", SEALED, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("on_duty", sa.Boolean(), nullable=False),
    )
    op.create_index("moderators_active", "moderators", ["account"], unique=True, **where("active"))
    op.create_table(
        "outbox",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("lane", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("slot", sa.String(64)),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("body", SEALED),
        sa.Column("notice", ID),
        sa.Column("repeated", sa.Boolean(), nullable=False),
        sa.Column("unwanted", sa.Boolean(), nullable=False),
        sa.Column("code", sa.String(64)),
        *leased(),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_next", "outbox", ["urgency", "seq"], **where("done_at IS NULL"))
    op.create_index("outbox_open", "outbox", ["lane", "urgency", "seq"], **where("done_at IS NULL"))
    op.create_table(
        "reports",
        sa.Column("id", ID, primary_key=True),
        sa.Column("number", sa.String(32), nullable=False, unique=True),
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("form", sa.String(32), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("silent", sa.Boolean(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("person", SEALED),
        sa.Column("answers", SEALED),
        sa.Column("phrase_lookup", LOOKUP, unique=True),
    )
    op.create_index("ix_reports_account", "reports", ["account"])
    op.create_table(
        "slots",
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), primary_key=True),
        sa.Column("slot", sa.String(64), primary_key=True),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "notices",
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("report", ID, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("raised_at", MOMENT, nullable=False),
        sa.Column("facts", SEALED),
    )
    op.create_index("ix_notices_account", "notices", ["account"])
    op.create_index("ix_notices_report", "notices", ["report"])
    op.create_table(
        "relatives",
        sa.Column("id", ID, primary_key=True),
        sa.Column("case_id", ID, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("report", ID, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
    )
    op.create_index("ix_relatives_account", "relatives", ["account"])
    op.create_index("ix_relatives_case_id", "relatives", ["case_id"])
    op.create_table(
        "replies",
        sa.Column("id", ID, primary_key=True),
        sa.Column("report", ID, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("text", SEALED, nullable=False),
    )
    op.create_index("ix_replies_report", "replies", ["report"])
    op.create_table(
        "reviews",
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("cause", sa.String(24), nullable=False),
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("report", ID, sa.ForeignKey("reports.id")),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("claimed_by", ID, sa.ForeignKey("moderators.id")),
        sa.Column("claimed_until", MOMENT),
        sa.Column("barred", ID),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("matched_at", MOMENT),
    )
    op.create_index("ix_reviews_account", "reviews", ["account"])
    op.create_index("ix_reviews_report", "reviews", ["report"])
    op.create_index("reviews_waiting", "reviews", ["state", "priority", "due_at", "opened_at"])
    op.create_table(
        "candidates",
        sa.Column("review", ID, sa.ForeignKey("reviews.id"), primary_key=True),
        sa.Column("case_id", ID, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("band", sa.String(16), nullable=False),
        sa.Column("clues", SEALED, nullable=False),
    )
    op.create_table(
        "verdicts",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("id", ID, nullable=False, unique=True),
        sa.Column("review", ID, sa.ForeignKey("reviews.id"), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("moderator", ID),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("reason", sa.String(16)),
        sa.Column("case_id", ID, sa.ForeignKey("cases.id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_verdicts_review", "verdicts", ["review"])
    op.create_table(
        "verdict_words",
        sa.Column("verdict", ID, sa.ForeignKey("verdicts.id"), primary_key=True),
        sa.Column("text", SEALED, nullable=False),
    )
    for table in GUARDED:
        for statement in guard(op.get_bind().dialect.name, table):
            op.execute(statement)


def downgrade() -> None:
    """Take everything away."""
    for table in GUARDED:
        for statement in unguard(op.get_bind().dialect.name, table):
            op.execute(statement)
    for table in TABLES:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP SEQUENCE case_change")
