"""News: relatives are verified, notices tell of a case and are followed, families choose what and when."""

import sqlalchemy as sa
from alembic import op

from bot.storage.guards import LOGGED, NEWS_GUARDS, guard, kinds_of_notices, permit, refuse, unguard

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

SEQ = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ID = sa.String(22)
MOMENT = sa.BigInteger()
SEALED = sa.LargeBinary()

#: The new tables, each after what it points to.
TABLES = ("verifications", "verification_words", "deliveries", "sharings", "disclosures", "acquaintances")
#: Columns that existing tables gain. Both databases add and drop them in place.
COLUMNS = {
    "accounts": (
        ("phrase", SEALED, {}),
        ("any_hour", sa.Boolean(), {"nullable": False, "server_default": sa.text("false")}),
    ),
    "reports": (("word", sa.String(16), {}), ("word_at", MOMENT, {})),
    "cases": (("decides_alone", sa.Boolean(), {"nullable": False, "server_default": sa.text("false")}),),
    "relatives": (("role", sa.String(16), {"nullable": False, "server_default": "other"}),),
}
#: The kinds of notices that there were before.
KINDS = ("read", "taken_up", "question", "not_taken_up")


def to(table: str) -> sa.ForeignKey:
    """Return what points to a row of `table`."""
    return sa.ForeignKey(f"{table}.id")


def upgrade() -> None:
    """Make the change."""
    dialect = op.get_bind().dialect.name
    for one in kinds_of_notices(KINDS):
        _run(permit(dialect, one))
    for table, columns in COLUMNS.items():
        for name, kind, more in columns:
            op.add_column(table, sa.Column(name, kind, **more))
    with op.batch_alter_table("notices") as notices:
        notices.add_column(sa.Column("number", sa.String(32)))
        notices.add_column(sa.Column("case_id", ID, sa.ForeignKey("cases.id", name="fk_notices_case_id")))
        notices.add_column(sa.Column("status", ID))
        notices.add_column(sa.Column("corrects", ID))
        notices.create_index("ix_notices_case_id", ["case_id"])
        notices.create_unique_constraint("uq_notices_number", ["number"])
    _due("kind", "due_at")
    _tables()
    for table in LOGGED:
        _run(guard(dialect, table))
    for one in NEWS_GUARDS:
        _run(refuse(dialect, one))


def downgrade() -> None:
    """Take it back; what tells of a case goes, for there is no word for it before."""
    dialect = op.get_bind().dialect.name
    _due("due_at")
    for one in reversed(NEWS_GUARDS):
        _run(permit(dialect, one))
    for table in LOGGED:
        _run(unguard(dialect, table))
    for table in reversed(TABLES):
        op.drop_table(table)
    listed = ", ".join(f"'{kind}'" for kind in KINDS)
    op.execute(f"DELETE FROM notices WHERE kind NOT IN ({listed})")  # noqa: S608 - a fixed list
    op.execute("UPDATE notices SET state = 'opened' WHERE state = 'received'")
    with op.batch_alter_table("notices") as notices:
        notices.drop_constraint("uq_notices_number", type_="unique")
        notices.drop_index("ix_notices_case_id")
        for name in ("number", "case_id", "status", "corrects"):
            notices.drop_column(name)
    for table, columns in COLUMNS.items():
        for name, _, _ in columns:
            op.drop_column(table, name)
    for one in kinds_of_notices(KINDS):
        _run(refuse(dialect, one))


def _due(*columns: str) -> None:
    """Index the jobs that wait: by their kind too, so that very many of one keep no other waiting."""
    open_ = sa.text("done_at IS NULL")
    op.drop_index("jobs_due", "jobs")
    op.create_index("jobs_due", "jobs", list(columns), sqlite_where=open_, postgresql_where=open_)


def _run(statements: tuple[str, ...]) -> None:
    for statement in statements:
        op.execute(statement)


def _tables() -> None:
    op.create_table(
        "verifications",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("id", ID, nullable=False, unique=True),
        sa.Column("report", ID, to("reports"), nullable=False, index=True),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("ground", sa.String(16), nullable=False),
        sa.Column("moderator", ID, to("moderators"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "verification_words",
        sa.Column("verification", ID, to("verifications"), primary_key=True),
        sa.Column("text", SEALED, nullable=False),
    )
    op.create_table(
        "deliveries",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("notice", ID, to("notices"), nullable=False, index=True),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sharings",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("report", ID, to("reports"), nullable=False, index=True),
        sa.Column("body", sa.String(16), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "disclosures",
        sa.Column("seq", SEQ, primary_key=True),
        sa.Column("report", ID, to("reports"), nullable=False, index=True),
        sa.Column("body", sa.String(16), nullable=False),
        sa.Column("what", sa.String(16), nullable=False),
        sa.Column("moderator", ID, to("moderators"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "acquaintances",
        sa.Column("case_id", ID, to("cases"), primary_key=True),
        sa.Column("one", ID, to("accounts"), primary_key=True),
        sa.Column("other", ID, to("accounts"), primary_key=True),
        sa.Column("source", sa.String(16), nullable=False),
        sa.Column("by", ID, to("moderators"), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT),
    )
