"""What tells that an account looks like another's now, and that an album was answered."""

import sqlalchemy as sa
from alembic import op

revision = "conventions"
down_revision = "guidance"
branch_labels = None
depends_on = None

COLUMNS = ("looks", "seen_on", "doubt", "album")


def upgrade() -> None:
    """Add the columns; nobody is doubted for want of them."""
    op.add_column("accounts", sa.Column("looks", sa.String(43)))
    op.add_column("accounts", sa.Column("seen_on", sa.Integer()))
    op.add_column("accounts", sa.Column("doubt", sa.String(8)))
    op.add_column("accounts", sa.Column("album", sa.String(32)))


def downgrade() -> None:
    """Drop them. Both databases drop a column in place: no table is rebuilt."""
    for name in COLUMNS:
        op.drop_column("accounts", name)
