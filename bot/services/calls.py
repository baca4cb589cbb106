"""A moderator logs a call: what came of it, and what comes next. The log is kept among the decisions."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import NotAllowed
from bot.domain.hours import EVENING, KYIV, MORNING
from bot.domain.review import Priority, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Moderator
from bot.services import claims, promise, queue, recognition, talks, verdicts
from bot.services.review import ReviewWork
from bot.services.rules import Rules

#: Items that are done once a call has settled them; any other is gone on with.
TASKS = (ReviewKind.CONTACT, ReviewKind.DELIVERY, ReviewKind.FOUND)


def steps(review: Review) -> tuple[Next, ...]:
    """Return what may come after a call about this item."""
    first = Next.DONE if review.kind in TASKS else Next.GO_ON
    return (first, Next.TODAY, Next.TOMORROW, Next.HAND_OVER)


async def log(  # noqa: PLR0913, PLR0917 - who, about what, what came of it
    work: ReviewWork, rules: Rules, moderator: Moderator, review_id: str, call: Call, version: int | None = None
) -> Review:
    """Keep a call, and do what comes next.

    Raises NotAllowed for a step that this item does not have, and as `claims.held`.
    """
    review = await claims.held(work, moderator, review_id, version)
    if call.next not in steps(review):
        raise NotAllowed
    kind = VerdictKind.SPOKEN if call.outcome is Outcome.SPOKEN else VerdictKind.NOT_REACHED
    await verdicts.decide(work, moderator, review, kind, call=call)
    if kind is VerdictKind.SPOKEN:
        await _spoken(work, review)
    return await _go_on(work, rules, review, call.next)


async def _spoken(work: ReviewWork, review: Review) -> None:
    """Do what follows once a person has spoken with a family, also where the task is one on its case."""
    report = await queue.report_of(work, review)
    family = report.account if report is not None else review.account
    await verdicts.told(work, review)
    await talks.spoken(work, family)
    await recognition.known(work, family)
    await promise.spoken(work, review.report or "")


async def _go_on(work: ReviewWork, rules: Rules, review: Review, then: Next) -> Review:
    match then:
        case Next.DONE:
            return await verdicts.close(work, review, ReviewState.DONE)
        case Next.TODAY:
            due = rules.due_by(Priority.P0, work.now)
            return await verdicts.close(work, replace(review, due_at=due), ReviewState.OPEN)
        case Next.TOMORROW:
            return await _tomorrow(work, review)
    # Kept by whoever holds it; a second press of the same finger finds a newer version.
    return await work.reviews.save(review)


async def _tomorrow(work: ReviewWork, review: Review) -> Review:
    """Take an item out of the queue until tomorrow morning; it is due in that evening."""
    day = work.now.astimezone(KYIV).date() + timedelta(days=1)
    due = datetime.combine(day, EVENING, KYIV)
    held = await verdicts.close(work, replace(review, due_at=due), ReviewState.HELD)
    await work.jobs.put("call", f"call:{review.id}", datetime.combine(day, MORNING, KYIV), review=review.id)
    return held


async def again(work: ReviewWork, review_id: str) -> None:
    """Bring an item back for another call, unless somebody has taken it up meanwhile."""
    review = await work.reviews.get(review_id)
    if review is not None and review.state is ReviewState.HELD:
        await queue.put_back(work, review)
