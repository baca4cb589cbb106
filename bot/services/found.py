"""The person has been found, a family writes: a moderator is told how it knows. Nothing changes by itself."""

from dataclasses import replace

from bot.domain.account import Account
from bot.domain.errors import Stale
from bot.domain.priority import CAUSES
from bot.domain.report import Report
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import State
from bot.questionnaire.draft import Draft
from bot.questionnaire.found import FOUND
from bot.services import additions, drafts, queue, reports
from bot.services.additions import AdditionWork
from bot.services.drafts import Turn
from bot.services.rules import Rules


async def open_(work: AdditionWork, account: Account, rules: Rules, report_id: str) -> Turn:
    """Ask how the family knows, or go on where it stopped.

    Raises Foreign for another's report, Stale as `may`, TooMany as `additions.room`.
    """
    report = await reports.own(work, account, report_id)
    if not additions.may(account):
        raise Stale
    for draft in await work.drafts.of(account.id):
        if draft.form == FOUND.name and draft.subject == report.id and Turn(draft=draft).step is not None:
            return await drafts.resume(work, account, draft.id)
    await additions.room(work, rules, report)
    return await drafts.begin(work, account, rules, FOUND.name, report.id)


async def tell(work: AdditionWork, account: Account, rules: Rules, draft: Draft) -> None:
    """Bring what the family told to the moderators; the draft is emptied, so that a second press finds it."""
    report = await reports.own(work, account, draft.subject or "")
    review = await _into_queue(work, rules, report)
    told = Addition(
        id=work.ids.new(),
        report=report.id,
        account=account.id,
        review=review.id,
        form=FOUND.name,
        at=work.now,
        before={},
        after=draft.answers,
        was=report.person,
    )
    await work.additions.add(told)
    emptied = {
        key: replace(answer, state=State.DECLINED, value=None, raw=None) for key, answer in draft.answers.items()
    }
    await work.drafts.save(replace(draft, answers=emptied))
    work.audit.record(account.id, "found", report.id)


async def _into_queue(work: AdditionWork, rules: Rules, report: Report) -> Review:
    """Return the item in which a moderator sees it: the one that waits already, or a new one."""
    for item in await work.reviews.of_report(report.id):
        if item.kind is ReviewKind.FOUND and item.state is not ReviewState.DONE:
            return await queue.join(work, rules, item, CAUSES[Cause.FOUND], Cause.FOUND)
    return await queue.enter(work, rules, ReviewKind.FOUND, Cause.FOUND, report.account, report=report.id)
