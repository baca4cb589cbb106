"""Cases live: evidence, statuses with their history, what two people decide; and moderators show a code."""

import sqlalchemy as sa
from alembic import op

from bot.storage.guards import APPENDED, GUARDS, guard, kinds_of_notices, permit, refuse, unguard

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ID = sa.String(22)
MOMENT = sa.BigInteger()
SEALED = sa.LargeBinary()

#: The new tables, each after what it points to.
TABLES = (
    "sessions",
    "purposes",
    "passes",
    "notes",
    "evidence",
    "quotes",
    "proposals",
    "looks",
    "statuses",
    "status_words",
    "lookalikes",
    "holds",
    "distinctions",
)
#: What is guarded, the kinds of notices that there were among it.
ALL_GUARDS = (*GUARDS, *kinds_of_notices(("read", "taken_up", "question", "not_taken_up")))
#: Columns that existing tables gain. Both databases add and drop them in place.
COLUMNS = {
    "moderators": {"secret": SEALED, "last_code": MOMENT},
    "invites": {"secret": SEALED},
    "relatives": {"ended_at": MOMENT},
    "reports": {"promised_on": sa.Integer()},
}
#: What earlier rows said otherwise: the day of a promise by its job, and that what waits is due.
CARRIED = (
    "UPDATE reports SET promised_on = (SELECT jobs.due_at / 86400000000 + 719163 FROM jobs"
    " WHERE jobs.lane = 'promise:' || reports.id AND jobs.done_at IS NULL)",
    "INSERT INTO jobs (kind, lane, ids, puts, due_at) SELECT 'unclaimed', 'unclaimed:' || id,"
    """ '{"review": "' || id || '"}', 1, due_at FROM reviews WHERE state = 'open'""",
)


def to(table: str) -> sa.ForeignKey:
    """Return what points to a row of `table`."""
    return sa.ForeignKey(f"{table}.id")


def upgrade() -> None:
    """Make the change."""
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind))
    op.create_index("audit_actor", "audit", ["actor", "act", "at"])
    op.create_index("ix_reports_promised_on", "reports", ["promised_on"])
    op.create_index("ix_verdicts_case_id", "verdicts", ["case_id"])
    _cases()
    _reviews()
    _desk()
    _decisions()
    for statement in CARRIED:
        op.execute(statement)
    dialect = op.get_bind().dialect.name
    for statement in (s for table in APPENDED for s in guard(dialect, table)):
        op.execute(statement)
    for statement in (s for one in ALL_GUARDS for s in refuse(dialect, one)):
        op.execute(statement)


def downgrade() -> None:
    """Take it back; items about cases go with the cases' new life."""
    dialect = op.get_bind().dialect.name
    for statement in (s for one in reversed(ALL_GUARDS) for s in permit(dialect, one)):
        op.execute(statement)
    for statement in (s for table in APPENDED for s in unguard(dialect, table)):
        op.execute(statement)
    for table in reversed(TABLES):
        op.drop_table(table)
    op.execute("DELETE FROM reviews WHERE account IS NULL")
    op.execute("DELETE FROM jobs WHERE kind IN ('unclaimed', 'unanswered', 'wgeid', 'wgeid_due')")
    with op.batch_alter_table("reviews") as reviews:
        reviews.drop_index("ix_reviews_case_id")
        for name in ("case_id", "lead", "paused_at", "escalated"):
            reviews.drop_column(name)
        reviews.alter_column("account", existing_type=ID, nullable=False)
    with op.batch_alter_table("cases") as cases:
        cases.drop_index("ix_cases_merged_into")
        for name in ("legal", "place", "merged_into", "version"):
            cases.drop_column(name)
    op.drop_index("ix_verdicts_case_id", "verdicts")
    op.drop_index("audit_actor", "audit")
    op.drop_index("ix_reports_promised_on", "reports")
    for table, columns in COLUMNS.items():
        for name in columns:
            op.drop_column(table, name)


def _cases() -> None:
    with op.batch_alter_table("cases") as cases:
        cases.add_column(sa.Column("legal", sa.String(24), nullable=False, server_default="none_known"))
        cases.add_column(sa.Column("place", sa.String(16), nullable=False, server_default="unknown"))
        cases.add_column(sa.Column("merged_into", ID, sa.ForeignKey("cases.id", name="fk_cases_merged_into")))
        cases.add_column(sa.Column("version", sa.Integer(), nullable=False, server_default="0"))
        cases.create_index("ix_cases_merged_into", ["merged_into"])


