"""The usual word to a family whose case stands still, as often as it asked for it, and never unasked.

Whoever's case nobody has looked at since the last word gets none until somebody has. Where anything is kept from the
family a person gives the word instead, on the same day: its silence would tell. All that depends only on what
everybody here may see, so that the queue looks the same whatever a senior knows.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.case import Case, CaseState, Fate
from bot.domain.errors import Foreign
from bot.domain.hours import KYIV, waking, working_days_after
from bot.domain.moves import Axis
from bot.domain.notice import Notice, NoticeKind
from bot.domain.relative import Level
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause
from bot.domain.word import LENGTHS, Deed, Word
from bot.services import casebook, cases, deeds, notify, reports, tasks, withheld
from bot.services.decisions import DecisionWork
from bot.services.news import NewsWork
from bot.services.queue import Reviews
from bot.services.rules import Rules

#: So long before the usual day somebody is asked to look at the case; and so often it is looked again after it.
AHEAD: Final = timedelta(days=5)
AGAIN: Final = timedelta(days=1)
#: Fates in which a family still waits for news. Afterwards people speak with it.
WAITING: Final = (Fate.MISSING, Fate.BELIEVED_CAPTIVE, Fate.CAPTIVE_CONFIRMED, Fate.SEPARATED_LOCATED)
#: Cases that are not closed.
STANDING: Final = (CaseState.OPEN, CaseState.DORMANT)
#: A number of reports is told in tens: no single one can be made out.
TENS: Final = 10


class Compared(Reviews, Protocol):
    """The queue, with what the matcher has done."""

    async def compared(self, since: datetime) -> int:
        """Count the reports that the matcher has held against every case since then."""


class WordWork(NewsWork, Protocol):
    """What the usual word needs of a unit of work."""

    @property
    def reviews(self) -> Compared:
        """The queue."""


async def offered(work: WordWork, account: Account, report_id: str) -> Report:
    """Return a report whose family may choose how often it hears from us.

    Raises Foreign for another's report, and for a family that is not verified, or not to be informed.
    """
    report = await reports.own(work, account, report_id)
    if report.word is Word.NEVER and await _case_of(work, report) is None:
        raise Foreign
    return report


async def choose(work: WordWork, account: Account, report_id: str, word: Word) -> Report:
    """Keep how often a family hears from us where nothing changes. To hear less is always possible.

    Raises Foreign as `offered` where it asks for the first word.
    """
    report = await reports.own(work, account, report_id)
    report = await work.reports.get_alone(report.id) or report
    if word is not Word.NEVER:
        await offered(work, account, report.id)
    since = work.now if report.word is Word.NEVER or report.word_at is None else report.word_at
    await work.reports.keep_word(report.id, word, since)
    work.audit.record(account.id, "word", report.id, word=word.value)
    if word is Word.NEVER:
        await work.jobs.drop(f"word:{report.id}")
        await notify.take_back(work, report.id, NoticeKind.NO_NEWS)
    else:
        await _put(work, report.id, since + LENGTHS[word] - AHEAD)
    return await reports.own(work, account, report.id)


async def answer(work: WordWork, account: Account, notice_id: str, word: Word) -> Notice:
    """Keep how often a family hears from us from now on, said under the word that it has read; return that.

    Raises Foreign for any other notice.
    """
    notice = await work.notices.get(notice_id)
    if notice is None or notice.account != account.id or notice.kind is not NoticeKind.NO_NEWS:
        raise Foreign
    await choose(work, account, notice.report, word)
    return notice


async def _put(work: WordWork, report_id: str, moment: datetime) -> None:
    await work.jobs.put("word", f"word:{report_id}", moment, report=report_id)


async def due(work: WordWork, rules: Rules, report_id: str) -> None:
    """Do what a report's usual word needs now: have the case looked at ahead of the day, and give the word on it.

    It stays as it is where it comes too early: after a second try, or when a clock went back.
    """
    report = await work.reports.get_alone(report_id)
    if report is None or report.word_due is None or report.state is ReportState.WITHDRAWN:
        return
    if report.word_at is not None and report.word_at > work.now:
        await work.reports.keep_word(report.id, report.word, work.now)
        await _put(work, report.id, work.now + LENGTHS[report.word] - AHEAD)
    elif work.now < report.word_due - AHEAD:
        await _put(work, report.id, report.word_due - AHEAD)
    else:
        await _near(work, rules, report, report.word_due)


async def _near(work: WordWork, rules: Rules, report: Report, day: datetime) -> None:
    """Go on with a word whose day is near, or has come."""
    case, since = await _case_of(work, report), report.word_at or day
    done: Mapping[Deed, datetime] = {}
    waits = False
    if case is not None:
        done = await deeds.since(work, case.id, report.id, since)
        waits = deeds.looked_at(done) is None and await _sought(work, case)
    if case is not None and waits:
        soon = working_days_after(work.now, 1, rules.holidays)
        await tasks.enter(work, rules, Cause.WORD, case.id, due_at=max(day, soon))
    leaves = waking(max(day, work.now), rules.quiet, rules.holidays)
    if leaves > work.now:
        await _put(work, report.id, leaves)
    elif case is not None and waits:
        await _put(work, report.id, work.now + AGAIN)
        if await withheld.anything(work, case, report.id, since):
            await _by_person(work, rules, case, report, since)
    else:
        await work.reports.keep_word(report.id, report.word, work.now)
        await _put(work, report.id, work.now + LENGTHS[report.word] - AHEAD)
        if case is not None:
            await _give(work, rules, case, report, done)


async def _case_of(work: WordWork, report: Report) -> Case | None:
    """Return the case of which a report's family may be told now, None where there is none."""
    relative = None if report.silent else await work.cases.relative(report.id)
    if relative is None or not relative.hears(Level.SHOWN):
        return None
    case = await work.cases.root(relative.case)
    return case if case is not None and case.state in STANDING else None


