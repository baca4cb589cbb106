"""The queue page by page, as far as a moderator may take what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.domain.review import Review
from bot.domain.roles import Moderator
from bot.services import queue
from bot.services.queue import QueueWork

#: Items on one page.
PAGE: Final = 10
#: As far down as anybody pages; what lies below moves up as the rest is decided.
DEPTH: Final = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page of the queue: items in their order, and whether more come after it."""

    number: int
    items: Sequence[Review]
    more: bool
    #: What this moderator holds; told on the first page only.
    mine: Sequence[Review] = ()
    #: How many items are set aside or wait for a family.
    aside: int = 0


async def waiting(work: QueueWork, moderator: Moderator, number: int) -> Page:
    """Return a page of what this moderator may take. Raises NotAllowed for a role that decides nothing."""
    queue.allow(moderator)
    found = [r for r in await work.reviews.waiting(work.now, DEPTH) if r.barred != moderator.id]
    mine = await work.reviews.claimed(moderator.id, work.now)
    return replace(_cut(found, number), mine=mine, aside=len(await work.reviews.aside(DEPTH)))


async def aside(work: QueueWork, moderator: Moderator, number: int) -> Page:
    """Return a page of what was set aside or waits for a family's answer. Raises NotAllowed as `waiting`."""
    queue.allow(moderator)
    return _cut([r for r in await work.reviews.aside(DEPTH) if r.barred != moderator.id], number)


def _cut(found: Sequence[Review], number: int) -> Page:
    """Return page `number`, or the last one there is."""
    number = max(0, min(number, (len(found) - 1) // PAGE))
    after = (number + 1) * PAGE
    return Page(number=number, items=found[number * PAGE : after], more=len(found) > after)
