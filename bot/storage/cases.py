"""Cases: one missing person each, sealed whole. The matcher follows them by a counter of changes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import BigInteger, Row, String, bindparam, func, insert, select, union_all, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from bot.domain.case import Case, CaseState, Fate, Legal, Place
from bot.domain.errors import Moved
from bot.domain.person import Person
from bot.domain.relative import ContactRole, Level, Relative
from bot.storage.sealed import Sealed
from bot.storage.tables import cases, evidence, proposals, relatives, statuses, verdicts
from bot.storage.times import moment, moment_or_none, stamp, stamp_or_none
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


_CHANGING: Final = ("state", "fate", "legal", "place", "merged_into", "decides_alone", "person", "changed_at")

_BY_ID = select(cases).where(cases.c.id == bindparam("id"))
#: Cases that were merged into one, directly or through others.
_part = select(cases.c.id).where(cases.c.merged_into == bindparam("into")).cte("part", recursive=True)
_part = _part.union(select(cases.c.id).where(cases.c.merged_into == _part.c.id))
_MERGED = select(cases).where(cases.c.id.in_(select(_part.c.id))).order_by(cases.c.id)
_way = select(cases.c.id, cases.c.merged_into).where(cases.c.id == bindparam("id")).cte("way", recursive=True)
_way = _way.union(select(cases.c.id, cases.c.merged_into).where(cases.c.id == _way.c.merged_into))
_ROOT = select(cases).where(cases.c.id == select(_way.c.id).where(_way.c.merged_into.is_(None)).scalar_subquery())
_ALONE = _BY_ID.with_for_update()
_ADD = insert(cases).values(
    {name: bindparam(name) for name in ("id", "reference", "opened_at", *_CHANGING)}
    | {"change": _NextChange(), "version": 0}
)
_SAVE = (
    update(cases)
    .where(cases.c.id == bindparam("case"), cases.c.version == bindparam("seen"))
    .values(
        {name: bindparam(name) for name in _CHANGING} | {"change": _NextChange(), "version": cases.c.version + 1},
    )
)
_CHANGED = select(cases).where(cases.c.change > bindparam("counter")).order_by(cases.c.change).limit(PAGE)
_RECENT = (
    select(cases)
    .where(cases.c.changed_at >= bindparam("since"), cases.c.change <= bindparam("counter"))
    .order_by(cases.c.change.desc())
    .limit(PAGE)
)
_LATEST = select(cases).order_by(cases.c.change.desc()).limit(bindparam("limit"))
_COUNT = select(func.count()).select_from(cases)
_LINK = insert(relatives)
_RELATIVES = (
    select(relatives)
    .where(relatives.c.case_id == bindparam("of"), relatives.c.ended_at.is_(None))
    .order_by(relatives.c.id)
)
_UNLINK = (
    update(relatives)
    .where(
        relatives.c.report == bindparam("report_id"),
        relatives.c.case_id == bindparam("of"),
        relatives.c.ended_at.is_(None),
    )
    .values(ended_at=bindparam("now"))
)
_TIE = select(relatives).where(relatives.c.report == bindparam("report_id"), relatives.c.ended_at.is_(None))
_LAST_TIE = (
    select(relatives.c.role)
    .where(relatives.c.report == bindparam("report_id"))
    .order_by(relatives.c.ended_at.is_not(None), relatives.c.ended_at.desc())
    .limit(1)
)
_RANK = (
    update(relatives)
    .where(relatives.c.id == bindparam("tie"))
    .values(account=bindparam("own"), level=bindparam("level"), role=bindparam("role"))
)
_BY: Final = bindparam("by", type_=String)
_acts = union_all(
    select(statuses.c.case_id, statuses.c.at).where(statuses.c.moderator == _BY),
    select(evidence.c.case_id, evidence.c.added_at).where(evidence.c.added_by == _BY),
    select(proposals.c.case_id, proposals.c.proposed_at).where(proposals.c.proposer == _BY),
    select(proposals.c.case_id, proposals.c.approved_at).where(proposals.c.approver == _BY),
    select(verdicts.c.case_id, verdicts.c.at).where(verdicts.c.moderator == _BY, verdicts.c.case_id.is_not(None)),
).subquery()
_TOUCHED = (
    select(_acts.c.case_id)
    .group_by(_acts.c.case_id)
    .order_by(func.max(_acts.c.at).desc(), _acts.c.case_id)
    .limit(bindparam("limit"))
)


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

    async def merged(self, into: str) -> list[Case]:
        """Return the cases that were merged into one, directly or through others."""
        return [self._case(row) for row in await self._all(_MERGED, into=into)]

    async def root(self, case: str) -> Case | None:
        """Return the case that goes on for one: itself, where it was merged into none."""
        row = await self._first(_ROOT, id=case)
        return None if row is None else self._case(row)

    async def get_alone(self, case: str) -> Case | None:
        """Return one case that nobody else changes until the transaction ends."""
        row = await self._first(_ALONE, id=case)
        return None if row is None else self._case(row)

    async def save(self, case: Case) -> Case:
        """Keep what changed and return it with its new version; the matcher hears of it.

        Raise Moved where it changed meanwhile.
        """
        if not await self._changed(_SAVE, case=case.id, seen=case.version, **self._changing(case)):
            raise Moved
        return replace(case, version=case.version + 1)

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

    async def latest(self, limit: int) -> list[Case]:
        """Return the cases that changed last, the newest first."""
        return [self._case(row) for row in await self._all(_LATEST, limit=limit)]

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
            "level": int(relative.level),
            "role": relative.role,
            "ended_at": stamp_or_none(relative.ended_at),
        }
        await self._run(_LINK, row)

    async def relatives(self, case: str) -> list[Relative]:
        """Return who is tied to a case; whose link was undone is not."""
        return [_relative(row) for row in await self._all(_RELATIVES, of=case)]

    async def relative(self, report: str) -> Relative | None:
        """Return the tie of a report to its case, None where it has none."""
        row = await self._first(_TIE, report_id=report)
        return None if row is None else _relative(row)

    async def role(self, report: str) -> ContactRole:
        """Return what the family of a report is to a case it is tied to, or was to the last one."""
        row = await self._first(_LAST_TIE, report_id=report)
        return ContactRole.OTHER if row is None else ContactRole(row.role)

    async def save_relative(self, relative: Relative) -> None:
        """Keep the account, the level and the role of a relative."""
        row = {"tie": relative.id, "own": relative.account, "level": int(relative.level), "role": relative.role}
        await self._run(_RANK, row)

    async def unlink(self, case: str, report: str) -> None:
        """Undo the link of a report to a case; the row stays, with the moment."""
        await self._run(_UNLINK, {"of": case, "report_id": report, "now": self._now})

    async def of_report(self, report: str) -> str | None:
        """Return the id of the case that a report is linked to, None where it is linked to none."""
        tied = await self.relative(report)
        return None if tied is None else tied.case

    async def touched(self, moderator: str, limit: int) -> list[str]:
        """Return the ids of the cases that this moderator worked on, the last first."""
        return [row.case_id for row in await self._all(_TOUCHED, by=moderator, limit=limit)]

    def _changing(self, case: Case) -> dict[str, Any]:
        """Return the columns of a case that change."""
        person = PERSON.close(self._tx.cipher, case.id, case.person)
        return {
            "state": case.state,
            "fate": case.fate,
            "legal": case.legal,
            "place": case.place,
            "merged_into": case.merged_into,
            "decides_alone": case.decides_alone,
            "person": person,
            "changed_at": self._now,
        }

    def _case(self, row: Row[Any]) -> Case:
        return Case(
            id=row.id,
            reference=row.reference,
            state=CaseState(row.state),
            fate=Fate(row.fate),
            legal=Legal(row.legal),
            place=Place(row.place),
            merged_into=row.merged_into,
            decides_alone=row.decides_alone,
            version=row.version,
            person=PERSON.open(self._tx.cipher, row.id, row.person),
            opened_at=moment(row.opened_at),
        )


def _relative(row: Row[Any]) -> Relative:
    return Relative(
        id=row.id,
        case=row.case_id,
        account=row.account,
        report=row.report,
        level=Level(row.level),
        role=ContactRole(row.role),
        ended_at=moment_or_none(row.ended_at),
    )
