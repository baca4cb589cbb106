"""What a family is to be told: raised by a decision, pushed without content, read when opened."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.hours import waking
from bot.domain.message import Message, Urgency
from bot.domain.notice import Delivery, Notice, NoticeKind, NoticeState
from bot.domain.report import Report
from bot.services.ports import Work
from bot.services.rules import Rules

#: How long a notice may stay unread, or a request unanswered, before a person looks after it.
UNREAD: Final = timedelta(hours=72)


class Notices(Protocol):
    """Where notices are kept."""

    async def add(self, notice: Notice) -> None:
        """Keep a new notice."""

    async def get(self, notice: str) -> Notice | None:
        """Return one notice."""

    async def get_alone(self, notice: str) -> Notice | None:
        """Return one notice that nobody else changes until the transaction ends: the family may be reading it."""

    async def save(self, notice: Notice) -> None:
        """Keep what changed."""

    async def deliveries(self, notice: str) -> Sequence[Delivery]:
        """Return the delivery log of a notice, the oldest first."""

    async def of_report(self, report: str) -> Sequence[Notice]:
        """Return a report's notices, the oldest first."""

    async def of_case(self, case: str) -> Sequence[Notice]:
        """Return the notices that tell of a case, the oldest first."""


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


async def announce(  # noqa: PLR0913 - a notice's facts, each named
    work: NoticeWork,
    report: Report,
    kind: NoticeKind,
    facts: Mapping[str, str] | None = None,
    *,
    case: str | None = None,
    status: str | None = None,
    corrects: str | None = None,
) -> None:
    """Raise a notice about a report or its case, and so keep what was promised.

    A phone that may be inspected is never answered. Where a moderator wrote the report for a family without a chat, a
    person tells it, and keeps the promise then.
    """
    if report.silent:
        return
    notice = Notice(
        id=work.ids.new(),
        number=work.ids.number(),
        kind=kind,
        account=report.account,
        report=report.id,
        state=NoticeState.WAITS if report.behalf is not None and case is None else NoticeState.RAISED,
        raised_at=work.now,
        case=case,
        status=status,
        corrects=corrects,
        facts=facts or {},
    )
    await work.notices.add(notice)
    await _due(work, report, notice)
    if report.behalf is None:
        await work.reports.promise(report.id, None)


async def tell(work: NoticeWork, rules: Rules, voice: Push, notice_id: str) -> None:
    """Push a notice that is due, after looking again: still wanted, may be pushed, a humane hour."""
    notice = await work.notices.get_alone(notice_id)
    if notice is None or notice.state is not NoticeState.RAISED:
        return
    account = await work.accounts.get(notice.account)
    if account is None or await _waits(work, rules, account, notice):
        return
    await work.notices.save(replace(notice, state=NoticeState.PUSHED))
    push = voice.push(account.language, notice.id)
    await work.outbox.show(account.id, push, slot=slot(notice.id), urgency=notice.terms.urgency, notice=notice.id)
    await watch(work, notice)


async def look_again(work: NoticeWork, rules: Rules, notice: Notice) -> None:
    """Take a push that is about to leave back where it is unwanted by now, or where the waking hours are over."""
    account = await work.accounts.get(notice.account)
    if account is not None:
        await _waits(work, rules, account, notice)


async def _waits(work: NoticeWork, rules: Rules, account: Account, notice: Notice) -> bool:
    """Whether a notice may not be pushed now: it waits in My reports, or for the morning."""
    if account.silent or account.closed or not account.reachable:
        await withhold(work, notice, NoticeState.WAITS)
        await watch(work, notice)
        return True
    at_once = account.any_hour and notice.terms.any_hour
    awake = work.now if at_once else waking(work.now, rules.quiet, rules.holidays)
    if awake > work.now:
        await withhold(work, notice, NoticeState.RAISED)
        await work.jobs.put(_job(notice), f"notice:{notice.id}", awake, notice=notice.id)
        return True
    return False


async def watch(work: NoticeWork, notice: Notice) -> None:
    """Have somebody look after a notice that stays unread."""
    await work.jobs.put("unread", f"unread:{notice.id}", work.now + UNREAD, notice=notice.id)


async def opened(work: NoticeWork, notice: Notice) -> Notice:
    """Note that a family has read a notice, or heard it; a request for a talk waits for its answer from now on."""
    read = replace(notice, state=NoticeState.OPENED)
    await work.notices.save(read)
    await work.jobs.drop(f"unread:{notice.id}")
    if notice.kind is NoticeKind.CALL:
        await work.jobs.put("talk", f"talk:{notice.id}", work.now + UNREAD, notice=notice.id)
    return read


async def by_person(work: NoticeWork, report: str) -> Sequence[Notice]:
    """Return what a person is to tell the family of a report, the oldest first."""
    return [notice for notice in await work.notices.of_report(report) if notice.state is NoticeState.WAITS]


async def take_back(work: NoticeWork, report: str, *kinds: NoticeKind) -> None:
    """Drop a report's unread notices of these kinds (all kinds where none is named)."""
    for notice in await work.notices.of_report(report):
        if notice.state.unread and (not kinds or notice.kind in kinds):
            await drop(work, notice)


async def drop(work: NoticeWork, notice: Notice) -> None:
    """Never tell what was not read: its push goes."""
    await withhold(work, notice, NoticeState.DROPPED)


async def withhold(work: NoticeWork, notice: Notice, state: NoticeState) -> None:
    """Have what was not read, nor is just now, wait in this state, or end: its push goes; nothing else brings it."""
    now = await work.notices.get_alone(notice.id)
    if now is None or now.state.told:
        return
    if now.state is not state:
        await work.notices.save(replace(now, state=state))
    for job in ("notice", "unread"):
        await work.jobs.drop(f"{job}:{now.id}")
    if now.state is NoticeState.PUSHED:
        await work.outbox.clear(now.account, slot(now.id))


async def bring(work: NoticeWork, report: Report, notice: Notice) -> None:
    """Have what waited told after all, as soon as everything that it takes is there."""
    now = await work.notices.get_alone(notice.id)
    if now is None or not now.state.unread:
        return
    if now.state is not NoticeState.RAISED:
        await work.notices.save(replace(now, state=NoticeState.RAISED))
    await _due(work, report, now)


async def _due(work: NoticeWork, report: Report, notice: Notice) -> None:
    job = _job(notice) if report.behalf is None else "by_person"
    await work.jobs.put(job, f"notice:{notice.id}", work.now, notice=notice.id)


def _job(notice: Notice) -> str:
    """Return the kind of job that tells a notice: what is raised for very many at once has a loop of its own."""
    return "broadcast" if notice.terms.urgency is Urgency.BROADCAST else "notice"


def slot(notice_id: str) -> str:
    """Return the slot that a notice fills: its push, and then its text in the same place."""
    return f"notice:{notice_id}"
