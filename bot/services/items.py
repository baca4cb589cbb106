"""An item of the queue as its card tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.behalf import Behalf
from bot.domain.report import ReportState, people
from bot.domain.review import Review, Verdict
from bot.domain.roles import Act, Moderator
from bot.services import queue
from bot.services.permissions import allow
from bot.services.queue import QueueWork


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Seen:
    """An item as its card tells it: who holds it, what was decided last and by whom."""

    review: Review
    holder: Moderator | None = None
    last: Verdict | None = None
    decided_by: Moderator | None = None
    #: When the report was last changed while the item waited.
    changed_at: datetime | None = None
    #: Who wrote the report for a family, and how that one told it.
    taken_by: Moderator | None = None
    behalf: Behalf | None = None
    people_reported: int = 0
    #: Of the account's reports that are not withdrawn, the newest first.
    numbers: Sequence[str] = ()


async def seen(work: QueueWork, moderator: Moderator, review_id: str) -> Seen:
    """Return an item as its card tells it. Raises as `queue.look`, NotAllowed where the role may not."""
    allow(moderator, Act.SEE_QUEUE)
    review = await queue.look(work, moderator, review_id)
    last = next(reversed(await work.verdicts.of(review.id)), None)
    holder = queue.holder_of(review, work.now)
    report = await queue.report_of(work, review)
    behalf = report.behalf if report else None
    reports = await work.reports.of(review.account)
    return Seen(
        review=review,
        behalf=behalf,
        taken_by=await work.moderators.get(behalf.moderator) if behalf else None,
        changed_at=await _changed_at(work, review),
        people_reported=people(reports),
        numbers=[each.number for each in reports if each.state is not ReportState.WITHDRAWN],
        holder=await work.moderators.get(holder) if holder else None,
        last=last,
        decided_by=await work.moderators.get(last.moderator) if last and last.moderator else None,
    )


async def _changed_at(work: QueueWork, review: Review) -> datetime | None:
    """Return when what an item is about was last told anew while it waited, None where it never was."""
    told = await work.additions.of_report(review.report) if review.report else ()
    return next((each.at for each in reversed(told) if each.review == review.id and each.at > review.opened_at), None)
