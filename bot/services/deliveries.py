"""The delivery log of a case: every notice to its families, each state that it came to, what Telegram made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.errors import Foreign
from bot.domain.notice import Delivery, Notice
from bot.domain.report import Report
from bot.domain.roles import Act, Moderator
from bot.services import cases
from bot.services.corrections import CorrectionWork
from bot.services.permissions import allow


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Delivered:
    """A notice with its log, the oldest line first."""

    notice: Notice
    report: Report
    log: Sequence[Delivery]


async def of_case(work: CorrectionWork, moderator: Moderator, case_id: str) -> tuple[Case, Sequence[Delivered]]:
    """Return a case with every notice about it, and about the reports tied to it, the newest first.

    For seniors alone: what is missing from it would tell others of a death. Raises NotAllowed, Foreign.
    """
    allow(moderator, Act.SEE_DEATH)
    case = await work.cases.get(case_id)
    if case is None:
        raise Foreign
    found = [one for each in await cases.whole(work, case.id) for one in await work.notices.of_case(each)]
    for relative in await cases.tied(work, case.id):
        found += await work.notices.of_report(relative.report)
    told = {one.id: one for one in found}.values()
    return case, [
        Delivered(notice=one, report=report, log=await work.notices.deliveries(one.id))
        for one in sorted(told, key=lambda one: one.raised_at, reverse=True)
        if (report := await work.reports.get(one.report)) is not None
    ]
