"""One missing person, known from one or many reports: what becomes of it when one of them is its own no more."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.domain.case import Case, CaseState, Fate
from bot.domain.moves import Axis
from bot.domain.person import Person
from bot.domain.relative import Relative
from bot.domain.report import Report, ReportState
from bot.domain.review import VerdictKind
from bot.domain.status import Wish
from bot.services import history
from bot.services.history import HistoryWork
from bot.services.queue import QueueWork


class CaseBook(Protocol):
    """Where cases are found and kept."""

    async def get(self, case: str) -> Case | None:
        """Return one case."""

    async def get_alone(self, case: str) -> Case | None:
        """Return one case that nobody else changes until the transaction ends."""

    async def save(self, case: Case) -> Case:
        """Keep what changed and return it with its new version. Raises Moved where it changed meanwhile."""

    async def relatives(self, case: str) -> Sequence[Relative]:
        """Return who is tied to a case; whose link was undone is not."""

    async def of_report(self, report: str) -> str | None:
        """Return the id of the case that a report is linked to, None where it is linked to none."""

    async def relative(self, report: str) -> Relative | None:
        """Return the tie of a report to its case, None where it has none."""

    async def save_relative(self, relative: Relative) -> None:
        """Keep the account, the level and the role of a relative."""

    async def merged(self, into: str) -> Sequence[Case]:
        """Return the cases that were merged into one, directly or through others."""

    async def root(self, case: str) -> Case | None:
        """Return the case that goes on for one: itself, where it was merged into none."""


class CaseWork(QueueWork, HistoryWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def cases(self) -> CaseBook:
        """Cases."""


async def of_report_alone(work: CaseWork, report: str) -> Case | None:
    """Return the case that a report is tied to, None where it is to none.

    Nobody else changes it, nor the one that goes on for it, meanwhile. Whoever changes several rows locks the report
    first, then its case, then notices: two never wait for each other.
    """
    tied = await work.cases.of_report(report)
    root = await work.cases.root(tied) if tied else None
    if tied is None or root is None:
        return None
    held = {each: await work.cases.get_alone(each) for each in sorted({tied, root.id})}
    return held[tied]


async def unmake(work: CaseWork, case: Case, report: Report, by: str | None = None) -> None:
    """Take a report's words out of its case, where that was made of them; one that came from elsewhere stays as it is.

    What the report said before it was changed counts too. Another family's words tell the case from now on; where
    there is none, nobody's, and it is closed: by the family, or by the moderator who undoes the link.
    """
    if not await _made_of(work, case, report):
        return
    others = [each for each in await living(work, case.id) if each.id != report.id]
    told = replace(case, person=others[0].person if others else Person())
    if others or not await alone(work, case):
        await work.cases.save(told)
    else:
        await work.cases.save(await closed(work, told, by))


async def _made_of(work: CaseWork, case: Case, report: Report) -> bool:
    """Whether a case was made here, and its person is told in a report's words."""
    told = {report.person, *(each.was for each in await work.additions.of_report(report.id))}
    made = any(verdict.kind is VerdictKind.NEW_CASE for verdict in await work.verdicts.of_case(case.id))
    return made and case.person in told


async def living(work: CaseWork, case: str) -> Sequence[Report]:
    """Return the reports tied to a case whose families have not taken them back."""
    tied = [await work.reports.get(relative.report) for relative in await work.cases.relatives(case)]
    return [each for each in tied if each is not None and each.state is not ReportState.WITHDRAWN]


async def several(work: CaseWork, case: str) -> bool:
    """Whether more than one family tells of a case, or of one that it goes on for, and has not taken that back."""
    told = [report.account for each in await whole(work, case) for report in await living(work, each)]
    return len(set(told)) > 1


async def whole(work: CaseWork, case_id: str) -> Sequence[str]:
    """Return the ids of a case and of those that it goes on for."""
    return [case_id, *(each.id for each in await work.cases.merged(case_id))]


async def tied(work: CaseWork, case_id: str) -> Sequence[Relative]:
    """Return who is tied to a case, or to one that it goes on for."""
    return [relative for each in await whole(work, case_id) for relative in await work.cases.relatives(each)]


async def private(work: CaseWork, case: Case) -> bool:
    """Whether the person of a case, or of one that it goes on for, decides alone what families are told."""
    return case.decides_alone or any(each.decides_alone for each in await work.cases.merged(case.id))


async def spoken(work: CaseWork, case_id: str, since: datetime) -> Sequence[Case]:
    """Return the cases, of one and those that go on for it, of whose fate its families may have heard since then."""
    case, root = await work.cases.get(case_id), await work.cases.root(case_id)
    found = {each.id: each for each in (case, root) if each is not None}
    return [each for each in found.values() if await _told_of(work, each, since)]


async def _told_of(work: CaseWork, case: Case, since: datetime) -> bool:
    lines = [line for line in await work.statuses.of_case(case.id) if line.axis is Axis.FATE and line.at >= since]
    return case.fate is not Fate.MISSING or bool(lines)


async def alone(work: CaseWork, case: Case) -> bool:
    """Whether a case stands by itself: it was merged into none, and none into it."""
    return case.merged_into is None and not await work.cases.merged(case.id)


async def closed(work: CaseWork, case: Case, by: str | None) -> Case:
    """Return a case that nobody's words tell any more as closed, with the line of its history that says so."""
    if case.state not in (CaseState.OPEN, CaseState.DORMANT):
        return case
    return await history.write(work, case, Wish(axis=Axis.CASE, after=CaseState.CLOSED_BY_FAMILY), by)
