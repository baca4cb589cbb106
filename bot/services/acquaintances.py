"""Two relatives of a case know of each other: recorded with its source. Only that lets both hear that they differ."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.case import Case
from bot.domain.errors import Foreign, NotAllowed, Stale
from bot.domain.notice import TERMS, Notice, NoticeKind
from bot.domain.relative import Acquaintance, Relative, Source
from bot.domain.report import ReportState
from bot.domain.roles import Act, Moderator
from bot.services import cases, notify
from bot.services.cases import CaseWork
from bot.services.notify import NoticeWork
from bot.services.permissions import allow

#: In the facts of a notice that two differ: the report of the other one.
BESIDE = "beside"


class Acquaintances(Protocol):
    """Where it is kept who knows of whom. Of a pair the smaller id comes first."""

    async def keep(self, pair: Acquaintance) -> None:
        """Keep that two know of each other, in place of what was kept of them before."""

    async def take_back(self, cases: Sequence[str], one: str, other: str) -> bool:
        """Note that nothing is known of two any more in these cases; return whether it was until now."""

    async def of_cases(self, cases: Sequence[str]) -> Sequence[Acquaintance]:
        """Return who knows of whom in these cases, the oldest first."""


class KnowingWork(CaseWork, Protocol):
    """What it takes to tell who knows of whom."""

    @property
    def acquaintances(self) -> Acquaintances:
        """Which relatives know of each other."""


class PartingWork(CaseWork, NoticeWork, Protocol):
    """What it takes to drop what tells of differing from somebody who is of the case no more."""


class AcquaintanceWork(KnowingWork, PartingWork, Protocol):
    """What this service needs of a unit of work."""


async def known(work: KnowingWork, one: Relative, other: Relative) -> Acquaintance | None:
    """Return that two relatives know of each other; None where nothing is recorded, or they share no case now."""
    roots = {root.id for each in (one, other) if (root := await work.cases.root(each.case)) is not None}
    if len(roots) != 1:
        return None
    pair = _sorted(one, other)
    found = await work.acquaintances.of_cases(await cases.whole(work, roots.pop()))
    return next((each for each in found if (each.one, each.other) == pair), None)


async def still(work: KnowingWork, notice: Notice) -> bool:
    """Whether the two whom a notice tells that they differ know of each other, and the other one's report stands."""
    one = await work.cases.relative(notice.report)
    other = await work.cases.relative(notice.facts.get(BESIDE, ""))
    if one is None or other is None or not await _stands(work, other):
        return False
    return await known(work, one, other) is not None


async def record(
    work: AcquaintanceWork, moderator: Moderator, report_id: str, beside_id: str, source: Source
) -> Acquaintance:
    """Record that two relatives of a case know of each other. Raises NotAllowed, Foreign for two who share no case."""
    case, one, other = await _pair(work, moderator, report_id, beside_id)
    first, second = _sorted(one, other)
    if await known(work, one, other) is not None:
        await work.acquaintances.take_back(await cases.whole(work, case.id), first, second)
    pair = Acquaintance(case=case.id, one=first, other=second, source=source, by=moderator.id, at=work.now)
    await work.acquaintances.keep(pair)
    work.audit.record(moderator.id, "acquaint", report_id, beside=beside_id, source=source.value)
    return pair


async def take_back(work: AcquaintanceWork, moderator: Moderator, report_id: str, beside_id: str) -> None:
    """Note that two do not know of each other; what they have not read of differing is never told.

    Raises NotAllowed, Foreign, Stale where nothing was recorded.
    """
    case, one, other = await _pair(work, moderator, report_id, beside_id)
    if not await work.acquaintances.take_back(await cases.whole(work, case.id), *_sorted(one, other)):
        raise Stale
    work.audit.record(moderator.id, "acquaint.back", report_id, beside=beside_id)
    for each, beside in ((one, other), (other, one)):
        for notice in await _unread(work, each):
            if notice.facts.get(BESIDE) == beside.report:
                await notify.drop(work, notice)


async def part(work: PartingWork, case: Case | None, report_id: str) -> None:
    """Never tell the other relatives of a case that they differ from a report that is none of it any more."""
    root = await work.cases.root(case.id) if case else None
    for each in await cases.whole(work, root.id) if root else ():
        for notice in await work.notices.of_case(each):
            if notice.state.unread and notice.facts.get(BESIDE) == report_id:
                await notify.drop(work, notice)


async def differ(work: AcquaintanceWork, moderator: Moderator, report_id: str, beside_id: str) -> None:
    """Tell two relatives who know of each other that they told us different things; nobody else, and not twice.

    Raises NotAllowed where either may not be told, Foreign, Stale while neither has read it.
    """
    case, one, other = await _pair(work, moderator, report_id, beside_id)
    may = [await _may(work, each) for each in (one, other)]
    if await known(work, one, other) is None or not all(may) or await cases.private(work, case):
        raise NotAllowed
    raised = 0
    for each, beside in ((one, other), (other, one)):
        report = await work.reports.get(each.report)
        if report is not None and not await _unread(work, each):
            facts = {BESIDE: beside.report}
            await notify.announce(work, report, NoticeKind.DIFFER, facts, case=case.id)
            raised += 1
    if not raised:
        raise Stale
    work.audit.record(moderator.id, "differ", report_id, beside=beside_id)


async def _may(work: AcquaintanceWork, relative: Relative) -> bool:
    """Whether a relative, whose report stands, may be told that another told us something else."""
    return await _stands(work, relative) and relative.hears(TERMS[NoticeKind.DIFFER].level)


async def _stands(work: KnowingWork, relative: Relative) -> bool:
    report = await work.reports.get(relative.report)
    return report is not None and report.state is not ReportState.WITHDRAWN


async def _unread(work: AcquaintanceWork, relative: Relative) -> Sequence[Notice]:
    found = await work.notices.of_report(relative.report)
    return [one for one in found if one.kind is NoticeKind.DIFFER and one.state.unread]


async def _pair(
    work: AcquaintanceWork, moderator: Moderator, report_id: str, beside_id: str
) -> tuple[Case, Relative, Relative]:
    """Return the case of two relatives, which nobody else changes meanwhile, and both."""
    allow(moderator, Act.VERIFY)
    one, other = await work.cases.relative(report_id), await work.cases.relative(beside_id)
    if one is None or other is None or one.account == other.account:
        raise Foreign
    roots = [await work.cases.root(each.case) for each in (one, other)]
    if roots[0] is None or roots[1] is None or roots[0].id != roots[1].id:
        raise Foreign
    await work.cases.get_alone(roots[0].id)
    return roots[0], one, other


def _sorted(one: Relative, other: Relative) -> tuple[str, str]:
    """Return the accounts of two relatives, the smaller id first."""
    first, second = sorted((one.account, other.account))
    return first, second
