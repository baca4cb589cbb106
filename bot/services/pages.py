"""The queue page by page, as far as a moderator may take what stands in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from bot.domain.review import Review, ReviewKind
from bot.domain.roles import Act, Moderator
from bot.services import claims, queue
from bot.services.notify import Sent
from bot.services.permissions import allow
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


class Answered(Sent, Protocol):
    """Reports, and when their families answered."""

    async def replied_at(self, report: str) -> datetime | None:
        """Return when the family last wrote to a moderator's question, None where it never did."""


class PageWork(QueueWork, Protocol):
    """What a page of the queue needs of a unit of work."""

    @property
    def reports(self) -> Answered:
        """Reports."""


async def waiting(work: PageWork, moderator: Moderator, number: int) -> Page:
    """Return a page of what this moderator may take. Raises NotAllowed for a role that decides nothing."""
    allow(moderator, Act.SEE_QUEUE)
    found = [r for r in await work.reviews.waiting(work.now, DEPTH) if queue.may(moderator, r)]
    page = replace(_cut(found, number), mine=await claims.mine(work, moderator))
    told = {review.id: await _since(work, review) for review in (*page.mine, *page.items)}
    since = {review: done for review, done in told.items() if done is not None}
    return replace(page, since=since, aside=len(await _aside(work, moderator)))


async def aside(work: PageWork, moderator: Moderator, number: int) -> Page:
    """Return a page of what was set aside or waits for a family's answer. Raises NotAllowed as `waiting`."""
    allow(moderator, Act.SEE_QUEUE)
    return _cut(await _aside(work, moderator), number)


async def _aside(work: PageWork, moderator: Moderator) -> Sequence[Review]:
    return [review for review in await work.reviews.aside(DEPTH) if queue.may(moderator, review)]


def _cut(found: Sequence[Review], number: int) -> Page:
    """Return page `number`, or the last one there is."""
    number = max(0, min(number, (len(found) - 1) // PAGE))
    after = (number + 1) * PAGE
    return Page(number=number, items=found[number * PAGE : after], more=len(found) > after)


async def _since(work: PageWork, review: Review) -> Since | None:
    """Return what the family has done last about a report that waits, None where it has done nothing."""
    if review.kind is not ReviewKind.REPORT or review.report is None or not review.version:
        return None
    verdicts = [verdict for verdict in await work.verdicts.of(review.id) if verdict.call is None]
    after = verdicts[-1].at if verdicts else review.opened_at
    told = await work.additions.of_report(review.report)
    if any(each.review == review.id and each.moderator is None and each.at > after for each in told):
        return Since.CHANGED
    replied = await work.reports.replied_at(review.report)
    return Since.ANSWERED if replied is not None and replied > after else None
