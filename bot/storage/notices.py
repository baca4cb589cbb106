"""What relatives are to be told. What fills a text is sealed."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam, insert, select, update

from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.storage.sealed import Sealed
from bot.storage.tables import notices
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository

FACTS = Sealed("notice.facts", TypeAdapter(dict[str, str]))

_BY_ID = select(notices).where(notices.c.id == bindparam("id"))
_ADD = insert(notices)
_SAVE = (
    update(notices)
    .where(notices.c.id == bindparam("notice"))
    .values(state=bindparam("state"), facts=bindparam("facts"))
)
_OF_REPORT = select(notices).where(notices.c.report == bindparam("of")).order_by(notices.c.raised_at, notices.c.id)


class Notices(Repository):
    """Notices inside one transaction."""

    async def add(self, notice: Notice) -> None:
        """Keep a new notice."""
        fixed = {
            "id": notice.id,
            "kind": notice.kind,
            "account": notice.account,
            "report": notice.report,
            "raised_at": stamp(notice.raised_at),
        }
        await self._run(_ADD, fixed | self._changing(notice))

    async def get(self, notice: str) -> Notice | None:
        """Return one notice."""
        row = await self._first(_BY_ID, id=notice)
        return None if row is None else self._notice(row)

    async def save(self, notice: Notice) -> None:
        """Keep what changed."""
        await self._run(_SAVE, {"notice": notice.id} | self._changing(notice))

    async def of_report(self, report: str) -> list[Notice]:
        """Return a report's notices, the oldest first."""
        return [self._notice(row) for row in await self._all(_OF_REPORT, of=report)]

    def _changing(self, notice: Notice) -> dict[str, Any]:
        """Return the columns of a notice that change."""
        return {"state": notice.state, "facts": FACTS.close(self._tx.cipher, notice.id, dict(notice.facts))}

    def _notice(self, row: Row[Any]) -> Notice:
        return Notice(
            id=row.id,
            kind=NoticeKind(row.kind),
            account=row.account,
            report=row.report,
            state=NoticeState(row.state),
            raised_at=moment(row.raised_at),
            facts={} if row.facts is None else FACTS.open(self._tx.cipher, row.id, row.facts),
        )