def _reviews() -> None:
    """Let an item be about a case and no family: a column that may be empty means a new table on SQLite."""
    with op.batch_alter_table("reviews") as reviews:
        reviews.alter_column("account", existing_type=ID, nullable=True)
        reviews.add_column(sa.Column("case_id", ID, sa.ForeignKey("cases.id", name="fk_reviews_case_id")))
        reviews.add_column(sa.Column("lead", sa.Boolean(), nullable=False, server_default=sa.text("false")))
        reviews.add_column(sa.Column("paused_at", MOMENT))
        reviews.add_column(sa.Column("escalated", sa.Integer(), nullable=False, server_default=sa.text("0")))
        reviews.create_index("ix_reviews_case_id", ["case_id"])


def _desk() -> None:
    op.create_table(
        "sessions",
        sa.Column("moderator", ID, to("moderators"), primary_key=True),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("fresh_until", MOMENT, nullable=False),
        sa.Column("grave_left", sa.Integer(), nullable=False),
        sa.Column("asked", sa.String(64)),
    )
    op.create_table(
        "purposes",
        sa.Column("id", ID, primary_key=True),
        sa.Column("opener", ID, to("moderators"), nullable=False, index=True),
        sa.Column("agreed", ID, to("moderators")),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("looks_left", sa.Integer(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("words", SEALED, nullable=False),
    )
    op.create_table(
        "passes",
        sa.Column("review", ID, to("reviews"), primary_key=True),
        sa.Column("moderator", ID, to("moderators"), primary_key=True),
    )
    op.create_table(
        "notes",
        sa.Column("id", ID, primary_key=True),
        sa.Column("review", ID, to("reviews"), index=True),
        sa.Column("case_id", ID, to("cases"), index=True),
        sa.Column("moderator", ID, to("moderators"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("sensitive", sa.Boolean(), nullable=False),
        sa.Column("text", SEALED, nullable=False),
    )


def _decisions() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", ID, primary_key=True),
        sa.Column("case_id", ID, to("cases"), nullable=False, index=True),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("grade", sa.String(2), nullable=False),
        sa.Column("origin", ID, to("evidence"), nullable=False, index=True),
        sa.Column("seen_by", ID, to("moderators")),
        sa.Column("confidential", sa.Boolean(), nullable=False),
        sa.Column("added_by", ID, to("moderators"), nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("taken_back_at", MOMENT),
        sa.Column("taken_back_by", ID, to("moderators")),
        sa.Column("content", SEALED, nullable=False),
    )
    op.create_table(
        "quotes",
        sa.Column("quoting", ID, primary_key=True),
        sa.Column("evidence", ID, to("evidence"), primary_key=True),
    )
    op.create_table(
        "proposals",
        sa.Column("id", ID, primary_key=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("case_id", ID, to("cases"), nullable=False, index=True),
        sa.Column("axis", sa.String(8), nullable=False),
        sa.Column("before", sa.String(24), nullable=False),
        sa.Column("after", sa.String(24), nullable=False),
        sa.Column("into_case", ID, to("cases"), index=True),
        sa.Column("proposer", ID, to("moderators"), nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False, index=True),
        sa.Column("approver", ID, to("moderators")),
        sa.Column("approved_at", MOMENT),
        sa.Column("leaves_at", MOMENT),
        sa.Column("ended_at", MOMENT),
        sa.Column("ended_by", ID, to("moderators")),
        sa.Column("compared", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", SEALED, nullable=False),
    )
    op.create_table(
        "looks",
        sa.Column("proposal", ID, to("proposals"), primary_key=True),
        sa.Column("moderator", ID, to("moderators"), primary_key=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
    )
    op.create_table(
        "statuses",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("id", ID, nullable=False, unique=True),
        sa.Column("case_id", ID, to("cases"), nullable=False, index=True),
        sa.Column("axis", sa.String(8), nullable=False),
        sa.Column("before", sa.String(24), nullable=False),
        sa.Column("after", sa.String(24), nullable=False),
        sa.Column("moderator", ID, to("moderators")),
        sa.Column("proposal", ID, to("proposals"), unique=True),
        sa.Column("at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "status_words",
        sa.Column("status", ID, to("statuses"), primary_key=True),
        sa.Column("content", SEALED, nullable=False),
    )
    op.create_table(
        "lookalikes",
        sa.Column("proposal", ID, to("proposals"), primary_key=True),
        sa.Column("case_id", ID, to("cases"), primary_key=True),
        sa.Column("place", sa.Integer(), nullable=False),
    )
    op.create_table(
        "holds",
        sa.Column("id", ID, primary_key=True),
        sa.Column("case_id", ID, to("cases"), nullable=False, index=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("by", ID, to("moderators"), nullable=False),
        sa.Column("proposal", ID, to("proposals")),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("ended_by", ID, to("moderators")),
    )
    op.create_table(
        "distinctions",
        sa.Column("one", ID, to("cases"), primary_key=True),
        sa.Column("other", ID, to("cases"), primary_key=True),
        sa.Column("by", ID, to("moderators"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.Column("ended_by", ID, to("moderators")),
    )
