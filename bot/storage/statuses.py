"""The history of cases: what was said, by whom, on what evidence. Appended, never changed."""

from typing import Any

from sqlalchemy import Row, bindparam, insert, select

from bot.domain.moves import Axis
from bot.domain.status import Status
from bot.storage.quotes import Quoting, Reasons
from bot.storage.sealed import Sealed
from bot.storage.tables import status_words, statuses
from bot.storage.times import moment, stamp

CONTENT = Sealed("status.content", Reasons)
NOTHING = Reasons(fact_on=None, words=None)

_ADD = insert(statuses)
_SAY = insert(status_words)
_OF = (
    select(statuses, status_words.c.content)
    .select_from(statuses.outerjoin(status_words, status_words.c.status == statuses.c.id))
    .where(statuses.c.case_id == bindparam("of"))
    .order_by(statuses.c.seq)
)


class Statuses(Quoting):
    """The history of cases inside one transaction."""

    async def add(self, status: Status) -> None:
        """Append a line."""
        row = {
            "id": status.id,
            "case_id": status.case,
            "axis": status.axis,
            "before": status.before,
            "after": status.after,
            "moderator": status.moderator,
            "proposal": status.proposal,
            "at": stamp(status.at),
        }
        await self._run(_ADD, row)
        content = Reasons(fact_on=status.fact_on, words=status.words, wrong=status.wrong)
        if content != NOTHING:
            await self._run(_SAY, {"status": status.id, "content": CONTENT.close(self._tx.cipher, status.id, content)})
        await self._quote(status.id, status.quotes)

    async def of_case(self, case: str) -> list[Status]:
        """Return a case's history, the oldest first."""
        rows = await self._all(_OF, of=case)
        quoted = await self._quotes(row.id for row in rows)
        return [self._status(row, quoted.get(row.id, ())) for row in rows]

    def _status(self, row: Row[Any], quoted: tuple[str, ...]) -> Status:
        told = None if row.content is None else CONTENT.open(self._tx.cipher, row.id, row.content)
        return Status(
            id=row.id,
            case=row.case_id,
            axis=Axis(row.axis),
            before=row.before,
            after=row.after,
            moderator=row.moderator,
            proposal=row.proposal,
            at=moment(row.at),
            fact_on=told.fact_on if told else None,
            words=told.words if told else None,
            quotes=quoted,
            wrong=told.wrong if told else False,
        )
