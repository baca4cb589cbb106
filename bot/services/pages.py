"""The queue page by page, as far as a moderator may take what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from bot.domain.report import ReportState
from bot.domain.review import Review, ReviewKind, VerdictKind
from bot.domain.roles import Moderator
from bot.services import claims, queue
from bot.services.queue import QueueWork

#: Items on one page.
PAGE: Final = 10
#: As far down as anybody pages; what lies below moves up as the rest is decided.
DEPTH: Final = 300


class Since(StrEnum):
    """What the family has done about an item since it was last decided on, or came in."""

    ANSWERED = "answered"
    CHANGED = "changed"


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Page:
    """A page of the queue: items in their order, and whether more come after it."""

    number: int
    items: Sequence[Review]
    more: bool
    #: What this moderator holds; told on the first page only.
    mine: Sequence[Review] = ()
    #: How many items are set aside or wait for a family.
    aside: int = 0
    #: What families have done since, by the id of the item.
    since: Mapping[str, Since] = field(default_factory=dict)


async def waiting(work: QueueWork, moderator: Moderator, number: int) -> Page:
    """Return a page of what this moderator may take. Raises NotAllowed for a role that decides nothing."""
    queue.allow(moderator)
    found = [r for r in await work.reviews.waiting(work.now, DEPTH) if r.barred != moderator.id]
    page = replace(_cut(found, number), mine=await claims.mine(work, moderator))
    told = {review.id: await _since(work, review) for review in (*page.mine, *page.items)}
    since = {review: done for review, done in told.items() if done is not None}
    return replace(page, since=since, aside=len(await work.reviews.aside(DEPTH)))


async def aside(work: QueueWork, moderator: Moderator, number: int) -> Page:
    """Return a page of what was set aside or waits for a family's answer. Raises NotAllowed as `waiting`."""
    queue.allow(moderator)
    return _cut([r for r in await work.reviews.aside(DEPTH) if r.barred != moderator.id], number)


def _cut(found: Sequence[Review], number: int) -> Page:
    """Return page `number`, or the last one there is."""
    number = max(0, min(number, (len(found) - 1) // PAGE))
    after = (number + 1) * PAGE
    return Page(number=number, items=found[number * PAGE : after], more=len(found) > after)


async def _since(work: QueueWork, review: Review) -> Since | None:
    """Return what the family has done last about a report that waits, None where it has done nothing."""
    if review.kind is not ReviewKind.REPORT or review.report is None or not review.version:
        return None
    verdicts = [verdict for verdict in await work.verdicts.of(review.id) if verdict.call is None]
    after = verdicts[-1].at if verdicts else review.opened_at
    told = await work.additions.of_report(review.report)
    if any(each.review == review.id and each.moderator is None and each.at > after for each in told):
        return Since.CHANGED
    report = await queue.report_of(work, review)
    asked = bool(verdicts) and verdicts[-1].kind is VerdictKind.ASK
    # An item taken back before the family answered still waits for it.
    answered = asked and report is not None and report.state is ReportState.IN_REVIEW
    return Since.ANSWERED if answered else None
