"""What is to be done about a case, whatever report it came from: entered once, and settled by a person."""

from datetime import datetime
from typing import Protocol

from bot.domain.case import Case
from bot.domain.errors import Foreign, NotAllowed
from bot.domain.review import Cause, Filing, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Moderator
from bot.services import claims, queue, verdicts
from bot.services.queue import QueueWork
from bot.services.review import ReviewWork
from bot.services.rules import Rules


class Held(Protocol):
    """Where cases are held while something is done about them."""

    async def get_alone(self, case: str) -> Case | None:
        """Return one case that nobody else changes until the transaction ends."""


class TaskWork(QueueWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def cases(self) -> Held:
        """Cases."""


async def enter(  # noqa: PLR0913 - a task's facts, each named
    work: TaskWork,
    rules: Rules,
    cause: Cause,
    case_id: str,
    *,
    report: str | None = None,
    due_at: datetime | None = None,
    lead: bool = False,
) -> Review:
    """Put a task about a case into the queue, for seniors alone where `lead`; due as its cause says, or at `due_at`.

    Where one `report` is named it is about that family alone. While one of the same cause waits, that one is returned
    as it is. Raises Foreign for no case.
    """
    if await work.cases.get_alone(case_id) is None:
        raise Foreign
    for item in await work.reviews.of_case(case_id):
        if (item.kind, item.cause, item.report) == (ReviewKind.CASE, cause, report) and _waits(item):
            return item
    return await queue.enter(
        work, rules, ReviewKind.CASE, cause, "", report=report, case=case_id, due_at=due_at, lead=lead
    )


def _waits(item: Review) -> bool:
    """Whether an item is still to be done."""
    return item.state is not ReviewState.DONE


async def drop(work: TaskWork, case_id: str, *causes: Cause) -> None:
    """End the tasks of these causes on a case: what they asked for is not to be done any more."""
    for item in await work.reviews.of_case(case_id):
        if item.kind is ReviewKind.CASE and item.cause in causes and _waits(item):
            await queue.end(work, item)


async def done(  # noqa: PLR0913 - who did what for whom, each named
    work: TaskWork,
    moderator: Moderator,
    case_id: str,
    cause: Cause,
    report: str | None = None,
    *,
    but: str | None = None,
) -> None:
    """Settle the tasks of this cause on a case, or about one family of it: what they asked for was done elsewhere.

    The one (`but`) in somebody's hands just now is theirs to settle.
    """
    for item in await work.reviews.of_case(case_id):
        asks = (item.kind, item.cause, item.report) == (ReviewKind.CASE, cause, report)
        if asks and item.id != but and _waits(item):
            await verdicts.decide(work, moderator, item, VerdictKind.SETTLED, case=case_id)
            await queue.end(work, item)


async def settle(
    work: ReviewWork, moderator: Moderator, review_id: str, version: int | None = None, filing: Filing | None = None
) -> Review:
    """End a task about a case; the urgent procedure says how, and no other does.

    Raises NotAllowed for any other item, and as `claims.held`.
    """
    review = await claims.held(work, moderator, review_id, version)
    if review.kind is not ReviewKind.CASE or review.cause is Cause.PARTED:
        raise NotAllowed
    if (review.cause is Cause.WGEID) is (filing is None):
        raise NotAllowed
    await verdicts.decide(work, moderator, review, VerdictKind.SETTLED, case=review.case, reason=filing)
    if review.cause is Cause.WORD and review.case:
        await work.jobs.put("looked", f"looked:{review.case}", work.now, case=review.case)
    return await verdicts.close(work, review, ReviewState.DONE)
