"""A family asks that a case which was closed at its wish is opened again; a person decides."""

from bot.domain.account import Account
from bot.domain.case import CaseState
from bot.domain.errors import Stale
from bot.domain.review import Cause
from bot.services import reports, tasks
from bot.services.reports import ReportWork
from bot.services.rules import Rules


async def ask(work: ReportWork, rules: Rules, account: Account, report_id: str) -> None:
    """Have a moderator open a case again; one task for each family.

    Raises Foreign for another's report, Stale where its case is not closed.
    """
    report = await reports.own(work, account, report_id)
    tied = await work.cases.of_report(report.id)
    case = await work.cases.root(tied) if tied else None
    if case is None or case.state is not CaseState.CLOSED_BY_FAMILY:
        raise Stale
    work.audit.record(account.id, "reopen", report.id)
    await tasks.enter(work, rules, Cause.REOPEN, case.id, report=report.id)
