"""What a family is to be told: raised by a decision, pushed without content, read when opened."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol

from bot.domain.account import Account
from bot.domain.errors import Foreign
from bot.domain.hours import waking
from bot.domain.message import Message, Urgency
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report
from bot.services.ports import Work
from bot.services.rules import Rules

#: A notice that was not yet read may still be taken back in these states.
UNREAD = (NoticeState.RAISED, NoticeState.PUSHED, NoticeState.WAITS)


class Notices(Protocol):
    """Where notices are kept."""

    async def add(self, notice: Notice) -> None:
        """Keep a new notice."""

    async def get(self, notice: str) -> Notice | None:
        """Return one notice."""

    async def save(self, notice: Notice) -> None:
        """Keep what changed."""

    async def of_report(self, report: str) -> Sequence[Notice]:
        """Return a report's notices, the oldest first."""


class Jobs(Protocol):
    """What is due later."""

    async def put(self, kind: str, key: str, due_at: datetime, **ids: str) -> None:
        """Make one job of this key due; an undone one of the same key moves."""

    async def drop(self, key: str) -> None:
        """Forget the undone job of this key."""

    async def restore(self, key: str) -> datetime | None:
        """Make the last job of this key due again as it was, where it was forgotten; return when, None where none is.

        One whose time has come meanwhile stays forgotten.
        """

    async def done(self, key: str, since: datetime) -> bool:
        """Whether a job of this key was done, or forgotten, since then."""


class Readers(Protocol):
    """Where the accounts that are told something are found."""

    async def get(self, account: str) -> Account | None:
        """Return one account."""


class Promising(Protocol):
    """Where it is kept by which day a family was promised word."""

    async def promise(self, report: str, day: date | None) -> None:
        """Keep the day by which the family was promised word, or (None) that it has been told."""

    async def promised(self, before: date) -> Mapping[str, date]:
        """Return the reports whose families were promised word by a day before this one, and were told nothing."""


class Sent(Promising, Protocol):
    """Reports, as far as one needs to know of what is told."""

    async def get(self, report: str) -> Report | None:
        """Return one report."""

    async def of(self, account: str) -> Sequence[Report]:
        """Return an account's reports, the newest first."""


class Outbox(Protocol):
    """What leaves with the transaction."""

    async def show(
        self,
        account: str,
        message: Message,
        *,
        slot: str | None = None,
        urgency: Urgency = Urgency.CONVERSATION,
        notice: str | None = None,
    ) -> None:
        """Send a message, or edit what stands in the slot; a newer unsent one of a slot replaces the older."""

    async def stands(self, account: str, slot: str) -> bool:
        """Tell whether a message stands in the slot by now."""

    async def clear(self, account: str, slot: str) -> None:
        """Remove what stands in the slot."""


class Push(Protocol):
    """Turns a notice into what announces it; the chat has it."""

    def push(self, language: str | None, notice: str) -> Message:
        """Return the neutral push D.0, which tells nothing."""


class Voice(Push, Protocol):
    """Turns what is to be said into a message in a language; the chat has it."""

    def alarm(self, language: str | None, *, everybody: bool) -> Message:
        """Return the push to moderators that something urgent waits, without content."""


class NoticeWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def notices(self) -> Notices:
        """Notices."""

    @property
    def reports(self) -> Promising:
        """Reports."""

    @property
    def jobs(self) -> Jobs:
        """What is due later."""

    @property
    def accounts(self) -> Readers:
        """Accounts."""

    @property
    def outbox(self) -> Outbox:
        """What leaves with the transaction."""


async def announce(work: NoticeWork, report: Report, kind: NoticeKind, facts: Mapping[str, str] | None = None) -> None:
    """Raise a notice about a report, and so keep what was promised. A phone that may be inspected is never answered.

    Where a moderator wrote the report for a family without a chat, a person tells it, and keeps the promise then.
    """
    if report.silent:
        return
    notice = Notice(
        id=work.ids.new(),
        number=work.ids.number(),
        kind=kind,
        account=report.account,
        report=report.id,
        state=NoticeState.RAISED if report.behalf is None else NoticeState.WAITS,
        raised_at=work.now,
        facts=facts or {},
    )
    await work.notices.add(notice)
    job = "notice" if report.behalf is None else "by_person"
    await work.jobs.put(job, f"notice:{notice.id}", work.now, notice=notice.id)
    if report.behalf is None:
        await work.reports.promise(report.id, None)


