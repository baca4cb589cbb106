"""Families that cannot be reached any more: a moderator is told."""

from dataclasses import replace

from bot.domain.account import Account
from bot.domain.notice import NoticeState
from bot.domain.report import ReportState
from bot.domain.review import Cause, ReviewKind, ReviewState
from bot.services import queue
from bot.services.reports import ReportWork
from bot.services.rules import Rules

#: Reports whose families nobody needs to look for.
OVER = (ReportState.REJECTED, ReportState.WITHDRAWN)


async def by_person(work: ReportWork, rules: Rules, notice_id: str) -> None:
    """Have a moderator tell a family without a chat what is due; one task for everything that waits."""
    notice = await work.notices.get(notice_id)
    if notice is None or notice.state is not NoticeState.WAITS:
        return
    for review in await work.reviews.of_report(notice.report):
        if review.cause is Cause.TELL and review.state is not ReviewState.DONE:
            # Whoever holds it has not seen this: the new version kills the buttons.
            await work.reviews.save(review)
            return
    await queue.enter(work, rules, ReviewKind.DELIVERY, Cause.TELL, notice.account, report=notice.report)


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
