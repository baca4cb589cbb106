"""The queue page by page, as far as a moderator may take what stands in it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.domain.review import Priority, Review
from bot.domain.roles import Act, Moderator
from bot.domain.takers import Takers, takers
from bot.services import claims, items, wgeid
from bot.services.items import ItemWork, Marks
from bot.services.permissions import allow

#: Items on one page.
PAGE: Final = 10
#: As far down as anybody pages; what lies below moves up as the rest is decided.
DEPTH: Final = 300


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
    #: What of each item's time is worth a word, by the id of the item.
    marks: Mapping[str, Marks] = field(default_factory=dict)
    #: Items whose families were promised word by a day that has passed; they stand above all but P0.
    late: Collection[str] = ()


async def waiting(work: ItemWork, moderator: Moderator, number: int) -> Page:
    """Return a page of what this moderator may take. Raises NotAllowed for a role that decides nothing.

    P0 comes first, then whatever was promised and is late, then the rest as urgent as it is.
    """
    allow(moderator, Act.SEE_QUEUE)
    offers = await _offers(work, await work.reviews.waiting(work.now, DEPTH))
    late = await work.reports.promised(wgeid.today(work.now))
    found = [review for review, may in offers if may.among(moderator)]
    found.sort(key=lambda review: (review.priority is not Priority.P0, review.report not in late))
    page = replace(_cut(found, number), mine=await claims.mine(work, moderator))
    passed = {review.id for review, may in offers if may.again}
    return replace(
        page,
        marks=await _marks(work, (*page.mine, *page.items), passed),
        aside=len(await _aside(work, moderator)),
        late={each.id for each in page.items if each.priority is not Priority.P0 and each.report in late},
    )


async def aside(work: ItemWork, moderator: Moderator, number: int) -> Page:
    """Return a page of what was set aside or waits for a family's answer. Raises NotAllowed as `waiting`."""
    allow(moderator, Act.SEE_QUEUE)
    page = _cut(await _aside(work, moderator), number)
    return replace(page, marks=await _marks(work, page.items, ()))


async def _aside(work: ItemWork, moderator: Moderator) -> Sequence[Review]:
    offers = await _offers(work, await work.reviews.aside(DEPTH))
    return [review for review, may in offers if may.among(moderator)]


async def _offers(work: ItemWork, found: Sequence[Review]) -> Sequence[tuple[Review, Takers]]:
    """Return each item with who may take it."""
    active, passed = await work.moderators.active(), await work.passes.undone()
    return [(review, takers(active, review, passed.get(review.id, ()))) for review in found]


async def _marks(work: ItemWork, found: Sequence[Review], passed: Collection[str]) -> Mapping[str, Marks]:
    return {review.id: await items.marks(work, review, passed=review.id in passed) for review in found}


def _cut(found: Sequence[Review], number: int) -> Page:
    """Return page `number`, or the last one there is."""
    number = max(0, min(number, (len(found) - 1) // PAGE))
    after = (number + 1) * PAGE
    return Page(number=number, items=found[number * PAGE : after], more=len(found) > after)
