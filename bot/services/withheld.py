"""Whether anything about a case is kept from a family, at any level: then nobody may say that there is no news."""

from datetime import datetime
from typing import Final

from bot.domain.case import Case
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.services import cases, holds
from bot.services.decisions import DecisionWork, waiting_on

#: Tasks on a case after which its families may know more than before: a talk, or evidence to be looked at.
PENDING: Final = (Cause.FATE_CHANGED, Cause.CORRECTION, Cause.SHAKEN, Cause.CONFIDENTIAL)


async def anything(work: DecisionWork, case: Case, report_id: str, since: datetime) -> bool:
    """Whether something is kept from a report's family: the case is held, a death is spoken of, or something waits.

    The person may also decide alone what is told. Evidence for seniors alone counts where it came after `since`.
    """
    kept_back = any(item.state is NoticeState.KEPT_BACK for item in await _news(work, case, report_id))
    if kept_back or await cases.private(work, case) or await holds.held(work, case) or await _found(work, case):
        return True
    parts = [case, *await work.cases.merged(case.id)]
    return any([part.fate.of_death or await _about(work, part.id, report_id, since) for part in parts])


async def _about(work: DecisionWork, case_id: str, report_id: str, since: datetime) -> bool:
    """Whether a proposal, a talk or evidence for seniors alone waits on a case."""
    return (
        bool(await waiting_on(work, case_id))
        or any(_pending(item, report_id) for item in await work.reviews.of_case(case_id))
        or any(item.confidential and item.added_at > since for item in await work.evidence.of_case(case_id))
    )


def _pending(item: Review, report_id: str) -> bool:
    """Whether a person is still to do something of which a report's family may hear."""
    return item.cause in PENDING and item.state is not ReviewState.DONE and item.report in (None, report_id)


async def _found(work: DecisionWork, case: Case) -> bool:
    """Whether some family wrote that the person has been found, and nobody has spoken with it yet."""
    items = [item for one in await cases.tied(work, case.id) for item in await work.reviews.of_report(one.report)]
    return any(item.kind is ReviewKind.FOUND and item.state is not ReviewState.DONE for item in items)


async def unread(work: DecisionWork, case: Case, report_id: str) -> bool:
    """Whether a family has news of its case before it that it has not read: that is its word."""
    return bool(await _news(work, case, report_id))


async def _news(work: DecisionWork, case: Case, report_id: str) -> list[Notice]:
    """Return the unread news of its case that a report's family has, or is about to have; the usual word is none.

    Nor is what waits of a case that another goes on for: it is told after all only once they are parted.
    """
    found = await work.notices.of_report(report_id)
    news = [one for one in found if one.state.unread and one.case is not None and one.kind is not NoticeKind.NO_NEWS]
    return [one for one in news if one.case == case.id or not one.terms.of_case]
