"""What was passed to whom: a moderator records what the family permits at that moment, and the family sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.errors import Foreign, NotPermitted
from bot.domain.hours import KYIV
from bot.domain.report import Report, ReportState
from bot.domain.roles import Act, Moderator
from bot.domain.sharing import Body, Disclosure, Passed, Sharing
from bot.services import casebook, sharing
from bot.services.casebook import CasebookWork
from bot.services.permissions import allow
from bot.services.ports import Work
from bot.services.sharing import SharingWork


class Log(Protocol):
    """Where it is kept what was passed on."""

    async def add(self, line: Disclosure) -> None:
        """Append a line."""

    async def of_report(self, report: str) -> Sequence[Disclosure]:
        """Return what of a report was passed on, the oldest first."""


class LogWork(Work, Protocol):
    """What reading it needs of a unit of work."""

    @property
    def disclosures(self) -> Log:
        """What was passed on."""


class DisclosureWork(CasebookWork, SharingWork, LogWork, Protocol):
    """What this service needs of a unit of work."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Passing:
    """A report, its case, to whom it may be passed now, and what was passed."""

    report: Report
    case: str
    permitted: Sequence[Sharing]
    log: Sequence[Disclosure]


async def of_case(work: DisclosureWork, moderator: Moderator, case_id: str) -> Sequence[Passing]:
    """Return what may be and was passed of each report of a case. Raises NotAllowed, and as `casebook.of`."""
    allow(moderator, Act.DISCLOSE)
    view = await casebook.of(work, moderator, case_id)
    return [await _of(work, report, case_id) for report in view.reports]


async def of_report(work: DisclosureWork, moderator: Moderator, report_id: str) -> Passing:
    """Return what may be and was passed of one report. Raises NotAllowed; Foreign for one that is in no case."""
    allow(moderator, Act.DISCLOSE)
    report = await work.reports.get(report_id)
    tie = await work.cases.relative(report_id)
    if report is None or tie is None or report.silent or report.state is ReportState.WITHDRAWN:
        raise Foreign
    case = await work.cases.root(tie.case)
    return await _of(work, report, tie.case if case is None else case.id)


async def _of(work: DisclosureWork, report: Report, case: str) -> Passing:
    now = await sharing.current(work, report)
    named = [line for body, line in now.items() if body is not Body.STATISTICS]
    return Passing(report=report, case=case, permitted=named, log=await work.disclosures.of_report(report.id))


async def may(work: DisclosureWork, moderator: Moderator, report_id: str, body: Body) -> Passing:
    """Return a report that may be passed to a body. Raises NotPermitted where it may not, and as `of_report`."""
    passing = await of_report(work, moderator, report_id)
    if body not in {line.body for line in passing.permitted}:
        raise NotPermitted
    return passing


async def record(work: DisclosureWork, moderator: Moderator, report_id: str, body: Body, what: Passed) -> Passing:
    """Write down that a report was passed to a body today; a second press of the same day changes nothing.

    Raises as `may`.
    """
    await work.reports.get_alone(report_id)
    passing = await may(work, moderator, report_id, body)
    line = Disclosure(report=report_id, body=body, what=what, moderator=moderator.id, at=work.now)
    if not any(_same(line, one) for one in passing.log):
        await work.disclosures.add(line)
        work.audit.record(moderator.id, "disclose", report_id, body=body.value, what=what.value)
    return await of_report(work, moderator, report_id)


def _same(line: Disclosure, other: Disclosure) -> bool:
    """Whether two lines tell the same of the same day."""
    return (line.body, line.what, _day(line)) == (other.body, other.what, _day(other))


def _day(line: Disclosure) -> int:
    return line.at.astimezone(KYIV).toordinal()
