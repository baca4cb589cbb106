"""A report may be written by a moderator for a family without a chat, and a verdict may log a call."""

import sqlalchemy as sa
from alembic import op

revision = "desk"
down_revision = "conventions"
branch_labels = None
depends_on = None

REPORTS = {
    "taken_by": sa.String(22),
    "channel": sa.String(16),
    "consent": sa.String(32),
    "heard_at": sa.BigInteger(),
}
VERDICTS = {"outcome": sa.String(16), "next_step": sa.String(16)}


def upgrade() -> None:
    """Add the columns. Both databases do so in place: the triggers that guard verdicts stay."""
    for table, columns in (("reports", REPORTS), ("verdicts", VERDICTS)):
        for name, kind in columns.items():
            op.add_column(table, sa.Column(name, kind))


def downgrade() -> None:
    """Drop them; dropping a column rebuilds no table."""
    for table, columns in (("verdicts", VERDICTS), ("reports", REPORTS)):
        for name in columns:
            op.drop_column(table, name)
