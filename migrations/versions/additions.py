"""Additions: what families tell of a report after it was sent, and that something unsent was erased."""

import sqlalchemy as sa
from alembic import op

revision = "additions"
down_revision = "branches"
branch_labels = None
depends_on = None

ID = sa.String(22)


def upgrade() -> None:
    """Make the table, and give accounts their mark."""
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
    op.add_column("accounts", sa.Column("expired_at", sa.BigInteger()))


def downgrade() -> None:
    """Take both away; dropping a column rebuilds no table."""
    op.drop_column("accounts", "expired_at")
    op.drop_table("additions")
