"""A family sends its report, looks after it, and can take it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.domain import priority
from bot.domain.account import Account, Safety
from bot.domain.errors import Foreign, Stale, TooMany
from bot.domain.hours import KYIV
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Review, ReviewKind, ReviewState, Verdict, VerdictKind
from bot.domain.word import Word
from bot.questionnaire import described, flow
from bot.questionnaire.answers import Answers
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import BRIEF, FORMS, MINOR
from bot.services import acquaintances, cases, drafts, notify, privacy, queue, report_states
from bot.services.cases import CaseWork
from bot.services.drafts import DraftWork
from bot.services.notify import NoticeWork, Promising
from bot.services.privacy import Accounts, Audit
from bot.services.rules import Rules

#: Notices that nobody is shown: that something is kept back would tell that the base holds somebody.
HIDDEN = (NoticeState.DROPPED, NoticeState.RAISED, NoticeState.KEPT_BACK)
#: How long the end of a short report stands in a chat that may be inspected.
BLANK = timedelta(minutes=2)
#: The slot of that end, apart from the live screen, so that nothing else is ever blanked.
BLANKED = "noted"


class Reports(Promising, Protocol):
    """Where reports are kept."""

    async def add(self, report: Report, answers: Answers) -> None:
        """Keep a new report with its answers."""

    async def get(self, report: str) -> Report | None:
        """Return one report."""

    async def get_alone(self, report: str) -> Report | None:
        """Return one report that nobody else changes until the transaction ends."""

    async def of(self, account: str) -> Sequence[Report]:
        """Return an account's reports, the newest first."""

    async def save(self, report: Report) -> None:
        """Keep what changed: its state, and whose it is."""

    async def keep_word(self, report: str, word: Word, since: datetime) -> None:
        """Keep how often the family wishes the usual word, and since when the time to the next one counts."""

    async def erase(self, report: str) -> None:
        """Empty everything that names anybody."""

    async def keep_phrase(self, report: str, phrase: str) -> None:
        """Keep a hash of the words with which a trusted person may take the report over."""

    async def take_phrase(self, phrase: str) -> Report | None:
        """Return the report of these words, which are spent with this."""


