"""Where a family can turn now: the organisation's contacts, as its own report asks for them."""

from collections.abc import Sequence

from bot.domain.account import Account, Safety
from bot.domain.errors import Foreign
from bot.domain.guidance import CATEGORIES, Situation
from bot.domain.hours import KYIV
from bot.domain.report import Report
from bot.questionnaire import described
from bot.questionnaire.answers import Answers
from bot.services import drafts, reports
from bot.services.family import FamilyWork

#: Instead of a category: the situation of the family's own report; everything there is.
OWN, ALL = "own", "all"


async def situation(work: FamilyWork, account: Account, category: str) -> Situation:
    """Return the situation a family asks about. Raises Foreign for a category that there is none of."""
    if category == OWN:
        return await _own(work, account)
    if category not in (ALL, *CATEGORIES):
        raise Foreign
    return Situation(categories=frozenset({category} & set(CATEGORIES)))


async def of_report(work: FamilyWork, report: Report) -> Situation:
    """Return the situation that one report tells of."""
    return described.situation(await work.reports.answers(report.id), work.now.astimezone(KYIV).date())


async def _own(work: FamilyWork, account: Account) -> Situation:
    """Return the situation of the newest report, sent or not, that says what happened.

    Nothing of it on a phone that may be inspected, or that may be another's now: the screen there is the same for
    everybody.
    """
    if account.safety is not Safety.SAFE or account.closed:
        return Situation()
    today = work.now.astimezone(KYIV).date()
    told = [described.situation(answers, today) for answers in await _newest_first(work, account)]
    return next((one for one in told if one.categories), Situation())


async def _newest_first(work: FamilyWork, account: Account) -> Sequence[Answers]:
    dated = [(draft.touched_at, draft.answers) for draft in await drafts.unfinished(work, account)]
    for report, _ in await reports.mine(work, account):
        dated.append((report.sent_at, await work.reports.answers(report.id)))
    return [answers for _, answers in sorted(dated, key=lambda one: one[0], reverse=True)]
