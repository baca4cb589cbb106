"""The whole questionnaire: additions, siblings, reports that moderators take, calls, what is noted of an account."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ID = sa.String(22)
#: Columns that existing tables gain. Both databases add and drop them in place, so that the triggers stay.
COLUMNS = {
    "accounts": {
        "expired_at": sa.BigInteger(),
        "abroad": sa.Boolean(),
        "looks": sa.String(43),
        "seen_on": sa.Integer(),
        "doubt": sa.String(8),
        "album": sa.String(32),
        "guessed": sa.BigInteger(),
    },
    "reports": {
        "sibling_of": ID,
        "taken_by": ID,
        "channel": sa.String(16),
        "consent": sa.String(32),
        "heard_at": sa.BigInteger(),
    },
    "verdicts": {"outcome": sa.String(16), "next_step": sa.String(16)},
}


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "additions",
        sa.Column("id", ID, primary_key=True),
        sa.Column("report", ID, sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("account", ID, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("moderator", ID, sa.ForeignKey("moderators.id")),
        sa.Column("review", ID, sa.ForeignKey("reviews.id")),
        sa.Column("form", sa.String(32), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_additions_report", "additions", ["report"])
    op.drop_table("cursors")
    for table, columns in COLUMNS.items():
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind))


def downgrade() -> None:
    """Take it back."""
    for table, columns in COLUMNS.items():
        for name in columns:
            op.drop_column(table, name)
    op.create_table(
        "cursors",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.BigInteger(), nullable=False),
    )
    op.drop_table("additions")
