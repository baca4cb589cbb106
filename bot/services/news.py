"""News of a case: raised for each relative by the move it belongs to, and looked at again whenever it is told.

It is told only to a relative who is tied to that case, is to be informed, and is verified as far as the notice
needs; while nothing holds the case; and while it is still so. Otherwise it waits or is dropped.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.case import BACK, Case, CaseState, Fate
from bot.domain.errors import Foreign
from bot.domain.evidence import EvidenceKind
from bot.domain.hours import KYIV
from bot.domain.moves import Axis
from bot.domain.notice import NEWS, Notice, NoticeKind, NoticeState, corrected
from bot.domain.person import Precision
from bot.domain.relative import Relative
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, ReviewKind, ReviewState
from bot.domain.status import Status, outlived
from bot.services import acquaintances, cases, holds, notify, queue, reach, recognition, withheld
from bot.services.cases import CaseWork
from bot.services.decisions import DecisionWork, EvidenceItems
from bot.services.notify import NoticeWork, Push
from bot.services.reports import ReportWork
from bot.services.rules import Rules

#: Evidence that a text names as the body which said so.
BODIES: Final = (EvidenceKind.ICRC_LETTER, EvidenceKind.NIB_NOTICE, EvidenceKind.COURT_DECISION)


class Obstacle(Enum):
    """Why a notice cannot be told now."""

    #: It is not so any more, or not this family's: it never will be told.
    OVER = auto()
    #: The kinship is not verified far enough.
    LEVEL = auto()
    #: Something holds the case.
    HELD = auto()
    #: It is not sure who is here: a person calls first.
    DOUBT = auto()


class RaisingWork(CaseWork, NoticeWork, Protocol):
    """What raising news needs of a unit of work."""

    @property
    def evidence(self) -> EvidenceItems:
        """Evidence on cases."""


class NewsWork(DecisionWork, ReportWork, Protocol):
    """What telling news needs of a unit of work."""


async def of_status(work: RaisingWork, case: Case, axis: Axis) -> None:
    """Raise what the last line of this axis has to tell; what it overtakes is never told.

    Where a return was none, what that had overtaken is told after all.
    """
    await _overtaken(work, case, axis)
    line = [line for line in await work.statuses.of_case(case.id) if line.axis is axis][-1]
    kind = NEWS.get((line.axis, line.after))
    relatives = await cases.tied(work, case.id)
    if line.axis is Axis.FATE and line.before in BACK and line.withdraws:
        await catch_up_all(work, relatives)
    if kind is None or (kind is NoticeKind.CLOSED and await cases.several(work, case.id)):
        return
    # What stood before a return that was none, or a death, stands again: told once more, it would tell of that.
    again = axis is Axis.FATE and (line.wrong or Fate(line.before).of_death)
    for relative in _furthest_first(relatives):
        if not (again and await _knows(work, relative, line, kind)):
            await _raise(work, relative, case, line, kind)


async def catch_up_all(work: RaisingWork, relatives: Sequence[Relative]) -> None:
    """Raise for several relatives what their cases have told others, and not yet them."""
    for relative in _furthest_first(relatives):
        await catch_up(work, relative)


def _furthest_first(relatives: Sequence[Relative]) -> Sequence[Relative]:
    """Return relatives by their level: of the reports of one account, which is told once, that verified furthest."""
    return sorted(relatives, key=lambda one: -one.level)


async def catch_up(work: RaisingWork, relative: Relative) -> None:
    """Raise what a relative's case has told others, and not yet this one: it was tied or verified only now.

    What another case has told it already, it hears no second time.
    """
    case = await work.cases.root(relative.case)
    if case is None:
        return
    lines = await work.statuses.of_case(case.id)
    for line in {line.axis: line for line in lines}.values():
        kind = NEWS.get((line.axis, line.after))
        over = kind is None or kind is NoticeKind.CLOSED or outlived(lines, line)
        if kind is not None and not over and not await _knows(work, relative, line, kind):
            await _raise(work, relative, case, line, kind)


async def _raise(work: RaisingWork, relative: Relative, case: Case, line: Status, kind: NoticeKind) -> None:
    """Raise a notice for one relative, unless it was raised already."""
    report = await told_by(work, relative)
    if report is None:
        return
    if kind is not NoticeKind.SAFE and await cases.private(work, case):
        return
    if await elsewhere(work, report, case.id, line.id):
        return
    # What was dropped is raised anew: it may have been of another case, or for nobody, then.
    of_axis = await _of_axis(work, report.id, line.axis)
    if any(one.status == line.id and one.state is not NoticeState.DROPPED for one in of_axis):
        return
    facts = await _facts(work, line)
    await notify.announce(work, report, kind, facts, case=case.id, status=line.id)


async def told_by(work: RaisingWork, relative: Relative) -> Report | None:
    """Return the report through which a relative is told of its case, None where it is told nothing by that."""
    report = await work.reports.get(relative.report)
    if report is None or report.silent or report.state is ReportState.WITHDRAWN:
        return None
    return report if relative.informed else None


async def elsewhere(work: RaisingWork, report: Report, case: str, line: str | None) -> bool:
    """Whether the account of a report is told a line of a case's history through another of its reports."""
    told = [one for one in await work.notices.of_case(case) if one.account == report.account]
    waits, wrong = (NoticeState.KEPT_BACK, NoticeState.DROPPED), corrected(told)
    for one in told:
        if one.report != report.id and one.id not in wrong and one.status == line and one.state not in waits:
            relative = await work.cases.relative(one.report)
            # What was raised before its family was not to be informed any more will be dropped.
            if one.state.told or (relative is not None and await told_by(work, relative)):
                return True
    return False