async def tell(work: NoticeWork, rules: Rules, voice: Push, notice_id: str) -> None:
    """Push a notice that is due, after looking again: still wanted, may be pushed, a humane hour."""
    notice = await work.notices.get(notice_id)
    if notice is None or notice.state is not NoticeState.RAISED:
        return
    account = await work.accounts.get(notice.account)
    if account is None:
        return
    if account.silent or account.closed or not account.reachable:
        await work.notices.save(replace(notice, state=NoticeState.WAITS))
        return
    awake = waking(work.now, rules.quiet, rules.holidays)
    if awake > work.now:
        await work.jobs.put("notice", f"notice:{notice.id}", awake, notice=notice.id)
        return
    await work.notices.save(replace(notice, state=NoticeState.PUSHED))
    push = voice.push(account.language, notice.id)
    await work.outbox.show(account.id, push, slot=slot(notice.id), urgency=Urgency.NOTICE, notice=notice.id)


async def told(work: NoticeWork, report: str) -> None:
    """Note that a person has told a family everything that waited for it."""
    await work.reports.promise(report, None)
    for notice in await by_person(work, report):
        await work.notices.save(replace(notice, state=NoticeState.OPENED))


async def by_person(work: NoticeWork, report: str) -> Sequence[Notice]:
    """Return what a person is to tell the family of a report, the oldest first."""
    return [notice for notice in await work.notices.of_report(report) if notice.state is NoticeState.WAITS]


async def open_(work: NoticeWork, account: Account, notice_id: str) -> Notice:
    """Return the notice the family opens. Raises Foreign for anybody else's, or one taken back."""
    notice = await work.notices.get(notice_id)
    if notice is None or notice.account != account.id or notice.state is NoticeState.DROPPED:
        raise Foreign
    if notice.state is not NoticeState.OPENED:
        notice = replace(notice, state=NoticeState.OPENED)
        await work.notices.save(notice)
    return notice


async def open_pushed(work: NoticeWork, account: Account, notice_id: str) -> Notice | None:
    """Open a notice from its push; where it was taken back, the one pushed in its stead. Raises Foreign as `open_`.

    A finger may be on its way while a verdict replaces "we have read your report". None where the push in its stead
    is not there yet: its text would be a message of its own, and show on a lock screen.
    """
    notice = await work.notices.get(notice_id)
    if notice is None or notice.state is not NoticeState.DROPPED:
        return await open_(work, account, notice_id)
    instead = [n for n in await work.notices.of_report(notice.report) if n.state is NoticeState.PUSHED]
    if instead and not await work.outbox.stands(account.id, slot(instead[-1].id)):
        return None
    return await open_(work, account, instead[-1].id if instead else notice_id)


async def open_elsewhere(work: NoticeWork, account: Account, notice_id: str) -> Notice:
    """Open a notice from My reports: its push, or what stands in its place, goes. Raises Foreign as `open_`."""
    notice = await open_(work, account, notice_id)
    await work.outbox.clear(account.id, slot(notice.id))
    return notice


async def put_off(work: NoticeWork, account: Account, notice_id: str) -> None:
    """Take the push away at the family's wish; the notice waits in My reports. Raises Foreign as `open_`."""
    notice = await work.notices.get(notice_id)
    if notice is None or notice.account != account.id:
        raise Foreign
    if notice.state is NoticeState.PUSHED:
        await work.notices.save(replace(notice, state=NoticeState.WAITS))
    await work.outbox.clear(account.id, slot(notice.id))


async def take_back(work: NoticeWork, report: str, *kinds: NoticeKind) -> None:
    """Drop a report's unread notices of these kinds (all kinds where none is named)."""
    for notice in await work.notices.of_report(report):
        if notice.state in UNREAD and (not kinds or notice.kind in kinds):
            await work.notices.save(replace(notice, state=NoticeState.DROPPED))
            await work.jobs.drop(f"notice:{notice.id}")
            if notice.state is NoticeState.PUSHED:
                await work.outbox.clear(notice.account, slot(notice.id))


async def knows(work: NoticeWork, report: str, kind: NoticeKind) -> bool:
    """Whether this is the last thing that a report's family was told: it hears it no second time."""
    told = [notice for notice in await work.notices.of_report(report) if notice.state is not NoticeState.DROPPED]
    return bool(told) and told[-1].kind is kind


def slot(notice_id: str) -> str:
    """Return the slot that a notice fills: its push, and then its text in the same place."""
    return f"notice:{notice_id}"
