"""A moderator logs a call: what came of it, and what comes next. The log is kept among the decisions."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import NotAllowed
from bot.domain.hours import EVENING, KYIV, MORNING
from bot.domain.review import Priority, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Moderator
from bot.services import claims, promise, queue, reach, recognition, talks, verdicts
from bot.services.review import ReviewWork
from bot.services.rules import Rules

#: Items that are done once a call has settled them; any other is gone on with.
TASKS = (ReviewKind.CONTACT, ReviewKind.DELIVERY, ReviewKind.FOUND)
#: How long a family rests that nobody could reach, while something waits for it.
LATER: Final = timedelta(days=30)


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
        await _spoken(work, moderator, review)
    elif call.next is Next.DONE:
        return await _unreached(work, rules, review)
    return await _go_on(work, rules, review, call.next)


async def _spoken(work: ReviewWork, moderator: Moderator, review: Review) -> None:
    """Do what follows once a person has spoken with a family, also where the task is one on its case."""
    report = await queue.report_of(work, review)
    family = report.account if report is not None else review.account
    await reach.told(work, moderator, review)
    await talks.spoken(work, moderator, review, family)
    await recognition.known(work, family)
    await promise.spoken(work, review.report or "")
    await reach.spoken(work, family, review)


async def _unreached(work: ReviewWork, rules: Rules, review: Review) -> Review:
    """End a task without having reached the family. Where something waits for it, a senior finds another way.

    A senior who finds none has it back later: the family may be there again.
    """
    if reach.seeks(review) and await reach.waits(work, review.account):
        then = work.now + LATER
        due = rules.due_by(review.priority, then)
        return await _aside(work, replace(review, due_at=due), then)
    done = await verdicts.close(work, review, ReviewState.DONE)
    await reach.another_way(work, rules, review.account)
    return done


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
    return await _aside(work, replace(review, due_at=due), datetime.combine(day, MORNING, KYIV))


async def _aside(work: ReviewWork, review: Review, until: datetime) -> Review:
    """Take an item out of the queue for a while."""
    held = await verdicts.close(work, review, ReviewState.HELD)
    await work.jobs.put("call", f"call:{review.id}", until, review=review.id)
    return held


async def again(work: ReviewWork, review_id: str) -> None:
    """Bring an item back for another call, unless somebody has taken it up meanwhile."""
    review = await work.reviews.get(review_id)
    if review is not None and review.state is ReviewState.HELD:
        await queue.put_back(work, review)