async def _knows(work: RaisingWork, relative: Relative, line: Status, kind: NoticeKind) -> bool:
    """Whether a line is what a relative was told last of its axis: another place, or a step of a trial, is not."""
    told = [one for one in await _of_axis(work, relative.report, line.axis) if one.state.told]
    return bool(told) and told[-1].kind is kind and (line.axis is Axis.FATE or told[-1].case != line.case)


async def _of_axis(work: RaisingWork, report_id: str, axis: Axis) -> Sequence[Notice]:
    """Return the notices of a report that tell of an axis, the oldest first."""
    return [one for one in await work.notices.of_report(report_id) if await _axis(work, one) is axis]


async def _axis(work: RaisingWork, notice: Notice) -> Axis | None:
    """Return the axis on which a notice tells of a case; None for one that was corrected, or tells of none."""
    if notice.case is None or notice.status is None:
        return None
    if notice.id in corrected(await work.notices.of_report(notice.report)):
        return None
    lines = {line.id: line.axis for line in await work.statuses.of_case(notice.case)}
    return lines.get(notice.status)


async def _facts(work: RaisingWork, line: Status) -> dict[str, str]:
    """Return what fills the text: the day of the fact, or else of the decision, and the body that said so."""
    exact = line.fact_on is not None and line.fact_on.precision is Precision.DAY
    day = line.fact_on.earliest if exact and line.fact_on is not None else line.at.astimezone(KYIV).date()
    quoted = [await work.evidence.get(each) for each in line.quotes]
    bodies = [item.kind.value for item in quoted if item is not None and item.kind in BODIES]
    return {"date": day.isoformat()} | ({"body": bodies[0]} if bodies else {})


async def _overtaken(work: RaisingWork, case: Case, axis: Axis) -> None:
    """Drop what was not read of this axis or is outlived, and that nothing is new: it is not so any more."""
    lines = await work.statuses.of_case(case.id)
    over = {line.id for line in lines if line.axis is axis or outlived(lines, line)}
    for notice in await work.notices.of_case(case.id):
        if notice.state.unread and (notice.kind is NoticeKind.NO_NEWS or notice.status in over):
            await notify.drop(work, notice)


async def obstacle(work: DecisionWork, notice: Notice) -> Obstacle | None:
    """Return why a notice of a case cannot be told now, None where it can."""
    if notice.case is None or not notice.terms.of_case:
        return None
    relative, case = await readable(work, notice), await work.cases.get(notice.case)
    idle = notice.kind is NoticeKind.NO_NEWS
    low = relative is not None and relative.level < notice.terms.level
    if relative is None or case is None or (idle and low) or not await _still(work, notice):
        return Obstacle.OVER
    # Before the level: where a death is spoken of nothing is raised, and a task to verify that is missing would tell.
    hides = idle and await withheld.anything(work, case, notice.report, notice.raised_at)
    if hides or await holds.held(work, case):
        return Obstacle.HELD
    if low:
        return Obstacle.LEVEL
    if notice.kind is not NoticeKind.SAFE and await cases.private(work, case):
        return Obstacle.OVER
    account = await work.accounts.get(notice.account)
    doubted = account is not None and account.doubt is not None
    return (Obstacle.OVER if idle else Obstacle.DOUBT) if doubted else None


