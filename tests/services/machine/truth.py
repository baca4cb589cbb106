"""What must be true of the cases whatever has happened, asked of the database itself."""

import sqlite3
from collections import Counter, namedtuple
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.domain.case import Case, CaseState, Fate, HoldKind, Legal, Place
from bot.domain.moves import Axis, move
from bot.domain.person import Person
from bot.domain.proposal import ProposalState
from bot.domain.review import Cause, ReviewState
from bot.domain.status import Status
from bot.storage.times import moment
from tests.services.deciding import replayed

TABLES: Final = (
    "cases", "evidence", "holds", "moderators", "notices", "proposals", "quotes", "relatives", "reports", "reviews",
    "statuses",
)  # fmt: skip
Rows = dict[str, list[Any]]


class Reader:
    """Reads every row that counts without any code of the house; anew only where somebody has written since."""

    def __init__(self, path: Path, *more: str) -> None:
        """Read the tables of this database, `more` of them than everybody reads; one connection serves for all."""
        self._conn = sqlite3.connect(path)
        self._statements = {table: self._statement(table) for table in (*TABLES, *more, "jobs")}
        self._version: int | None = None
        self._rows: Rows = {}

    def _statement(self, table: str) -> str:
        """Return what reads a table, but for what is sealed: nobody here could read that."""
        columns = [
            f'"{name}"' for _, name, kind, *_ in self._conn.execute(f"PRAGMA table_info({table})") if kind != "BLOB"
        ]
        undone = " WHERE done_at IS NULL" if table == "jobs" else ""
        return f"SELECT {', '.join(columns)} FROM {table}{undone}"  # noqa: S608 - a fixed list

    def rows(self) -> Rows:
        """Return every row as it stands now."""
        [version] = self._conn.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._conn.execute("BEGIN")
            self._rows = {table: _all(self._conn, statement) for table, statement in self._statements.items()}
            self._conn.rollback()
        return self._rows

    def close(self) -> None:
        """Read no more."""
        self._conn.close()


def _all(conn: sqlite3.Connection, statement: str) -> list[Any]:
    cursor = conn.execute(statement)
    shape = _shape(tuple(name for name, *_ in cursor.description))
    return [shape._make(row) for row in cursor]


@cache
def _shape(names: tuple[str, ...]) -> Any:  # noqa: ANN401 - a row with the names of its columns
    return namedtuple("Shape", names)  # noqa: PYI024 - its columns are the table's


def broken(now: Rows) -> list[str]:
    """Return what is not as it must be; empty when all is well."""
    return [*_by_two(now), *_as_told(now), *_orphans(now), *_merged(now), *_held(now), *_waiting(now)]


def _by_two(now: Rows) -> list[str]:
    """No grave fate stands that two different people did not decide."""
    account = {row.id: row.account for row in now["moderators"]}
    agreed = {row.id: row for row in now["proposals"]}
    wrong = []
    for line in now["statuses"]:
        found = move(Axis(line.axis), line.before, line.after)
        if found is None or not found.grave:
            continue
        by = agreed.get(line.proposal)
        if by is None or by.state != ProposalState.DONE or account[by.proposer] == account.get(by.approver):
            wrong.append(f"{line.before} > {line.after} was not decided by two")
    return wrong


def _as_told(now: Rows) -> list[str]:
    """History replayed gives the present."""
    told: dict[str, list[Status]] = {}
    for line in sorted(now["statuses"], key=lambda row: int(row.seq)):
        told.setdefault(line.case_id, []).append(
            Status(
                id=line.id, case=line.case_id, axis=Axis(line.axis), before=line.before, after=line.after,
                moderator=line.moderator, proposal=line.proposal, at=moment(line.at),
            )
        )  # fmt: skip
    wrong = []
    for row in now["cases"]:
        case = Case(
            id=row.id, reference=row.reference, state=CaseState(row.state), fate=Fate(row.fate),
            legal=Legal(row.legal), place=Place(row.place), merged_into=row.merged_into, person=Person(),
            opened_at=moment(row.opened_at),
        )  # fmt: skip
        if replayed(told.get(case.id, []), case) != case:
            wrong.append(f"a case is {case.fate}/{case.state}, and its history says another thing")
        for before, after in zip(told.get(case.id, []), told.get(case.id, [])[1:], strict=False):
            if before.axis is after.axis and before.after != after.before:
                wrong.append("a line of history does not begin where the one before it ended")
    return wrong


def _orphans(now: Rows) -> list[str]:
    """Every decided report is tied to one case, every tie to a report that is decided, every quote to evidence."""
    ties = Counter(row.report for row in now["relatives"] if row.ended_at is None)
    wrong = []
    for row in now["reports"]:
        expected = 1 if row.state in ("accepted", "linked") else 0
        if ties.get(row.id, 0) != expected and row.state != "withdrawn":
            wrong.append(f"a report that is {row.state} is tied to {ties.get(row.id, 0)} cases")
    known = {row.id for row in now["evidence"]}
    wrong += ["a quote without its evidence" for row in now["quotes"] if row.evidence not in known]
    return wrong


def _merged(now: Rows) -> list[str]:
    """Return merged cases that point nowhere, or in a circle."""
    into = {row.id: row.merged_into for row in now["cases"]}
    wrong = []
    for row in now["cases"]:
        if (row.state == CaseState.MERGED) is (row.merged_into is None):
            wrong.append("a case is merged and points nowhere, or points somewhere and is not merged")
        seen, at = set(), row.id
        while at is not None and at not in seen:
            seen.add(at)
            at = into[at]
        if at is not None:
            wrong.append("cases are merged in a circle")
    return wrong


def _held(now: Rows) -> list[str]:
    """Where a death is spoken of everything is held, and nobody is sent to tell the family anything else."""
    standing = {(row.case_id, row.kind) for row in now["holds"] if row.ended_at is None}
    dead = {row.id for row in now["cases"] if Fate(row.fate).of_death}
    dead |= {
        row.case_id
        for row in now["proposals"]
        if ProposalState(row.state).waits and row.axis == Axis.FATE and Fate(row.after).of_death
    }
    merging = {row.id for row in now["proposals"] if ProposalState(row.state).waits and row.into_case is not None}
    telling = [row for row in now["reviews"] if row.cause == Cause.FATE_CHANGED and row.state != ReviewState.DONE]
    merges = [row for row in now["holds"] if row.ended_at is None and row.kind == HoldKind.MERGE]
    return [
        *(
            "a death is spoken of, and the case is not held"
            for one in dead
            if (one, HoldKind.HARD_NEWS) not in standing
        ),
        *("a family is to be told, and a death is spoken of" for row in telling if row.case_id in dead),
        *("a merge holds a case for ever" for row in merges if row.proposal not in merging),
    ]


def _waiting(now: Rows) -> list[str]:
    """Proposals that wait have a job that ends them, and on one axis of a case one waits at a time."""
    undone = {row.lane for row in now["jobs"]}
    waiting = [row for row in now["proposals"] if ProposalState(row.state).waits]
    wrong = [f"a proposal waits for ever ({row.state})" for row in waiting if f"proposal:{row.id}" not in undone]
    twice = Counter((row.case_id, row.axis) for row in waiting)
    return [*wrong, *("two proposals on one axis" for count in twice.values() if count > 1)]
