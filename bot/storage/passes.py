"""Who passed which item on. Nobody asks why, so nothing else is kept."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import bindparam, select

from bot.domain.review import ReviewState
from bot.storage.tables import passes, reviews
from bot.storage.transaction import Repository
from bot.storage.upsert import keep_old

_ADD = keep_old(passes, ["review", "moderator"])
_OF = select(passes.c.moderator).where(passes.c.review == bindparam("of"))
_UNDONE = select(passes).join(reviews, reviews.c.id == passes.c.review).where(reviews.c.state != ReviewState.DONE.value)


class Passes(Repository):
    """Items passed on, inside one transaction."""

    async def add(self, review: str, moderator: str) -> None:
        """Keep that a moderator passed an item on; once is enough."""
        await self._run(self._own(_ADD), {"review": review, "moderator": moderator})

    async def of(self, review: str) -> set[str]:
        """Return who passed an item on."""
        return {row.moderator for row in await self._all(_OF, of=review)}

    async def undone(self) -> Mapping[str, set[str]]:
        """Return who passed on each item that is not done."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for row in await self._all(_UNDONE):
            found[row.review].add(row.moderator)
        return found
