"""Who holds an item of the queue: taken, given back, handed over, run out, raised."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.errors import AlreadyClaimed, AlreadyDecided, Barred, NotAllowed, NotClaimed, PassedOn, Stale
from bot.domain.review import Cause, Priority, Review, ReviewState
from bot.domain.roles import Act, Moderator
from bot.services import queue
from bot.services.permissions import allow
from bot.services.queue import QueueWork
from bot.services.rules import Rules


async def take(work: QueueWork, rules: Rules, moderator: Moderator, review_id: str) -> Review:
    """Claim an item for a while; taking it twice changes nothing.

    Raises AlreadyClaimed or AlreadyDecided, naming the colleague; Barred for whoever refused it before, PassedOn for
    whoever passed it on.
    """
    allow(moderator, Act.CLAIM)
    review = await queue.look(work, moderator, review_id)
    await _undecided(work, review)
    held_by = queue.holder_of(review, work.now)
    if held_by == moderator.id:
        return review
    if held_by is not None:
        raise AlreadyClaimed(held_by)
    if review.barred == moderator.id:
        raise Barred
    if not (await queue.takers_of(work, review)).among(moderator):
        raise PassedOn
    return await _claim(work, rules, review, moderator.id)


async def _claim(work: QueueWork, rules: Rules, review: Review, moderator: str) -> Review:
    """Give an item to a moderator: it calls no more, and what an earlier holder revealed goes."""
    await queue.conceal(work, review)
    until = work.now + rules.claim
    await work.jobs.put("claim_end", f"claim:{review.id}", until, review=review.id)
    await work.jobs.drop(f"unclaimed:{review.id}")
    work.audit.record(moderator, "claim", review.id)
    running = review.running(work.now)
    return await work.reviews.save(
        replace(running, state=ReviewState.CLAIMED, claimed_by=moderator, claimed_until=until, escalated=0)
    )


async def mine(work: QueueWork, moderator: Moderator) -> Sequence[Review]:
    """Return what this moderator holds, the most urgent first."""
    return await work.reviews.claimed(moderator.id, work.now)


async def held(work: QueueWork, moderator: Moderator, review_id: str, version: int | None = None) -> Review:
    """Return an item that this moderator holds.

    Raises AlreadyDecided or AlreadyClaimed with the colleague's id, NotClaimed where the claim has
    ended, Stale where the item has moved on from the `version` that a button was made for.
    """
    allow(moderator, Act.CLAIM)
    review = await queue.look(work, moderator, review_id)
    await _undecided(work, review)
    held_by = queue.holder_of(review, work.now)
    if held_by is None:
        raise NotClaimed
    if held_by != moderator.id:
        raise AlreadyClaimed(held_by)
    if version is not None and review.version != version:
        raise Stale
    return review


def since(review: Review, rules: Rules) -> datetime:
    """Return since when an item is held."""
    return (review.claimed_until or review.opened_at) - rules.claim


async def holder(work: QueueWork, review_id: str) -> Moderator | None:
    """Return who holds an item now."""
    review = await work.reviews.get(review_id)
    held_by = queue.holder_of(review, work.now) if review else None
    return await work.moderators.get(held_by) if held_by else None


async def release(work: QueueWork, moderator: Moderator, review_id: str) -> Review:
    """Give an item back to the queue."""
    review = await held(work, moderator, review_id)
    work.audit.record(moderator.id, "release", review.id)
    return await _let_go(work, review)


async def give_up(work: QueueWork, moderator: Moderator) -> None:
    """Give everything back that a moderator holds: the account is locked, or its owner leaves."""
    for review in await work.reviews.claimed(moderator.id, work.now):
        work.audit.record(moderator.id, "release", review.id)
        await _let_go(work, review)


async def pass_on(work: QueueWork, moderator: Moderator, review_id: str) -> Review:
    """Give an item back, never to be offered to this moderator again; nobody asks why. Twice changes nothing."""
    allow(moderator, Act.CLAIM)
    try:
        review = await held(work, moderator, review_id)
    except (NotClaimed, AlreadyClaimed):
        # The same finger may have pressed twice, or a colleague may have taken the item since.
        if moderator.id in await work.passes.of(review_id):
            return await queue.look(work, moderator, review_id)
        raise
    await work.passes.add(review.id, moderator.id)
    work.audit.record(moderator.id, "pass", review.id)
    return await _let_go(work, review)


async def colleagues(work: QueueWork, moderator: Moderator, review_id: str) -> Sequence[Moderator]:
    """Return who may take over an item that this moderator holds."""
    review = await held(work, moderator, review_id)
    return [other for other in (await queue.takers_of(work, review)).people if other.id != moderator.id]


async def hand_over(work: QueueWork, rules: Rules, moderator: Moderator, review_id: str, to: str) -> Moderator:
    """Give an item to a colleague, who holds it from now on. Raises NotAllowed where that one may not."""
    review = await held(work, moderator, review_id)
    colleague = next((one for one in (await queue.takers_of(work, review)).people if one.id == to), None)
    if colleague is None:
        raise NotAllowed
    work.audit.record(moderator.id, "hand_over", review.id, to=colleague.id)
    await _claim(work, rules, review, colleague.id)
    return colleague


async def lapse(work: QueueWork, review_id: str) -> Moderator | None:
    """End a claim whose time is over; return who held the item, None where nothing ended."""
    review = await work.reviews.get(review_id)
    if review is None or review.state is not ReviewState.CLAIMED or review.claimed_until is None:
        return None
    if review.claimed_until > work.now:
        await work.jobs.put("claim_end", f"claim:{review.id}", review.claimed_until, review=review.id)
        return None
    await _let_go(work, review)
    return await work.moderators.get(review.claimed_by) if review.claimed_by else None


async def _let_go(work: QueueWork, review: Review) -> Review:
    """Put an item back; an urgent one is pushed again."""
    await queue.conceal(work, review)
    await work.jobs.drop(f"claim:{review.id}")
    return await queue.put_back(work, review)


async def lift(work: QueueWork, rules: Rules, moderator: Moderator, review_id: str) -> Review:
    """Raise an item to P0: due in two hours at most, pushed, and no longer set aside. One that is P0 stays as it is."""
    allow(moderator, Act.CLAIM)
    review = await queue.look(work, moderator, review_id)
    await _undecided(work, review)
    if review.priority is Priority.P0:
        return review
    review = review.running(work.now)
    due = min(review.due_at, rules.due_by(Priority.P0, work.now))
    review = replace(review, priority=Priority.P0, due_at=due, cause=Cause.RAISED)
    await queue.alarm(work, review)
    await work.reviews.lift(review.id, Priority.P0, due, Cause.RAISED)
    work.audit.record(moderator.id, "raise", review.id)
    if review.state in (ReviewState.HELD, ReviewState.ASKED):
        review = await work.reviews.save(replace(review, state=ReviewState.OPEN))
    return review


async def _undecided(work: QueueWork, review: Review) -> None:
    """Raise AlreadyDecided, naming who ended an item; Stale where a task about a case has ended by itself."""
    if review.state is not ReviewState.DONE:
        return
    by = await queue.decided_by(work, review)
    raise Stale if review.case is not None and by is None else AlreadyDecided(by)
