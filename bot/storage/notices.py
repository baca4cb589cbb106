"""What relatives are to be told, and how far each of it has come. What fills a text is sealed."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam, exists, insert, literal, select, update

from bot.domain.notice import Delivery, Notice, NoticeKind, NoticeState, Passage
from bot.storage.sealed import Sealed
from bot.storage.tables import deliveries, notices
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository

FACTS = Sealed("notice.facts", TypeAdapter(dict[str, str]))

_BY_ID = select(notices).where(notices.c.id == bindparam("id"))
_ALONE = _BY_ID.with_for_update()
_BY_NUMBER = select(notices).where(notices.c.number == bindparam("no"), notices.c.account == bindparam("own"))
_ADD = insert(notices)
_SAVE = (
    update(notices)
    .where(notices.c.id == bindparam("notice"))
    .values(state=bindparam("state"), facts=bindparam("facts"))
)
_ordered = (notices.c.raised_at, notices.c.id)
_OF_REPORT = select(notices).where(notices.c.report == bindparam("of")).order_by(*_ordered)
_OF_CASE = select(notices).where(notices.c.case_id == bindparam("of")).order_by(*_ordered)
_LOG = insert(deliveries)
_PASSED = insert(deliveries).from_select(
    ["notice", "step", "at"],
    select(
        notices.c.id,
        bindparam("came", type_=deliveries.c.step.type),
        bindparam("then", type_=deliveries.c.at.type),
    ).where(notices.c.id == bindparam("of")),
)
_AT_FIRST = ~exists().where(deliveries.c.notice == bindparam("of"), deliveries.c.step == Passage.SHOWN.value)
_SHOWN = insert(deliveries).from_select(
    ["notice", "step", "at"],
    select(notices.c.id, literal(Passage.SHOWN.value), bindparam("then", type_=deliveries.c.at.type)).where(
        notices.c.id == bindparam("of"), _AT_FIRST
    ),
)
_LOGGED = select(deliveries).where(deliveries.c.notice == bindparam("of")).order_by(deliveries.c.seq)


class Notices(Repository):
    """Notices inside one transaction; every state that one comes to is a line of its log."""

    async def add(self, notice: Notice) -> None:
        """Keep a new notice."""
        fixed = {
            "id": notice.id,
            "number": notice.number,
            "kind": notice.kind,
            "account": notice.account,
            "report": notice.report,
            "case_id": notice.case,
            "status": notice.status,
            "corrects": notice.corrects,
            "raised_at": stamp(notice.raised_at),
        }
        await self._run(_ADD, fixed | self._changing(notice))
        await self.log(notice.id, notice.state)

    async def get(self, notice: str) -> Notice | None:
        """Return one notice."""
        row = await self._first(_BY_ID, id=notice)
        return None if row is None else self._notice(row)

    async def get_alone(self, notice: str) -> Notice | None:
        """Return one notice that nobody else changes until the transaction ends."""
        row = await self._first(_ALONE, id=notice)
        return None if row is None else self._notice(row)

    async def numbered(self, account: str, number: str) -> Notice | None:
        """Return the notice of this update number, where it is this account's own."""
        row = await self._first(_BY_NUMBER, own=account, no=number)
        return None if row is None else self._notice(row)

    async def save(self, notice: Notice) -> None:
        """Keep what changed."""
        await self._run(_SAVE, {"notice": notice.id} | self._changing(notice))
        await self.log(notice.id, notice.state)

    async def of_report(self, report: str) -> list[Notice]:
        """Return a report's notices, the oldest first."""
        return [self._notice(row) for row in await self._all(_OF_REPORT, of=report)]

    async def of_case(self, case: str) -> list[Notice]:
        """Return the notices that tell of a case, the oldest first."""
        return [self._notice(row) for row in await self._all(_OF_CASE, of=case)]

    async def log(self, notice: str, step: NoticeState | Passage) -> None:
        """Write down how far a notice has come."""
        await self._run(_LOG, {"notice": notice, "step": step.value, "at": self._now})

    async def passed(self, notice: str, came: Passage) -> None:
        """Write down what Telegram made of the push of a notice, where there is one: the sender waits for nothing."""
        await self._run(_PASSED, {"of": notice, "came": came.value, "then": self._now})

    async def shown(self, notice: str) -> None:
        """Write down that the text of a notice has arrived, the first time."""
        await self._run(_SHOWN, {"of": notice, "then": self._now})

    async def deliveries(self, notice: str) -> list[Delivery]:
        """Return the delivery log of a notice, the oldest first."""
        return [
            Delivery(notice=row.notice, at=moment(row.at), step=_step(row.step))
            for row in await self._all(_LOGGED, of=notice)
        ]

    def _changing(self, notice: Notice) -> dict[str, Any]:
        """Return the columns of a notice that change."""
        return {"state": notice.state, "facts": FACTS.close(self._tx.cipher, notice.id, dict(notice.facts))}

    def _notice(self, row: Row[Any]) -> Notice:
        return Notice(
            id=row.id,
            number=row.number or "",
            kind=NoticeKind(row.kind),
            account=row.account,
            report=row.report,
            state=NoticeState(row.state),
            raised_at=moment(row.raised_at),
            case=row.case_id,
            status=row.status,
            corrects=row.corrects,
            facts={} if row.facts is None else FACTS.open(self._tx.cipher, row.id, row.facts),
        )


def _step(step: str) -> NoticeState | Passage:
    return Passage(step) if step in {each.value for each in Passage} else NoticeState(step)
