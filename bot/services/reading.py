"""A family reads its notices: in place of their push, or from My reports; and says that it has."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.account import Account
from bot.domain.errors import Foreign
from bot.domain.message import Message
from bot.domain.notice import Notice, NoticeKind, NoticeState, Passage
from bot.domain.report import Report
from bot.domain.review import Cause, ReviewKind, ReviewState
from bot.services import cases, news, notify, queue, reach, reports
from bot.services.news import NewsWork
from bot.services.notify import NoticeWork
from bot.services.reports import ReportWork
from bot.services.rules import Rules


class Refusing(Protocol):
    """Says that nothing can be read now; the chat has the words."""

    def not_now(self, language: str | None) -> Message:
        """Return what a family sees that has opened what cannot be read any more."""


async def open_(work: ReportWork, account: Account, notice_id: str) -> Notice:
    """Return the notice the family opens. Raises Foreign for anybody else's, or one taken back."""
    notice = await work.notices.get_alone(notice_id)
    if notice is None or notice.account != account.id or notice.state is NoticeState.DROPPED:
        raise Foreign
    if not notice.state.told:
        notice = await notify.opened(work, notice)
        await reach.read(work, account.id)
    return notice


async def _of_person(work: ReportWork, notice: Notice) -> Sequence[Notice]:
    """Return what a family is told of the person of a notice, through whichever of its reports, the oldest first."""
    root = await work.cases.root(notice.case or "")
    parts = await cases.whole(work, root.id) if root else ()
    told = [one for each in parts for one in await work.notices.of_case(each) if one.account == notice.account]
    own = {one.id: one for one in (*told, *await work.notices.of_report(notice.report)) if one.case is not None}
    return sorted(own.values(), key=lambda one: (one.raised_at, one.id))


async def _correction(work: ReportWork, account: Account, notice_id: str) -> Notice | None:
    """Return what is read before this news of a case: that earlier news was wrong. None where nothing is."""
    notice = await work.notices.get(notice_id)
    if notice is None or notice.account != account.id or notice.case is None:
        return None
    found = [one for one in await _of_person(work, notice) if one.kind is NoticeKind.CORRECTION]
    first = next((one for one in found if one.state.unread and one.raised_at <= notice.raised_at), None)
    return None if first is None or first.id == notice.id else first


async def next_of(work: ReportWork, notice: Notice) -> Notice | None:
    """Return the news that waits to be read after a correction, None where none waits or it is none."""
    if notice.kind is not NoticeKind.CORRECTION:
        return None
    others = await _of_person(work, notice)
    return next((one for one in others if one.state in (NoticeState.PUSHED, NoticeState.WAITS)), None)


async def report_of(work: ReportWork, account: Account, notice: Notice) -> Report:
    """Return the report that a notice is about. Raises Foreign as `reports.own`.

    That earlier news was wrong is read also by a family that has taken its report back since.
    """
    report = await work.reports.get(notice.report)
    if notice.kind is NoticeKind.CORRECTION and report is not None and report.account == account.id:
        return report
    return await reports.own(work, account, notice.report)


async def receive(work: NoticeWork, account: Account, notice_id: str) -> Notice:
    """Note that the family pressed Received under what it has read; a second press changes nothing.

    Raises Foreign for anybody else's, or one that was not read.
    """
    notice = await work.notices.get(notice_id)
    if notice is None or notice.account != account.id or not notice.state.told:
        raise Foreign
    if notice.state is NoticeState.OPENED:
        notice = replace(notice, state=NoticeState.RECEIVED)
        await work.notices.save(notice)
    return notice


async def open_pushed(work: NewsWork, rules: Rules, account: Account, notice_id: str) -> Notice | None:
    """Open a notice from its push; where it was taken back, the one pushed in its stead. Raises Foreign as `open_`.

    A finger may be on its way while a verdict replaces "we have read your report". None where the push in its stead
    is not there yet: its text would be a message of its own, and show on a lock screen; or where it may not be read
    now: then its push is gone. What corrects earlier news is read first.
    """
    first = await _correction(work, account, notice_id)
    if first is not None:
        await work.outbox.clear(account.id, notify.slot(first.id))
        return await open_(work, account, first.id)
    if not await news.opens(work, rules, account, notice_id):
        return None
    notice = await work.notices.get(notice_id)
    if notice is None or notice.state is not NoticeState.DROPPED:
        return await open_(work, account, notice_id)
    instead = [n for n in await work.notices.of_report(notice.report) if n.state is NoticeState.PUSHED]
    if not instead:
        return await open_(work, account, notice_id)
    if not await work.outbox.stands(account.id, notify.slot(instead[-1].id)):
        return None
    return await open_pushed(work, rules, account, instead[-1].id)