class ReportWork(DraftWork, CaseWork, NoticeWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def accounts(self) -> Accounts:
        """Accounts."""

    @property
    def reports(self) -> Reports:
        """Reports."""

    @property
    def audit(self) -> Audit:
        """The chain of what was done."""


async def submit(work: ReportWork, account: Account, rules: Rules, draft: Draft) -> Report:
    """Make a report of a finished draft, put it into the queue and have it matched.

    It keeps the draft's id, so that a second press on Send finds what the first one made. Raises Stale
    where a question is still open, or a sent report is only added to; TooMany where the day's reports are used up
    (the draft stays as it is).
    """
    form = FORMS[draft.form]
    if flow.current(form, draft) is not None or draft.adds:
        raise Stale
    if await _sent_today(work, account, draft) >= rules.reports_a_day:
        raise TooMany
    report = Report(
        id=draft.id,
        number=work.ids.number(),
        account=account.id,
        form=form.name,
        state=ReportState.SUBMITTED,
        sent_at=work.now,
        person=described.person(draft.answers),
        silent=form is BRIEF,
        sibling_of=draft.sibling_of,
        behalf=draft.behalf,
    )
    await work.reports.add(report, draft.answers)
    await drafts.discard(work, account, draft)
    account = replace(account, focus=None)
    wishes = described.wishes(draft.answers)
    account = await privacy.be_reached(work, account, quiet=wishes.quiet, any_hour=wishes.any_hour)
    await _into_queue(work, rules, report, draft.answers)
    await work.jobs.put("match", f"match:{report.id}", work.now, report=report.id)
    actor = draft.behalf.moderator if draft.behalf else account.id
    work.audit.record(actor, "send", report.id, form=form.name)
    if report.silent:
        if account.safety is not Safety.SAFE:
            await privacy.declare_safety(work, account, Safety.NOTED)
        await blank_soon(work, account)
    return report


async def _sent_today(work: ReportWork, account: Account, draft: Draft) -> int:
    """Count the reports of the last day; brothers and sisters of one child count as one.

    One that was deleted makes room for another of them, so for them only the deleted ones count.
    """
    since = work.now - timedelta(days=1)
    today = [report for report in await work.reports.of(account.id) if report.sent_at > since]
    if draft.sibling_of is None:
        return sum(report.sibling_of is None for report in today)
    return sum(report.sibling_of == draft.sibling_of and report.state is ReportState.WITHDRAWN for report in today)


async def sent_before(work: ReportWork, account: Account, draft_id: str) -> Report | None:
    """Return the report that this account has made of a draft, if it has."""
    report = await work.reports.get(draft_id)
    return report if report is not None and report.account == account.id else None


async def blank_soon(work: ReportWork, account: Account) -> None:
    """Have the end of a short report taken off the screen in a while."""
    await work.jobs.put("blank", f"blank:{account.id}", work.now + BLANK, account=account.id)


async def blank(work: ReportWork, account_id: str) -> None:
    """Take the end of a short report off the screen; whatever else stands there stays."""
    await work.jobs.drop(f"blank:{account_id}")
    await work.outbox.clear(account_id, BLANKED)


def facts(report: Report, answers: Answers, today: date) -> priority.Facts:
    """Return what the priority of a report with these answers hangs on."""
    return described.facts(
        answers,
        today,
        minor_reporter=report.form == MINOR.name,
        inspected_phone=report.silent,
    )


async def _into_queue(work: ReportWork, rules: Rules, report: Report, answers: Answers) -> None:
    level, cause = priority.of_report(facts(report, answers, work.now.astimezone(KYIV).date()))
    await queue.enter(work, rules, ReviewKind.REPORT, cause, report.account, level, report=report.id)


async def own(work: ReportWork, account: Account, report_id: str) -> Report:
    """Return this account's report. Raises Foreign for any other, existing or not."""
    report = await work.reports.get(report_id)
    hidden = report is None or report.silent or report.state is ReportState.WITHDRAWN
    if report is None or hidden or report.account != account.id:
        raise Foreign
    return report


async def mine(work: ReportWork, account: Account) -> Sequence[tuple[Report, Sequence[Notice]]]:
    """Return the account's reports, each with the notices that wait or were read.

    A short form from a phone that may be inspected is never listed.
    """
    found = [report for report in await work.reports.of(account.id) if not report.silent]
    return [await _told(work, report) for report in found if report.state is not ReportState.WITHDRAWN]


async def news_waits(work: ReportWork, account: Account) -> bool:
    """Whether there is news that was not pushed, or was put off."""
    return any(n.state is NoticeState.WAITS for _, notices in await mine(work, account) for n in notices)


async def with_notices(work: ReportWork, account: Account, report_id: str) -> tuple[Report, Sequence[Notice]]:
    """Return one of the account's reports with its notices. Raises Foreign as `own`."""
    return await _told(work, await own(work, account, report_id))


async def _told(work: ReportWork, report: Report) -> tuple[Report, Sequence[Notice]]:
    """Return a report as its family knows it, with its notices.

    What it was told stands until it is told otherwise: that a link was a mistake is no news to it.
    """
    if report.state is ReportState.IN_REVIEW and await report_states.knows(work, report.id, NoticeKind.TAKEN_UP):
        report = replace(report, state=ReportState.ACCEPTED)
    return report, [n for n in await work.notices.of_report(report.id) if n.state not in HIDDEN]


async def review_again(work: ReportWork, account: Account, rules: Rules, report_id: str) -> None:
    """Have a report that was not taken up read by another moderator; a second press changes nothing.

    Raises Stale where it was not refused.
    """
    report = await own(work, account, report_id)
    earlier = await work.reviews.of_report(report.id)
    if any(r.cause is Cause.REVIEW_AGAIN and r.state is not ReviewState.DONE for r in earlier):
        return
    if report.state is not ReportState.REJECTED:
        raise Stale
    refused = await refusal(work, report.id)
    await report_states.bring(work, report, ReportState.IN_REVIEW)
    work.audit.record(account.id, "review_again", report.id)
    barred = refused.moderator if refused else None
    await queue.enter(work, rules, ReviewKind.REPORT, Cause.REVIEW_AGAIN, account.id, report=report.id, barred=barred)
    await work.jobs.put("match", f"match:{report.id}", work.now, report=report.id)


async def refusal(work: ReportWork, report: str) -> Verdict | None:
    """Return the last decision not to take a report up, None where there is none."""
    verdicts = [verdict for verdict in await queue.decisions(work, report) if verdict.kind is VerdictKind.REJECT]
    return max(verdicts, key=lambda verdict: verdict.at) if verdicts else None


async def withdraw(work: ReportWork, account: Account, rules: Rules, report_id: str) -> None:
    """Erase a report at the family's wish: its answers and contacts go; what people decided stays, without them.

    A case that was made of its words is told by another family's from now on, or by nobody's. That what it was told is
    wrong it still hears.

    A second press changes nothing. Raises Foreign for any other account's report.
    """
    report = await work.reports.get_alone(report_id)
    if report is None or report.account != account.id:
        raise Foreign
    if report.state is ReportState.WITHDRAWN:
        return
    case = await cases.of_report_alone(work, report.id)
    await acquaintances.part(work, case, report.id)
    await notify.take_back(work, report.id, *(kind for kind in NoticeKind if kind is not NoticeKind.CORRECTION))
    reviews = await work.reviews.of_report(report.id)
    subjects = (report.id, *(each.id for each in reviews))
    begun = [draft for subject in subjects for draft in await work.drafts.about(subject)]
    for draft in (*await _replies(work, account, report), *begun):
        await drafts.discard(work, account, draft)
    for job in ("match", "promise", "word"):
        await work.jobs.drop(f"{job}:{report.id}")
    undone = [review for review in reviews if review.state is not ReviewState.DONE]
    for review in undone:
        await queue.end(work, review)
    if case is not None:
        await cases.unmake(work, case, report)
        # What was not read of it is told through another report of the same family, where there is one.
        await work.jobs.put("catch_up", f"catch_up:{report.id}", work.now, account=account.id, case=case.id)
    await report_states.bring(work, report, ReportState.WITHDRAWN)
    await work.reports.erase(report.id)
    work.audit.record(account.id, "withdraw", report.id)
    if report.state in (ReportState.ACCEPTED, ReportState.LINKED):
        await queue.enter(work, rules, ReviewKind.REPORT, Cause.WITHDRAWN, account.id, report=report.id)
    for review in undone:
        if review.cause in (Cause.UNREAD, Cause.UNCERTAIN, Cause.UNREACHABLE):
            await _hand_on(work, rules, review)


async def _hand_on(work: ReportWork, rules: Rules, review: Review) -> None:
    """Have it looked after still what a family has not read of another report: one task was for all of them."""
    for report in await work.reports.of(review.account):
        notices = await work.notices.of_report(report.id)
        if any(one.state in (NoticeState.PUSHED, NoticeState.WAITS) for one in notices):
            await queue.enter(work, rules, review.kind, review.cause, review.account, report=report.id)
            return


async def _replies(work: ReportWork, account: Account, report: Report) -> Sequence[Draft]:
    """Return the answers, not yet sent, to questions about a report."""
    asked = {notice.id for notice in await work.notices.of_report(report.id)}
    return [draft for draft in await work.drafts.of(account.id) if draft.subject in asked]
