"""Whether an account is outside Ukraine: guidance is another there."""

import sqlalchemy as sa
from alembic import op

revision = "guidance"
down_revision = "drop_cursors"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.add_column("accounts", sa.Column("abroad", sa.Boolean()))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("accounts", "abroad")