async def look_again(work: NewsWork, rules: Rules, voice: Refusing, notice_id: str, slot: str | None) -> None:
    """Look once more at a notice whose text is about to fill a slot; where it may not be read any more, it does not.

    The family sees that it cannot be opened now. As long as no text of it has arrived the notice is still to be read:
    it waits, or ends, as one that was never opened.
    """
    notice = await work.notices.get_alone(notice_id)
    account = await work.accounts.get(notice.account) if notice else None
    if notice is None or account is None or notice.case is None or not notice.terms.of_case:
        return
    if await _shown(work, notice):
        reads = await news.opens(work, rules, account, notice.id)
    else:
        reads = await news.obstacle(work, notice) is None
        if not reads:
            await _unread(work, rules, notice)
    if not reads:
        await work.outbox.clear(account.id, notify.slot(notice.id))
        own = slot == notify.slot(notice.id)
        await work.outbox.show(account.id, voice.not_now(account.language), slot=None if own else slot)


async def _shown(work: NewsWork, notice: Notice) -> bool:
    """Whether a text of a notice has arrived before, or may have."""
    log = await work.notices.deliveries(notice.id)
    arrived = (Passage.SHOWN, Passage.PERHAPS, NoticeState.RECEIVED)
    return notice.state.told and any(one.step in arrived for one in log)


async def _unread(work: NewsWork, rules: Rules, notice: Notice) -> None:
    """Have a notice wait, or end, that was opened and never arrived; that it was wrong is not told either then."""
    if notice.state.told:
        notice = replace(notice, state=NoticeState.WAITS)
        await work.notices.save(notice)
    for one in await work.notices.of_report(notice.report):
        if one.corrects == notice.id and one.state.unread:
            await notify.drop(work, one)
    await news.may(work, rules, notice)


async def open_elsewhere(work: NewsWork, rules: Rules, account: Account, notice_id: str) -> Notice | None:
    """Open a notice from My reports: its push, or what stands in its place, goes. Raises Foreign as `open_`.

    None where it may not be read now. What corrects earlier news is read first.
    """
    first = await _correction(work, account, notice_id)
    notice_id = notice_id if first is None else first.id
    if not await news.opens(work, rules, account, notice_id):
        return None
    notice = await open_(work, account, notice_id)
    await work.outbox.clear(account.id, notify.slot(notice.id))
    return notice


async def dispute(work: ReportWork, rules: Rules, account: Account, notice_id: str) -> Notice:
    """Have a senior look at a notice of which the family says that something is wrong, and return it.

    There is one task for each report.

    Whoever holds that one has not seen this: it is brought up to date.

    Raises Foreign for anybody else's, or one that was not read.
    """
    notice = await work.notices.get(notice_id)
    if notice is None or notice.account != account.id or not notice.state.told:
        raise Foreign
    work.audit.record(account.id, "dispute", notice.id)
    for review in await work.reviews.of_report(notice.report):
        if review.cause is Cause.SOMETHING_WRONG and review.state is not ReviewState.DONE:
            await queue.join(work, rules, review, review.priority, Cause.SOMETHING_WRONG)
            return notice
    kind, cause = ReviewKind.DELIVERY, Cause.SOMETHING_WRONG
    await queue.enter(work, rules, kind, cause, notice.account, report=notice.report, lead=True)
    return notice


async def put_off(work: NoticeWork, account: Account, notice_id: str) -> None:
    """Take the push away at the family's wish; the notice waits in My reports. Raises Foreign as `open_`."""
    notice = await work.notices.get_alone(notice_id)
    if notice is None or notice.account != account.id:
        raise Foreign
    if notice.state is NoticeState.PUSHED:
        await work.notices.save(replace(notice, state=NoticeState.WAITS))
    await work.outbox.clear(account.id, notify.slot(notice.id))