async def _sought(work: DecisionWork, case: Case) -> bool:
    """Whether a family still waits for news, as far as everybody here may know."""
    lines = casebook.living(await work.statuses.of_case(case.id))
    told = [Fate(line.after) for line in lines if line.axis is Axis.FATE]
    return (told[-1] if told else Fate.MISSING) in WAITING


async def _give(work: WordWork, rules: Rules, case: Case, report: Report, done: Mapping[Deed, datetime]) -> None:
    """Give the word on its day: itself, or by a person; where news lies unread, that is the word."""
    since, looked = report.word_at or work.now, deeds.looked_at(done)
    await tasks.drop(work, case.id, Cause.WORD)
    if await withheld.anything(work, case, report.id, since):
        await _by_person(work, rules, case, report, since)
    elif looked is not None and await _sought(work, case) and not await withheld.unread(work, case, report.id):
        await notify.take_back(work, report.id, NoticeKind.NO_NEWS)
        compared = await work.reviews.compared(since)
        facts = {
            "date": _day(looked),
            "since": _day(since),
            "done": " ".join(deed.value for deed in Deed if deed in done),
            "compared": str(compared - compared % TENS),
        }
        await notify.announce(work, report, NoticeKind.NO_NEWS, facts, case=case.id)


def _day(moment: datetime) -> str:
    return moment.astimezone(KYIV).date().isoformat()


async def _by_person(work: WordWork, rules: Rules, case: Case, report: Report, since: datetime) -> None:
    """Have a person give a family its word, once for one usual day."""
    for item in await work.reviews.of_case(case.id):
        if item.cause is Cause.HELD_WORD and item.opened_at > since and item.report == report.id:
            return
    await tasks.enter(work, rules, Cause.HELD_WORD, case.id, report=report.id, lead=True)


async def instead(work: WordWork, rules: Rules, report_id: str) -> None:
    """Have a person give the word that a family was about to read when its case was stopped."""
    report = await work.reports.get(report_id)
    case = None if report is None else await _case_of(work, report)
    if report is not None and case is not None:
        await tasks.enter(work, rules, Cause.HELD_WORD, case.id, report=report.id, lead=True)


async def looked(work: WordWork, case_id: str) -> None:
    """Let the words go that waited until somebody looked at a case."""
    for relative in await cases.tied(work, case_id):
        report = await work.reports.get(relative.report)
        if report is not None and report.word_due is not None:
            await _put(work, report.id, work.now)
