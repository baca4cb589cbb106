"""Where a report stands. It moves on as the table of moves has it, and in no other way."""

from dataclasses import replace
from typing import Protocol

from bot.domain.errors import Stale
from bot.domain.moves import MOVES, Axis
from bot.domain.report import Report, ReportState
from bot.services.ports import Work


class Stands(Protocol):
    """Where reports are kept."""

    async def save(self, report: Report) -> None:
        """Keep what changed: its state, and whose it is."""


class StateWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def reports(self) -> Stands:
        """Reports."""


async def bring(work: StateWork, report: Report, after: ReportState) -> Report:
    """Bring a report to where it stands from now on. Raises Stale for a move that the table does not know."""
    if report.state is after:
        return report
    if (Axis.REPORT, report.state, after) not in MOVES:
        raise Stale
    moved = replace(report, state=after)
    await work.reports.save(moved)
    return moved
