"""Cases: one missing person each, sealed whole. The matcher follows them by a counter of changes."""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Row, bindparam, func, insert, select, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from bot.domain.case import Case, CaseState, Fate, Relative
from bot.domain.person import Person
from bot.storage.sealed import Sealed
from bot.storage.tables import cases, relatives
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository

PERSON = Sealed("case.person", Person)
#: As many cases are read at once.
PAGE: Final = 2_000
#: On PostgreSQL a counter is given out before its commit, so what is younger than this is read again.
UNSETTLED: Final = timedelta(seconds=10)


class _NextChange(FunctionElement[int]):
    """The next number of the counter of changes."""

    type = BigInteger()
    inherit_cache = True


@compiles(_NextChange, "sqlite")
def _next_of_sqlite(*_: object, **__: object) -> str:
    return "(SELECT coalesce(max(change), 0) + 1 FROM cases)"


@compiles(_NextChange, "postgresql")
def _next_of_postgresql(*_: object, **__: object) -> str:
    return "nextval('case_change')"


_BY_ID = select(cases).where(cases.c.id == bindparam("id"))
_ADD = insert(cases).values(
    {name: bindparam(name) for name in ("id", "reference", "state", "fate", "person", "opened_at", "changed_at")}
    | {"change": _NextChange()}
)
_SAVE = (
    update(cases)
    .where(cases.c.id == bindparam("case"))
    .values({name: bindparam(name) for name in ("state", "fate", "person", "changed_at")} | {"change": _NextChange()})
)
_CHANGED = select(cases).where(cases.c.change > bindparam("counter")).order_by(cases.c.change).limit(PAGE)
_RECENT = (
    select(cases)
    .where(cases.c.changed_at >= bindparam("since"), cases.c.change <= bindparam("counter"))
    .order_by(cases.c.change.desc())
    .limit(PAGE)
)
_COUNT = select(func.count()).select_from(cases)
_LINK = insert(relatives)
_RELATIVES = select(relatives).where(relatives.c.case_id == bindparam("of")).order_by(relatives.c.id)


class Cases(Repository):
    """Cases inside one transaction."""

    async def add(self, *new: Case) -> None:
        """Keep new cases."""
        rows = [
            {"id": case.id, "reference": case.reference, "opened_at": stamp(case.opened_at)} | self._changing(case)
            for case in new
        ]
        await self._run(_ADD, rows)

    async def get(self, case: str) -> Case | None:
        """Return one case."""
        row = await self._first(_BY_ID, id=case)
        return None if row is None else self._case(row)

    async def save(self, case: Case) -> None:
        """Keep what changed; the matcher hears of it."""
        await self._run(_SAVE, {"case": case.id} | self._changing(case))

    async def changed_since(self, counter: int) -> tuple[list[Case], int]:
        """Return cases changed after `counter`, some perhaps again, and the counter to go on from.

        At most a page comes at once; where the counter comes back as it was, that was the last.
        """
        rows = await self._all(_CHANGED, counter=counter)
        reached = rows[-1].change if rows else counter
        if not self._tx.serial:
            since = stamp(self._tx.now - UNSETTLED)
            rows = await self._all(_RECENT, counter=counter, since=since) + rows
        return [self._case(row) for row in rows], reached

    async def count(self) -> int:
        """Return how many cases there are."""
        return int((await self._run(_COUNT)).scalar_one())

    async def link(self, relative: Relative) -> None:
        """Tie an account to a case by its report."""
        row = {
            "id": relative.id,
            "case_id": relative.case,
            "account": relative.account,
            "report": relative.report,
            "level": relative.level,
        }
        await self._run(_LINK, row)

    async def relatives(self, case: str) -> list[Relative]:
        """Return who is tied to a case."""
        return [
            Relative(id=row.id, case=row.case_id, account=row.account, report=row.report, level=row.level)
            for row in await self._all(_RELATIVES, of=case)
        ]

    def _changing(self, case: Case) -> dict[str, Any]:
        """Return the columns of a case that change."""
        person = PERSON.close(self._tx.cipher, case.id, case.person)
        return {"state": case.state, "fate": case.fate, "person": person, "changed_at": self._now}

    def _case(self, row: Row[Any]) -> Case:
        return Case(
            id=row.id,
            reference=row.reference,
            state=CaseState(row.state),
            fate=Fate(row.fate),
            person=PERSON.open(self._tx.cipher, row.id, row.person),
            opened_at=moment(row.opened_at),
        )
