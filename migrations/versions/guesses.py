"""Until when three words that an account tried in vain count against it."""

import sqlalchemy as sa
from alembic import op

revision = "guesses"
down_revision = "desk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody has guessed yet."""
    op.add_column("accounts", sa.Column("guessed", sa.BigInteger()))


def downgrade() -> None:
    """Drop it. Both databases drop a column in place: no table is rebuilt."""
    op.drop_column("accounts", "guessed")
