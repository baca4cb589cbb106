"""One missing person, known from one or many reports: what becomes of it when a family takes its words back."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.case import Case, CaseState, Relative
from bot.domain.person import Person
from bot.domain.report import Report, ReportState
from bot.domain.review import VerdictKind
from bot.services import queue
from bot.services.queue import QueueWork


class CaseBook(Protocol):
    """Where cases are found and kept."""

    async def get(self, case: str) -> Case | None:
        """Return one case."""

    async def save(self, case: Case) -> Case:
        """Keep what changed and return it with its new version. Raises Moved where it changed meanwhile."""

    async def relatives(self, case: str) -> Sequence[Relative]:
        """Return who is tied to a case."""


class CaseWork(QueueWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def cases(self) -> CaseBook:
        """Cases."""


async def unmake(work: CaseWork, report: Report) -> None:
    """Take a report's words out of the case that was made of them; one that came from elsewhere stays as it is.

    What the report said before it was changed counts too. Another family's words tell the case from now on; where
    there is none, nobody's, and it is closed.
    """
    told = {report.person, *(each.was for each in await work.additions.of_report(report.id))}
    for case_id in {verdict.case for verdict in await queue.decisions(work, report.id) if verdict.case is not None}:
        case = await work.cases.get(case_id)
        tied = [relative.report for relative in await work.cases.relatives(case_id)]
        if case is None or case.person not in told or not await _made_here(work, case_id, tied):
            continue
        others = [await work.reports.get(each) for each in tied if each != report.id]
        live = [other for other in others if other is not None and other.state is not ReportState.WITHDRAWN]
        if live:
            await work.cases.save(replace(case, person=live[0].person))
        else:
            await work.cases.save(replace(case, person=Person(), state=CaseState.CLOSED_BY_FAMILY))


async def _made_here(work: CaseWork, case_id: str, tied: Sequence[str]) -> bool:
    """Whether a case was made of one of the reports tied to it."""
    decided = [verdict for each in tied for verdict in await queue.decisions(work, each)]
    return any(verdict.kind is VerdictKind.NEW_CASE and verdict.case == case_id for verdict in decided)
