"""Families that cannot be reached any more: a moderator is told."""

from dataclasses import replace

from bot.domain.account import Account
from bot.domain.report import ReportState
from bot.domain.review import Cause, ReviewKind, ReviewState
from bot.services import queue
from bot.services.reports import ReportWork
from bot.services.rules import Rules

#: Reports whose families nobody needs to look for.
OVER = (ReportState.REJECTED, ReportState.WITHDRAWN)


async def lost(work: ReportWork, rules: Rules, account: Account, cause: Cause = Cause.UNREACHABLE) -> None:
    """Note that nothing reaches an account; where it has a report, a moderator finds another way."""
    if cause is Cause.UNREACHABLE:
        if not account.reachable:
            return
        await work.accounts.save(replace(account, reachable=False))
    reports = [r for r in await work.reports.of(account.id) if not r.silent and r.state not in OVER]
    if not reports:
        return
    for review in await work.reviews.of_report(reports[0].id):
        if review.kind is ReviewKind.DELIVERY and review.state is not ReviewState.DONE:
            return
    await queue.enter(work, rules, ReviewKind.DELIVERY, cause, account.id, report=reports[0].id)
