"""Three words with which somebody trusted takes over a short report that was sent from an unsafe phone."""

from dataclasses import replace
from datetime import timedelta
from typing import Final, Protocol

from bot.domain.account import Account, Safety
from bot.domain.errors import Foreign
from bot.domain.notice import NoticeKind
from bot.domain.report import Report, ReportState
from bot.questionnaire.phrases import normalise, phrase
from bot.services import news, notify, reports
from bot.services.news import RaisingWork
from bot.services.reports import ReportWork

#: So many phrases in vain are heard at once, and then one in so long a time: a stranger could try them all.
GUESSES: Final = 5
GUESS: Final = timedelta(hours=1)


class TakingWork(ReportWork, RaisingWork, Protocol):
    """What taking a report over needs of a unit of work."""


async def give(work: ReportWork, account: Account, report_id: str) -> str:
    """Return new words with which a trusted person can take a short report over.

    Raises Foreign for any other report, and once the minutes are over in which they can be asked for.
    """
    report = await reports.sent_before(work, account, report_id)
    if report is None or not report.silent or work.now - report.sent_at > 2 * reports.BLANK:
        raise Foreign
    words = phrase(work.ids.pick)
    await work.reports.keep_phrase(report.id, words)
    await reports.blank_soon(work, account)
    return words


async def take_over(work: TakingWork, account: Account, text: str) -> Report | None:
    """Give a short report to the trusted person who knows its three words; they are spent with this.

    From the phone that sent the report they do nothing, and stay good. Whoever only guesses is heard no more for a
    while, and cannot tell.
    """
    words, counted = normalise(text), max(work.now, account.guessed or work.now)
    if account.safety not in {None, Safety.SAFE}:
        # To a phone that may be inspected no report is handed; the words stay good.
        return None
    if not words or counted - work.now > (GUESSES - 1) * GUESS:
        return None
    report = await work.reports.take_phrase(words)
    if report is None:
        await work.accounts.save(replace(account, guessed=counted + GUESS))
        return None
    if report.account == account.id:
        await work.reports.keep_phrase(report.id, words)
        return None
    theirs = replace(report, account=account.id, silent=False)
    await work.reports.save(theirs)
    work.audit.record(account.id, "take_over", report.id)
    await _hand_on(work, theirs)
    tie = await work.cases.relative(report.id)
    if tie is not None:
        await work.cases.save_relative(own := replace(tie, account=account.id))
        # To nobody here was it raised before: it may wait for a kinship that somebody is to verify.
        await news.catch_up(work, own)
    return theirs


async def _hand_on(work: ReportWork, theirs: Report) -> None:
    """Have what was decided before the words were given told to the new account."""
    if theirs.state in (ReportState.ACCEPTED, ReportState.LINKED):
        await notify.announce(work, theirs, NoticeKind.TAKEN_UP)
    elif theirs.state is ReportState.REJECTED:
        refused = await reports.refusal(work, theirs.id)
        if refused is not None and refused.reason is not None:
            await notify.announce(work, theirs, NoticeKind.NOT_TAKEN_UP, {"reason": refused.reason.value})
