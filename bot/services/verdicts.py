"""A moderator decides. Every verdict keeps who, when and why; nothing else moves a report on."""

from collections.abc import Sequence

from bot.domain.call import Call
from bot.domain.case import Case
from bot.domain.errors import Foreign, NotAllowed, Stale
from bot.domain.notice import NoticeKind
from bot.domain.relative import ContactRole, Relative
from bot.domain.report import Report, ReportState
from bot.domain.review import (
    Cause,
    Filing,
    LinkReason,
    RejectReason,
    Review,
    ReviewKind,
    ReviewState,
    Verdict,
    VerdictKind,
)
from bot.domain.roles import Moderator
from bot.matching.score import Band
from bot.questionnaire.forbidden import refuse
from bot.services import claims, news, notify, queue, report_states
from bot.services.queue import QueueWork
from bot.services.review import Beside, ReviewWork, beside, offered

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


async def very_like(
    work: ReviewWork, moderator: Moderator, review_id: str, version: int | None = None
) -> Sequence[Beside]:
    """Return the cases that are very like the person of a report. Raises as `claims.held`."""
    review, _ = await _report(work, moderator, review_id, version)
    return [one for one in await beside(work, review) or () if one.candidate.band == Band.STRONG]


async def link(  # noqa: PLR0913, PLR0917 - who, which two, and why
    work: ReviewWork,
    moderator: Moderator,
    review_id: str,
    case_id: str,
    reason: LinkReason,
    words: str | None = None,
    version: int | None = None,
) -> Review:
    """Decide that the report is about the person of this case, for a reason of the list and perhaps in own words.

    Raises ForbiddenContent, Foreign for a case not among the candidates, Stale for one that was merged or closed
    meanwhile: then the cases are compared anew.
    """
    review, report = await _report(work, moderator, review_id, version)
    refuse(words)
    case = await work.cases.get_alone(case_id)
    if case is None:
        raise Foreign
    if case.id not in [one.case.id for one in await beside(work, review) or ()]:
        if case.id not in [one.case for one in await work.reviews.candidates(review.id) or ()]:
            raise Foreign
        await work.jobs.put("match", f"match:{report.id}", work.now, report=report.id)
        raise Stale
    return await _settle(work, moderator, review, report, VerdictKind.LINK, case=case.id, reason=reason, text=words)


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
    refuse(question)
    if report.silent:
        raise NotAllowed
    await decide(work, moderator, review, VerdictKind.ASK, text=question)
    await report_states.bring(work, report, STATES[VerdictKind.ASK])
    await notify.take_back(work, report.id, NoticeKind.READ)
    await notify.announce(work, report, NoticeKind.QUESTION, {"question": question, "review": review.id})
    return await wait(work, review)


async def hold(work: ReviewWork, moderator: Moderator, review_id: str, version: int | None = None) -> Review:
    """Set a report aside for now: it stands in a list of its own, with the same promise to the family."""
    review, _ = await _report(work, moderator, review_id, version)
    await decide(work, moderator, review, VerdictKind.HOLD)
    return await close(work, review, ReviewState.HELD)


async def settle(work: ReviewWork, moderator: Moderator, review_id: str, version: int | None = None) -> Review:
    """End a task that no call ends (`calls.log`), nor `tasks.settle`. Raises NotAllowed for what needs a decision."""
    review = await claims.held(work, moderator, review_id, version)
    report = await queue.report_of(work, review)
    if review.kind is ReviewKind.CASE or VerdictKind.SETTLED not in offered(review, report):
        raise NotAllowed
    await decide(work, moderator, review, VerdictKind.SETTLED)
    await told(work, review)
    return await close(work, review, ReviewState.DONE)


async def _report(work: ReviewWork, moderator: Moderator, review_id: str, version: int | None) -> tuple[Review, Report]:
    """Return a held item and the undecided report it is about. Raises Foreign where it is about none.

    Whoever changes several rows locks the report first, then its case: two never wait for each other.
    """
    item = await work.reviews.get(review_id)
    report = await work.reports.get_alone(item.report) if item is not None and item.report else None
    review = await claims.held(work, moderator, review_id, version)
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
    reason: RejectReason | LinkReason | None = None,
    text: str | None = None,
) -> Review:
    """Keep a verdict that ends a review, tie the family to the case, and raise its notice."""
    await decide(work, moderator, review, kind, case=case, reason=reason, text=text)
    await report_states.bring(work, report, STATES[kind])
    await work.jobs.drop(f"promise:{report.id}")
    await notify.take_back(work, report.id, NoticeKind.READ, NoticeKind.QUESTION)
    if case is not None:
        tied = await _tied(work, report, case)
        await work.cases.link(tied)
        await work.jobs.put("wgeid", f"wgeid:{report.id}", work.now, report=report.id)
        if await notify.knows(work, report.id, NoticeKind.TAKEN_UP):
            # It was told so before a link was undone: nothing is new to it.
            await work.reports.promise(report.id, None)
        else:
            await notify.announce(work, report, NoticeKind.TAKEN_UP)
        await news.catch_up(work, tied)
    elif reason is not None:
        await notify.announce(work, report, NoticeKind.NOT_TAKEN_UP, {"reason": reason.value})
    return await close(work, review, ReviewState.DONE)


async def _tied(work: ReviewWork, report: Report, case: str) -> Relative:
    """Return the tie of a report to a case, as it was verified; whoever was not to be informed before, is not."""
    kept = await work.cases.role(report.id) is ContactRole.NOT_INFORMED
    return Relative(
        id=work.ids.new(),
        case=case,
        account=report.account,
        report=report.id,
        level=await work.verifications.level(report.id),
        role=ContactRole.NOT_INFORMED if kept else ContactRole.OTHER,
    )


async def decide(  # noqa: PLR0913 - a verdict's facts, each named
    work: QueueWork,
    moderator: Moderator,
    review: Review,
    kind: VerdictKind,
    *,
    case: str | None = None,
    reason: RejectReason | LinkReason | Filing | None = None,
    text: str | None = None,
    call: Call | None = None,
) -> None:
    """Keep a decision: who, when, what; it is never changed."""
    verdict = Verdict(
        id=work.ids.new(), review=review.id, kind=kind, moderator=moderator.id, at=work.now,
        reason=reason, case=case, text=text, call=call,
    )  # fmt: skip
    await work.verdicts.add(verdict)
    came_of = {} if call is None else {"outcome": call.outcome.value, "next": call.next.value}
    work.audit.record(moderator.id, f"verdict.{kind}", review.id, **came_of)


async def told(work: ReviewWork, review: Review) -> None:
    """Note that a person has told the family, where that was the task."""
    if review.cause is Cause.TELL and review.report is not None:
        await notify.told(work, review.report)


async def wait(work: ReviewWork, review: Review) -> Review:
    """Have an item wait for its family, whose answer brings it back; without one it comes back by itself."""
    asked = await close(work, review, ReviewState.ASKED)
    # The job knows how long to wait.
    await work.jobs.put("unanswered", f"unanswered:{asked.id}", work.now, review=asked.id)
    return asked


async def close(work: ReviewWork, review: Review, state: ReviewState) -> Review:
    """End the claim; what was revealed goes with the verdict, and what a task kept goes with its end."""
    if review.kind is ReviewKind.CONTACT and state is ReviewState.DONE:
        for draft in await work.drafts.of(review.account):
            if draft.subject == review.id:
                await work.drafts.erase(draft.id)
    return await queue.end(work, review, state)
