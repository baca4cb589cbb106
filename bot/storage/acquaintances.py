"""Which relatives of a case know of each other, from whom we know it. What is taken back stays, with when."""

from collections.abc import Sequence

from sqlalchemy import bindparam, select, update

from bot.domain.relative import Acquaintance, Source
from bot.storage.tables import acquaintances
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository
from bot.storage.upsert import upsert

_KEEP = upsert(
    acquaintances,
    ["case_id", "one", "other"],
    lambda new: {"source": new.source, "by": new.by, "at": new.at, "ended_at": None},
)
_TAKE_BACK = (
    update(acquaintances)
    .where(
        acquaintances.c.case_id.in_(bindparam("cases", expanding=True)),
        acquaintances.c.one == bindparam("first"),
        acquaintances.c.other == bindparam("second"),
        acquaintances.c.ended_at.is_(None),
    )
    .values(ended_at=bindparam("now"))
)
_OF_CASES = (
    select(acquaintances)
    .where(acquaintances.c.case_id.in_(bindparam("cases", expanding=True)), acquaintances.c.ended_at.is_(None))
    .order_by(acquaintances.c.at, acquaintances.c.one, acquaintances.c.other)
)


class Acquaintances(Repository):
    """Acquaintances inside one transaction. Of a pair the smaller id comes first."""

    async def keep(self, pair: Acquaintance) -> None:
        """Keep that two know of each other, in place of what was kept of them before."""
        row = {
            "case_id": pair.case,
            "one": pair.one,
            "other": pair.other,
            "source": pair.source,
            "by": pair.by,
            "at": stamp(pair.at),
        }
        await self._run(self._own(_KEEP), row)

    async def take_back(self, cases: Sequence[str], one: str, other: str) -> bool:
        """Note that nothing is known of two any more in these cases; return whether it was until now."""
        return await self._changed(_TAKE_BACK, cases=list(cases), first=one, second=other, now=self._now)

    async def of_cases(self, cases: Sequence[str]) -> list[Acquaintance]:
        """Return who knows of whom in these cases, the oldest first."""
        return [
            Acquaintance(
                case=row.case_id,
                one=row.one,
                other=row.other,
                source=Source(row.source),
                by=row.by,
                at=moment(row.at),
            )
            for row in await self._all(_OF_CASES, cases=list(cases))
        ]
