"""Traces that only a commit keeps, so that a test sees what was done and what was rolled back."""

from sqlalchemy import func, select

from bot.storage.tables import audit
from bot.storage.work import Storage, Work


def leave(work: Work, name: str) -> None:
    """Leave a trace in a transaction."""
    work.audit.record("test", "trace", name)


async def left(storage: Storage, name: str) -> bool:
    """Whether a committed transaction left this trace."""
    async with storage.engine.connect() as connection:
        count = select(func.count()).select_from(audit).where(audit.c.subject == name)
        return (await connection.execute(count)).scalar_one() > 0