async def readable(work: DecisionWork, notice: Notice) -> Relative | None:
    """Return whoever a notice of a case is for, while its report stands, tied to that case, and it is informed."""
    relative = await work.cases.relative(notice.report)
    root = None if relative is None else await work.cases.root(relative.case)
    own = root is not None and root.id == notice.case
    return relative if own and relative is not None and await told_by(work, relative) else None


async def _still(work: DecisionWork, notice: Notice) -> bool:
    """Whether what a notice tells of its case is still so."""
    if notice.kind is NoticeKind.DIFFER and not await acquaintances.still(work, notice):
        return False
    lines = await work.statuses.of_case(notice.case or "")
    own = next((line for line in lines if line.id == notice.status), None)
    case = await work.cases.get(notice.case or "")
    if own is None:
        return notice.status is None
    last = [line for line in lines if line.axis is own.axis][-1]
    now = last.id == own.id and not outlived(lines, own)
    return now and case is not None and case.state is not CaseState.MERGED


async def tell(work: NewsWork, rules: Rules, voice: Push, notice_id: str) -> None:
    """Push a notice that is due, after looking again at everything that it takes."""
    notice = await work.notices.get_alone(notice_id)
    if notice is not None and notice.state is NoticeState.RAISED and await may(work, rules, notice):
        await notify.tell(work, rules, voice, notice.id)


async def look_again(work: NewsWork, rules: Rules, notice_id: str) -> None:
    """Look once more at a notice whose push is about to leave; where it may not be told any more, its push is gone."""
    notice = await work.notices.get_alone(notice_id)
    if notice is not None and notice.state is NoticeState.PUSHED and await may(work, rules, notice):
        await notify.look_again(work, rules, notice)


async def by_person(work: NewsWork, rules: Rules, notice_id: str) -> None:
    """Have a person tell a family without a chat what is due, after looking again as `tell`."""
    notice = await work.notices.get_alone(notice_id)
    if notice is None or notice.state not in (NoticeState.RAISED, NoticeState.WAITS):
        return
    if await may(work, rules, notice):
        if notice.state is NoticeState.RAISED:
            await work.notices.save(replace(notice, state=NoticeState.WAITS))
        await reach.by_person(work, rules, notice.id)


async def may(work: NewsWork, rules: Rules, notice: Notice) -> bool:
    """Whether a notice may be told now; where not, it waits for what it lacks, or is dropped."""
    match await obstacle(work, notice):
        case Obstacle.OVER:
            await notify.drop(work, notice)
        case Obstacle.LEVEL:
            await notify.withhold(work, notice, NoticeState.KEPT_BACK)
            await verify(work, rules, notice)
        case Obstacle.HELD:
            await holds.keep_back(work, notice)
        case Obstacle.DOUBT:
            await notify.withhold(work, notice, NoticeState.RAISED)
            await recognition.call(work, rules, notice.account)
        case None:
            return True
    return False


async def verify(work: NewsWork, rules: Rules, notice: Notice) -> None:
    """Have a moderator verify the kinship of the family for which a notice waits; one task is enough.

    What a family asked for itself is another: it sees when it asked, and nothing that depends on the case.
    """
    for review in await work.reviews.of_report(notice.report):
        if review.cause is Cause.KEPT_BACK and review.state is not ReviewState.DONE:
            return
    await queue.enter(work, rules, ReviewKind.KINSHIP, Cause.KEPT_BACK, notice.account, report=notice.report)


async def opens(work: NewsWork, rules: Rules, account: Account, notice_id: str) -> bool:
    """Whether a notice may be read now: the first time as it may be told; again by whoever it still is for.

    Raises Foreign for anybody else.
    """
    notice = await work.notices.get_alone(notice_id)
    if notice is None or notice.account != account.id:
        raise Foreign
    if notice.case is None or not notice.terms.of_case or notice.state is NoticeState.DROPPED:
        return True
    if notice.state.unread:
        return await may(work, rules, notice)
    relative = await readable(work, notice)
    return relative is not None and relative.level >= notice.terms.level and account.doubt is None
