"""A report may be about the brother or sister of another report's child."""

import sqlalchemy as sa
from alembic import op

revision = "branches"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("reports", sa.Column("sibling_of", sa.String(22)))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("reports", "sibling_of")
