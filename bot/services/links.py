"""A link that was a mistake is undone: the report is read again, and its family notices nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.domain.case import Case
from bot.domain.errors import Foreign, ReasonNeeded, Stale
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Review, ReviewKind, VerdictKind
from bot.domain.roles import Act, Moderator
from bot.questionnaire.forbidden import refuse
from bot.services import acquaintances, cases, corrections, informing, promise, queue, report_states, tasks, verdicts
from bot.services.permissions import allow
from bot.services.review import ReviewWork
from bot.services.rules import Rules


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Linked:
    """A report, and the case that it is linked to."""

    case: Case
    report: Report


#: Verdicts by which a report came to its case.
LINKING: Final = (VerdictKind.NEW_CASE, VerdictKind.LINK)


async def undo(  # noqa: PLR0913, PLR0917 - who, which two, and why
    work: ReviewWork, rules: Rules, moderator: Moderator, case_id: str, report_id: str, words: str
) -> Review:
    """Take a report out of its case, for a reason in words, and have it read again; return its new item.

    Raises NotAllowed, ReasonNeeded, ForbiddenContent, Foreign, Stale where it is not linked to this case any more.
    """
    there = await linked(work, moderator, case_id, report_id)
    case, report = there.case, there.report
    if not words.strip():
        raise ReasonNeeded
    refuse(words)
    spoken = await cases.spoken(work, case.id, await _since(work, report))
    await corrections.correct(work, [one for one in await work.notices.of_report(report.id) if one.case is not None])
    await cases.unmake(work, case, report, moderator.id)
    await work.cases.unlink(case.id, report.id)
    await acquaintances.part(work, case, report.id)
    await informing.through_others(work, report.account, case.id)
    await report_states.bring(work, report, ReportState.IN_REVIEW)
    await promise.restore(work, report.id)
    review = await queue.enter(work, rules, ReviewKind.REPORT, Cause.LINK_UNDONE, report.account, report=report.id)
    await verdicts.decide(work, moderator, review, VerdictKind.UNLINKED, case=case.id, text=words)
    work.audit.record(moderator.id, "unlink", case.id, report=report.id)
    await work.jobs.put("match", f"match:{report.id}", work.now, report=report.id)
    if spoken:
        # For seniors alone, whatever was spoken of: were it for all but where it is a death, its absence would tell.
        await tasks.enter(work, rules, Cause.CORRECTION, case.id, report=report.id, lead=True)
    return review


async def linked(work: ReviewWork, moderator: Moderator, case_id: str, report_id: str) -> Linked:
    """Return a case and a report of its own, neither of which anybody else changes meanwhile.

    Raises NotAllowed, Foreign for what is not there, Stale where they are not linked any more.
    """
    allow(moderator, Act.UNLINK)
    report = await work.reports.get_alone(report_id)
    case = await work.cases.get_alone(case_id)
    if report is None or case is None:
        raise Foreign
    if await work.cases.of_report(report.id) != case.id or report.state is ReportState.WITHDRAWN:
        raise Stale
    return Linked(case=case, report=report)


async def of(work: ReviewWork, moderator: Moderator, report: Report | None) -> Linked | None:
    """Return where a report is linked, for whoever may undo that; None for anybody else."""
    tied = await work.cases.of_report(report.id) if report and moderator.role.may(Act.UNLINK) else None
    case = await work.cases.get(tied) if tied else None
    if report is None or case is None or report.state is ReportState.WITHDRAWN:
        return None
    return Linked(case=case, report=report)


async def _since(work: ReviewWork, report: Report) -> datetime:
    """Return when a report came to its case."""
    decided = [verdict for verdict in await queue.decisions(work, report.id) if verdict.kind in LINKING]
    return max((verdict.at for verdict in decided), default=report.sent_at)
