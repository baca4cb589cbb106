"""A moderator decides. Every verdict keeps who, when and why; nothing else moves a report on."""

from dataclasses import replace

from bot.domain.case import Case, Relative
from bot.domain.errors import ForbiddenContent, Foreign, NotAllowed
from bot.domain.notice import NoticeKind
from bot.domain.report import Report, ReportState
from bot.domain.review import RejectReason, Review, ReviewKind, ReviewState, Verdict, VerdictKind
from bot.domain.roles import Moderator
from bot.questionnaire.forbidden import forbidden
from bot.services import claims, notify, queue, recognition
from bot.services.review import ReviewWork, beside, offered
from bot.services.rules import Rules

#: What a verdict makes of the report.
STATES = {
    VerdictKind.NEW_CASE: ReportState.ACCEPTED,
    VerdictKind.LINK: ReportState.LINKED,
    VerdictKind.ASK: ReportState.NEEDS_CLARIFICATION,
    VerdictKind.REJECT: ReportState.REJECTED,
}


async def new_case(work: ReviewWork, moderator: Moderator, review_id: str, version: int | None = None) -> Review:
    """Decide that nobody in the base is this person: a case of its own."""
    review, report = await _report(work, moderator, review_id, version)
    case = Case(id=work.ids.new(), reference=work.ids.number(), person=report.person, opened_at=work.now)
    await work.cases.add(case)
    return await _settle(work, moderator, review, report, VerdictKind.NEW_CASE, case=case.id)


async def link(
    work: ReviewWork, moderator: Moderator, review_id: str, case_id: str, version: int | None = None
) -> Review:
    """Decide that the report is about the person of this case. Raises Foreign for a case not among the candidates."""
    review, report = await _report(work, moderator, review_id, version)
    if case_id not in [one.case.id for one in await beside(work, review) or ()]:
        raise Foreign
    return await _settle(work, moderator, review, report, VerdictKind.LINK, case=case_id)


async def reject(
    work: ReviewWork, moderator: Moderator, review_id: str, reason: RejectReason, version: int | None = None
) -> Review:
    """Decide that the report cannot be worked on, for a reason of the list; the family can ask for another look."""
    review, report = await _report(work, moderator, review_id, version)
    return await _settle(work, moderator, review, report, VerdictKind.REJECT, reason=reason)


async def ask(
    work: ReviewWork, moderator: Moderator, review_id: str, question: str, version: int | None = None
) -> Review:
    """Ask the family: `question` is the key of a template or the moderator's own words.

    The answer brings the review back. Raises ForbiddenContent, NotAllowed where nothing may be sent.
    """
    review, report = await _report(work, moderator, review_id, version)
    if (kind := forbidden(question)) is not None:
        raise ForbiddenContent(kind.value)
    if report.silent:
        raise NotAllowed
    await _decide(work, moderator, review, VerdictKind.ASK, text=question)
    await work.reports.save(replace(report, state=STATES[VerdictKind.ASK]))
    await notify.take_back(work, report.id, NoticeKind.READ)
    await notify.announce(work, report, NoticeKind.QUESTION, {"question": question, "review": review.id})
    return await _close(work, review, ReviewState.ASKED)


async def hold(work: ReviewWork, moderator: Moderator, review_id: str, version: int | None = None) -> Review:
    """Set a report aside for now: it stands in a list of its own, with the same promise to the family."""
    review, _ = await _report(work, moderator, review_id, version)
    await _decide(work, moderator, review, VerdictKind.HOLD)
    return await _close(work, review, ReviewState.HELD)


async def finish_task(  # noqa: PLR0913, PLR0917 - a verdict's facts, each named
    work: ReviewWork,
    rules: Rules,
    moderator: Moderator,
    review_id: str,
    kind: VerdictKind,
    version: int | None = None,
) -> Review:
    """End a task (spoken, settled), or put it back for another try (not reached). Raises NotAllowed for others."""
    review = await claims.held(work, moderator, review_id, version)
    report = await work.reports.get(review.report) if review.report else None
    if kind in STATES or kind is VerdictKind.HOLD or kind not in offered(review, report):
        raise NotAllowed
    await _decide(work, moderator, review, kind)
    if kind is VerdictKind.SPOKEN:
        await recognition.known(work, review.account)
    if kind is VerdictKind.NOT_REACHED:
        due = rules.due[review.priority].after(work.now, rules.holidays)
        return await _close(work, replace(review, due_at=due), ReviewState.OPEN)
    return await _close(work, review, ReviewState.DONE)


async def _report(work: ReviewWork, moderator: Moderator, review_id: str, version: int | None) -> tuple[Review, Report]:
    """Return a held item and the undecided report it is about. Raises Foreign where it is about none."""
    review = await claims.held(work, moderator, review_id, version)
    report = await work.reports.get(review.report) if review.report else None
    if report is None or VerdictKind.NEW_CASE not in offered(review, report):
        raise Foreign
    return review, report


async def _settle(  # noqa: PLR0913 - a verdict's facts, each named
    work: ReviewWork,
    moderator: Moderator,
    review: Review,
    report: Report,
    kind: VerdictKind,
    *,
    case: str | None = None,
    reason: RejectReason | None = None,
) -> Review:
    """Keep a verdict that ends a review, tie the family to the case, and raise its notice."""
    await _decide(work, moderator, review, kind, case=case, reason=reason)
    await work.reports.save(replace(report, state=STATES[kind]))
    await work.jobs.drop(f"promise:{report.id}")
    await notify.take_back(work, report.id, NoticeKind.READ, NoticeKind.QUESTION)
    if case is not None:
        tied = Relative(id=work.ids.new(), case=case, account=report.account, report=report.id)
        await work.cases.link(tied)
        await notify.announce(work, report, NoticeKind.TAKEN_UP)
    elif reason is not None:
        await notify.announce(work, report, NoticeKind.NOT_TAKEN_UP, {"reason": reason.value})
    return await _close(work, review, ReviewState.DONE)


async def _decide(  # noqa: PLR0913 - a verdict's facts, each named
    work: ReviewWork,
    moderator: Moderator,
    review: Review,
    kind: VerdictKind,
    *,
    case: str | None = None,
    reason: RejectReason | None = None,
    text: str | None = None,
) -> None:
    verdict = Verdict(
        id=work.ids.new(), review=review.id, kind=kind, moderator=moderator.id, at=work.now,
        reason=reason, case=case, text=text,
    )  # fmt: skip
    await work.verdicts.add(verdict)
    work.audit.record(moderator.id, f"verdict.{kind}", review.id)


async def _close(work: ReviewWork, review: Review, state: ReviewState) -> Review:
    """End the claim; what was revealed goes with the verdict, and what a task kept goes with its end."""
    if review.kind is ReviewKind.CONTACT and state is ReviewState.DONE:
        for draft in await work.drafts.of(review.account):
            if draft.subject == review.id:
                await work.drafts.erase(draft.id)
    closed = await queue.end(work, review, state)
    if state is ReviewState.OPEN:
        await queue.alarm(work, closed)
    return closed
