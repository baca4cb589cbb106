"""Where a family can turn now: the organisation's contacts, by what it told itself and by the news that it has read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.account import Account, Safety
from bot.domain.errors import Foreign
from bot.domain.guidance import BACK, CONFIRMED, SITUATIONS, Situation
from bot.domain.hours import KYIV
from bot.domain.notice import NoticeKind
from bot.domain.report import Report
from bot.questionnaire import described
from bot.services import drafts, my_case, reports
from bot.services.family import FamilyWork
from bot.services.my_case import MyCase

#: Instead of a category: the situation of the family's own report; everything there is.
OWN, ALL = "own", "all"


async def situation(work: FamilyWork, account: Account, category: str) -> Situation:
    """Return the situation a family asks about. Raises Foreign for a category that there is none of."""
    if category == OWN:
        return await _own(work, account)
    if category not in (ALL, *SITUATIONS):
        raise Foreign
    return Situation(categories=frozenset(SITUATIONS if category == ALL else (category,)))


async def of_report(work: FamilyWork, report: Report) -> Situation:
    """Return the situation that one report tells of."""
    return described.situation(await work.reports.answers(report.id), work.now.astimezone(KYIV).date())


async def _own(work: FamilyWork, account: Account) -> Situation:
    """Return the situation of whatever was told last, by the family or to it, and says what happened.

    Nothing of it on a phone that may be inspected, or that may be another's now: the screen there is the same for
    everybody.
    """
    if account.safety is not Safety.SAFE or account.closed:
        return Situation()
    told = sorted(await _told(work, account), key=lambda one: one[0], reverse=True)
    return next((one for _, one in told if one.categories), Situation())


async def _told(work: FamilyWork, account: Account) -> Sequence[tuple[datetime, Situation]]:
    """Return the situation of every report of an account, sent or not, and when something was last told in it."""
    today = work.now.astimezone(KYIV).date()
    found = [
        (one.touched_at, described.situation(one.answers, today)) for one in await drafts.unfinished(work, account)
    ]
    for report, _ in await reports.mine(work, account):
        said = await of_report(work, report)
        mine = await my_case.of(work, account, report.id)
        found.append((report.sent_at, said) if mine is None else _since(mine, said))
    return found


def _since(mine: MyCase, said: Situation) -> tuple[datetime, Situation]:
    """Return the situation that a family `said`, as the news that it has read since has changed it, and when."""
    last = max((one.at for one in mine.known), default=mine.report.sent_at)
    kinds = {one.notice.kind for one in mine.known}
    if kinds & set(my_case.OVER):
        return last, Situation(categories=frozenset({BACK}))
    if NoticeKind.CONFIRMED in kinds:
        return last, replace(said, categories=said.categories | {CONFIRMED})
    return last, said
