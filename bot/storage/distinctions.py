"""Pairs of cases that somebody judged to be two people. What is taken back stays, with who and when."""

from collections.abc import Collection

from sqlalchemy import bindparam, select, tuple_, update

from bot.storage.tables import distinctions
from bot.storage.transaction import Repository
from bot.storage.upsert import upsert

_JUDGE = upsert(
    distinctions,
    ["one", "other"],
    lambda new: {"by": new.by, "at": new.at, "ended_at": None, "ended_by": None},
)
_TAKE_BACK = (
    update(distinctions)
    .where(
        distinctions.c.one == bindparam("first"),
        distinctions.c.other == bindparam("second"),
        distinctions.c.ended_at.is_(None),
    )
    .values(ended_at=bindparam("now"), ended_by=bindparam("whose"))
)
_JUDGED = select(distinctions.c.one, distinctions.c.other).where(
    tuple_(distinctions.c.one, distinctions.c.other).in_(bindparam("pairs", expanding=True)),
    distinctions.c.ended_at.is_(None),
)


class Distinctions(Repository):
    """Which cases were judged different, inside one transaction. Of a pair the smaller id comes first."""

    async def judge(self, one: str, other: str, by: str) -> None:
        """Keep that two cases are two people."""
        await self._run(self._own(_JUDGE), {"one": one, "other": other, "by": by, "at": self._now})

    async def take_back(self, one: str, other: str, by: str) -> bool:
        """Note that nothing is judged of two cases any more; return whether it was until now."""
        return await self._changed(_TAKE_BACK, first=one, second=other, whose=by, now=self._now)

    async def judged(self, pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
        """Return those of the pairs that are judged different."""
        if not pairs:
            return set()
        return {(row.one, row.other) for row in await self._all(_JUDGED, pairs=list(pairs))}
