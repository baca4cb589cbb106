"""Nothing is kept by name any more: Telegram itself remembers where polling goes on."""

import sqlalchemy as sa
from alembic import op

revision = "drop_cursors"
down_revision = "additions"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.drop_table("cursors")


def downgrade() -> None:
    """Take it back."""
    op.create_table(
        "cursors",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.BigInteger(), nullable=False),
    )
