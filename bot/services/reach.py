"""Families that cannot be reached any more: a moderator is told. And those that can be reached again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.domain.account import Account
from bot.domain.notice import Notice, NoticeState, Passage
from bot.domain.priority import CAUSES
from bot.domain.report import ReportState
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.services import notify, queue
from bot.services.reports import ReportWork
from bot.services.rules import Rules

#: Where a notice stands that the family may open.
STANDING: Final = (NoticeState.PUSHED, NoticeState.WAITS)
#: Why a family is to be spoken with though everything reaches it.
OTHERWISE: Final = (Cause.TELL, Cause.SOMETHING_WRONG)
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
        await _look_after(work, rules, Cause.UNREACHABLE, account.id, reports[0].id)


async def unread(work: ReportWork, rules: Rules, notice_id: str, cause: Cause = Cause.UNREAD) -> None:
    """Have a moderator look after a notice that nobody has read, or (UNCERTAIN) that may not have arrived."""
    notice = await work.notices.get_alone(notice_id)
    if notice is not None and notice.state in STANDING:
        await _look_after(work, rules, cause, notice.account, notice.report)


async def _look_after(work: ReportWork, rules: Rules, cause: Cause, account: str, report: str) -> None:
    """Have a moderator look after a family that something does not reach; one task at a time, lifted by the graver."""
    there = [one for one in await _tasks(work, account) if one.cause not in OTHERWISE]
    if not there:
        await queue.enter(work, rules, ReviewKind.DELIVERY, cause, account, report=report)
    elif CAUSES[cause] < there[0].priority:
        await queue.join(work, rules, there[0], CAUSES[cause], cause)


async def _tasks(work: ReportWork, account: str) -> Sequence[Review]:
    """Return the tasks about what does not reach a family that are not done."""
    items = [one for report in await work.reports.of(account) for one in await work.reviews.of_report(report.id)]
    return [one for one in items if one.kind is ReviewKind.DELIVERY and one.state is not ReviewState.DONE]


async def read(work: ReportWork, account: str) -> None:
    """End the task of a family that has opened what was to be looked after; while more of it is late it stands."""
    late = [one for report in await work.reports.of(account) for one in await work.notices.of_report(report.id)]
    if any([await _late(work, one) for one in late]):
        return
    for review in await _tasks(work, account):
        if review.cause in (Cause.UNREAD, Cause.UNCERTAIN):
            await queue.end(work, review)
            work.audit.record(account, "reachable", review.id)


async def _late(work: ReportWork, notice: Notice) -> bool:
    """Whether a notice that nobody has read stands for long, or may not have arrived."""
    if notice.state not in STANDING:
        return False
    log = await work.notices.deliveries(notice.id)
    stood = next((one.at for one in log if one.step in STANDING), notice.raised_at)
    passages = [one.step for one in log if isinstance(one.step, Passage)]
    return stood + notify.UNREAD <= work.now or passages[-1:] == [Passage.UNCERTAIN]


async def regained(work: ReportWork, account: Account) -> Account:
    """Note that an account is there again: nobody need look for it, and of the news that waited one is announced.

    The rest waits in My reports: a burst of pushes would frighten. What grew old unread while somebody looked for the
    family is looked after anew.
    """
    account = replace(account, reachable=True)
    await work.accounts.save(account)
    reports = await work.reports.of(account.id)
    for report in reports:
        for review in await work.reviews.of_report(report.id):
            if review.cause is Cause.UNREACHABLE and review.state is not ReviewState.DONE:
                await queue.end(work, review)
                work.audit.record(account.id, "reachable", review.id)
    notices = [notice for report in reports for notice in await work.notices.of_report(report.id)]
    for notice in notices:
        if await _late(work, notice):
            await notify.watch(work, notice)
    if not account.silent:
        await _announce(work, notices)
    return account


async def _announce(work: ReportWork, notices: Sequence[Notice]) -> None:
    """Have the newest of the news that waits pushed."""
    waiting = [notice for notice in notices if notice.state is NoticeState.WAITS]
    found = max(waiting, key=lambda notice: notice.raised_at, default=None)
    newest = await work.notices.get_alone(found.id) if found else None
    if newest is not None and newest.state is NoticeState.WAITS:
        await work.notices.save(replace(newest, state=NoticeState.RAISED))
        await work.jobs.put("notice", f"notice:{newest.id}", work.now, notice=newest.id)
