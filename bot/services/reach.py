"""Families that cannot be reached any more: a moderator is told. And those that can be reached again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.notice import Notice, NoticeState, Passage
from bot.domain.priority import CAUSES
from bot.domain.report import ReportState
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator
from bot.services import notify, queue
from bot.services.looks import LookAudit
from bot.services.notify import NoticeWork
from bot.services.reports import ReportWork
from bot.services.rules import Rules

#: Where a notice stands that the family may open.
STANDING: Final = (NoticeState.PUSHED, NoticeState.WAITS)
#: Why a family is to be spoken with otherwise than about what does not reach its chat.
OTHERWISE: Final = (Cause.TELL, Cause.REACH, Cause.SOMETHING_WRONG)
#: Reports whose families nobody needs to look for.
OVER = (ReportState.REJECTED, ReportState.WITHDRAWN)


class TellingWork(NoticeWork, Protocol):
    """What it takes to note that a person has told something."""

    @property
    def audit(self) -> LookAudit:
        """The chain of what was done."""


async def by_person(work: ReportWork, rules: Rules, notice_id: str) -> None:
    """Have a moderator tell a family without a chat what is due; one task for everything that waits."""
    notice = await work.notices.get(notice_id)
    if notice is None or notice.state is not NoticeState.WAITS:
        return
    for review in await work.reviews.of_report(notice.report):
        if review.cause is Cause.TELL and review.state is not ReviewState.DONE:
            # Whoever holds it has not seen this: the new version kills the buttons.
            await queue.join(work, rules, review, review.priority, Cause.TELL)
            return
    await queue.enter(work, rules, ReviewKind.DELIVERY, Cause.TELL, notice.account, report=notice.report)


async def told(work: TellingWork, moderator: Moderator, review: Review) -> None:
    """Note that a person has told a family what waited for it, where that was the task.

    That is also what was taken back, for a hold or for want of a level, since this person last looked at it.
    """
    if review.cause is not Cause.TELL or review.report is None:
        return
    await work.reports.promise(review.report, None)
    looked_at = await work.audit.last_look(moderator.id, review.id)
    for notice in await work.notices.of_report(review.report):
        if notice.state is NoticeState.WAITS or (looked_at is not None and await _waited(work, notice, looked_at)):
            await notify.opened(work, notice)


async def _waited(work: NoticeWork, notice: Notice, moment: datetime) -> bool:
    """Whether what a family is still to hear waited at a moment for a person to tell it."""
    log = await work.notices.deliveries(notice.id)
    before = [one.step for one in log if one.at <= moment and isinstance(one.step, NoticeState)]
    return notice.state.unread and before[-1:] == [NoticeState.WAITS]


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


async def another_way(work: ReportWork, rules: Rules, account: str) -> None:
    """Have a senior find another way to a family that no call reached, where something waits for it; one task each."""
    waiting = await _waiting(work, account)
    report = await work.reports.get(waiting[0].report) if waiting else None
    if report is None or any(seeks(one) for one in await _tasks(work, account)):
        return
    cause = Cause.REACH if report.behalf is None else Cause.TELL
    await queue.enter(work, rules, ReviewKind.DELIVERY, cause, account, report=report.id, lead=True)


def seeks(review: Review) -> bool:
    """Whether an item has a senior find another way to a family."""
    return review.lead and review.cause in (Cause.REACH, Cause.TELL)


async def waits(work: ReportWork, account: str) -> bool:
    """Whether something waits for a family that only a person brings to it."""
    return bool(await _waiting(work, account))


async def _waiting(work: ReportWork, account_id: str) -> Sequence[Notice]:
    """Return what waits for a family: for a call to make sure who is there, for a person to tell it, or for long."""
    account, found = await work.accounts.get(account_id), list[Notice]()
    for report in await work.reports.of(account_id):
        for one in await work.notices.of_report(report.id):
            told = report.behalf is not None and one.state is NoticeState.WAITS
            doubted = account is not None and account.doubt is not None and one.terms.of_case
            if told or (doubted and one.state is NoticeState.RAISED) or await _late(work, one):
                found.append(one)
    return found


async def come_back(work: ReportWork, account: str) -> None:
    """Bring back at once what was set aside about a family that no call reached: it is there, or has another number."""
    for one in await _tasks(work, account):
        if seeks(one) and one.state is ReviewState.HELD:
            await queue.put_back(work, one)


async def spoken(work: ReportWork, account: str, item: Review) -> None:
    """End what seeks a way to a family that a person has spoken with about another item; what it is to hear stands."""
    for one in await _tasks(work, account):
        if one.cause is Cause.REACH and one.id != item.id:
            await queue.end(work, one)
    await come_back(work, account)


async def read(work: ReportWork, account: str) -> None:
    """End the task of a family that has opened what was to be looked after; while more of it is late it stands."""
    late = [one for report in await work.reports.of(account) for one in await work.notices.of_report(report.id)]
    if any([await _late(work, one) for one in late]):
        return
    for review in await _tasks(work, account):
        sought = review.cause is Cause.REACH and not await waits(work, account)
        if sought or review.cause in (Cause.UNREAD, Cause.UNCERTAIN):
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
    # Of whom it is not sure who is there, a person is still to call.
    ended = (Cause.UNREACHABLE,) if account.doubt is not None else (Cause.UNREACHABLE, Cause.REACH)
    for review in await _tasks(work, account.id):
        if review.cause in ended:
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
