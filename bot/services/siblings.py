"""A separate report for each brother or sister who is with a child: begun with what they share, sent apart."""

from dataclasses import replace

from bot.domain.account import Account
from bot.domain.errors import Stale
from bot.domain.report import Report, ReportState
from bot.questionnaire import described
from bot.questionnaire.answers import Answers
from bot.questionnaire.form import FULL
from bot.services import drafts, opening, reports
from bot.services.drafts import Turn
from bot.services.family import FamilyWork
from bot.services.rules import Rules
from bot.words import msg

FILLED_IN = msg("What the children share is filled in already. You can change it before you send.")


async def left(work: FamilyWork, account: Account, report: Report) -> int:
    """Return how many of the children told of in a report, or in the first one of them, have no report yet."""
    first = report.sibling_of or report.id
    count = described.siblings(await work.reports.answers(first))
    if not count:
        return 0
    sent = [each for each in await work.reports.of(account.id) if each.sibling_of == first]
    return max(count - sum(each.state is not ReportState.WITHDRAWN for each in sent), 0)


async def begin(work: FamilyWork, account: Account, rules: Rules, report_id: str) -> Turn:
    """Open the next child's report; one that is open already is gone on with, so that a second press opens none.

    Raises Foreign for another's report, Stale where no child is left, TooMany as `drafts.begin`.
    """
    report = await reports.own(work, account, report_id)
    first = report.sibling_of or report.id
    if not await left(work, account, report):
        raise Stale
    for draft in await drafts.unfinished(work, account):
        if draft.sibling_of == first:
            return await drafts.resume(work, account, draft.id)
    turn = await opening.begin(work, account, rules, FULL)
    draft = replace(turn.draft, answers=shared(await work.reports.answers(first)), sibling_of=first)
    await work.drafts.save(draft)
    return Turn(draft=draft, note=FILLED_IN)


def shared(answers: Answers) -> Answers:
    """Return what is true of every one of the children."""
    personal = {step.key for step in FULL.steps if step.personal}
    return {key: answer for key, answer in answers.items() if key not in personal}
