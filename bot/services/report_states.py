"""Where a report stands. It moves on as the table of moves has it, and in no other way."""

from dataclasses import replace
from typing import Final, Protocol

from bot.domain.errors import Stale
from bot.domain.moves import MOVES, Axis
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.report import Report, ReportState
from bot.services.notify import NoticeWork
from bot.services.ports import Work

#: What tells a family where its report stands. That a talk is asked for changes nothing of that.
STANDING: Final = (NoticeKind.READ, NoticeKind.TAKEN_UP, NoticeKind.QUESTION, NoticeKind.NOT_TAKEN_UP)


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


async def knows(work: NoticeWork, report: str, kind: NoticeKind) -> bool:
    """Whether this is the last thing that a report's family was told of where it stands: it hears it no second time.

    What tells of the case counts for nothing: the family may not know that it is there.
    """
    notices = await work.notices.of_report(report)
    told = [one for one in notices if one.kind in STANDING and one.state is not NoticeState.DROPPED]
    return bool(told) and told[-1].kind is kind
