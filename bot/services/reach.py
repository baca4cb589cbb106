"""Families that cannot be reached any more: a moderator is told. And those that can be reached again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.account import Account
from bot.domain.notice import Notice, NoticeState
from bot.domain.report import Report, ReportState
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


async def lost(work: ReportWork, rules: Rules, account: Account, *, deleted: bool = False) -> None:
    """Note that nothing reaches an account; where it has a report, a moderator finds another way.

    One that was `deleted` and comes back is as one not heard of for years.
    """
    if not account.reachable:
        return
    seen_on = date.min if deleted else account.seen_on
    await work.accounts.save(replace(account, reachable=False, seen_on=seen_on))
    reports = [r for r in await work.reports.of(account.id) if not r.silent and r.state not in OVER]
    if reports:
        await _looked_after(work, rules, Cause.UNREACHABLE, reports[0])


async def unread(work: ReportWork, rules: Rules, notice_id: str, cause: Cause = Cause.UNREAD) -> None:
    """Have a moderator look after a notice that nobody has read, or (UNCERTAIN) that may not have arrived."""
    notice = await work.notices.get(notice_id)
    if notice is None or notice.state not in (NoticeState.PUSHED, NoticeState.WAITS):
        return
    report = await work.reports.get(notice.report)
    if report is not None:
        await _looked_after(work, rules, cause, report)


async def _looked_after(work: ReportWork, rules: Rules, cause: Cause, report: Report) -> None:
    """Have a moderator look after a family; one task for all that does not reach it."""
    for review in await work.reviews.of_report(report.id):
        if review.kind is ReviewKind.DELIVERY and review.state is not ReviewState.DONE:
            return
    await queue.enter(work, rules, ReviewKind.DELIVERY, cause, report.account, report=report.id)


async def regained(work: ReportWork, account: Account) -> Account:
    """Note that an account is there again: nobody need look for it, and of the news that waited one is announced.

    The rest waits in My reports: a burst of pushes would frighten.
    """
    account = replace(account, reachable=True)
    await work.accounts.save(account)
    reports = await work.reports.of(account.id)
    for report in reports:
        for review in await work.reviews.of_report(report.id):
            if review.cause is Cause.UNREACHABLE and review.state is not ReviewState.DONE:
                await queue.end(work, review)
                work.audit.record(account.id, "reachable", review.id)
    if not account.silent:
        await _announce(work, [notice for report in reports for notice in await work.notices.of_report(report.id)])
    return account


async def _announce(work: ReportWork, notices: Sequence[Notice]) -> None:
    """Have the newest of the news that waits pushed."""
    waiting = [notice for notice in notices if notice.state is NoticeState.WAITS]
    if waiting:
        newest = max(waiting, key=lambda notice: notice.raised_at)
        await work.notices.save(replace(newest, state=NoticeState.RAISED))
        await work.jobs.put("notice", f"notice:{newest.id}", work.now, notice=newest.id)
