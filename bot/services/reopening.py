"""A family that was told its case is closed asks that it is opened again; a person decides.

Whoever was not told is answered as where nothing is closed: else a forged press would tell what other families did.
"""

from bot.domain.account import Account
from bot.domain.case import CaseState
from bot.domain.errors import Stale
from bot.domain.notice import NoticeKind
from bot.domain.review import Cause
from bot.services import reports, tasks
from bot.services.reports import ReportWork
from bot.services.rules import Rules


async def ask(work: ReportWork, rules: Rules, account: Account, report_id: str) -> None:
    """Have a moderator open a case again; one task for each family.

    Raises Foreign for another's report, Stale where it has not read that its case is closed, or it is not.
    """
    report = await reports.own(work, account, report_id)
    notices = await work.notices.of_report(report.id)
    told = any(one.kind is NoticeKind.CLOSED and one.state.told for one in notices)
    tied = await work.cases.of_report(report.id)
    case = await work.cases.root(tied) if tied else None
    if not told or case is None or case.state is not CaseState.CLOSED_BY_FAMILY:
        raise Stale
    work.audit.record(account.id, "reopen", report.id)
    await tasks.enter(work, rules, Cause.REOPEN, case.id, report=report.id)
