"""The phone that a short report came from is noted: nothing of it, and no advice, is shown there any more."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Note the phones of the short reports that are kept."""
    op.execute(
        "UPDATE accounts SET safety = 'noted' WHERE safety IN ('inspected', 'unsure') AND id IN "
        "(SELECT account FROM reports WHERE silent AND state <> 'withdrawn')"
    )


def downgrade() -> None:
    """Earlier programs know of no such note."""
    op.execute("UPDATE accounts SET safety = 'inspected' WHERE safety = 'noted'")
