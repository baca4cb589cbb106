"""What is to be done about a case: items of the queue that no family's report brought."""

from datetime import datetime

from bot.domain.review import Cause, Review
from bot.services.queue import QueueWork
from bot.services.rules import Rules


async def enter(  # noqa: PLR0913 - a task's facts, each named
    work: QueueWork, rules: Rules, cause: Cause, case: str, *, due_at: datetime | None = None, lead: bool = False
) -> Review:
    """Put a task into the queue, once for each cause that a case has open."""
    raise NotImplementedError


async def drop(work: QueueWork, case: str, *causes: Cause) -> None:
    """End the tasks of a case that need no one any more."""
    raise NotImplementedError
