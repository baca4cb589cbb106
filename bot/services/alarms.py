"""Whom an item in the queue calls: urgent ones at once, and any that nobody takes in time. Pushes hold no content."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final, Protocol

from bot.domain.audit import HOUSE
from bot.domain.hours import waking
from bot.domain.review import Priority, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator, Role
from bot.services import queue
from bot.services.notify import NoticeWork, Voice
from bot.services.queue import QueueWork
from bot.services.rules import Rules

#: How often seniors are called for what is urgent, late, and nobody's.
AGAIN: Final = timedelta(hours=1)


class AlarmWork(QueueWork, NoticeWork, Protocol):
    """What an alarm needs of a unit of work."""


async def alarm(work: AlarmWork, voice: Voice, review_id: str, *, everybody: bool) -> None:
    """Push that something urgent waits: to those on duty, or to all at half time.

    A family that is being looked after has become more urgent: whoever holds it is told.
    """
    review = await work.reviews.get(review_id)
    holder = None if review is None else queue.holder_of(review, work.now)
    if review is not None and review.kind is ReviewKind.CONTACT and holder is not None:
        held_by = await work.moderators.get(holder)
        await push(work, voice, review, [held_by] if held_by else [], everybody=everybody)
    if review is None or review.state is not ReviewState.OPEN:
        return
    people = (await queue.takers_of(work, review)).people
    await push(work, voice, review, [one for one in people if everybody or one.on_duty], everybody=everybody)


async def unclaimed(work: AlarmWork, rules: Rules, voice: Voice, review_id: str) -> None:
    """Call for an item that nobody has taken in time: seniors first, a day later everybody, and it rises a class.

    Nothing rises to P0; what is P0 calls seniors every hour. Other items call in waking hours.
    """
    review = await work.reviews.get(review_id)
    if review is None or review.state is not ReviewState.OPEN:
        return
    urgent, calls_at = review.priority is Priority.P0, queue.next_call(review)
    if calls_at is None:
        return
    calls_at = max(calls_at, work.now if urgent else waking(work.now, rules.quiet, rules.holidays))
    if calls_at > work.now:
        await work.jobs.put("unclaimed", f"unclaimed:{review.id}", calls_at, review=review.id)
        return
    everybody = review.escalated > 0 and not urgent
    await _call(work, voice, await _escalate(work, review, everybody=everybody), everybody=everybody)


async def _escalate(work: AlarmWork, review: Review, *, everybody: bool) -> Review:
    """Keep that an item has called, one class higher where it calls everybody; whoever takes it meanwhile wins."""
    level = Priority(max(review.priority - 1, Priority.P1)) if everybody else review.priority
    called = replace(review, priority=level, escalated=2 if everybody else 1)
    key, pause = f"unclaimed:{review.id}", AGAIN if review.priority is Priority.P0 else queue.A_DAY
    if everybody:
        await work.jobs.drop(key)
    else:
        await work.jobs.put("unclaimed", key, work.now + pause, review=review.id)
    work.audit.record(HOUSE, "escalate", review.id, to="all" if everybody else "seniors")
    return await work.reviews.save(called)


async def _call(work: AlarmWork, voice: Voice, review: Review, *, everybody: bool) -> None:
    """Push an item to everybody who may take it, or to seniors where there are any."""
    people = (await queue.takers_of(work, review)).people
    seniors = [one for one in people if one.role is Role.SENIOR]
    await push(work, voice, review, people if everybody else seniors or people, everybody=True)


async def push(work: AlarmWork, voice: Voice, review: Review, people: Sequence[Moderator], *, everybody: bool) -> None:
    """Push that an item waits, in words for those on duty or for `everybody`."""
    for moderator in people:
        account = await work.accounts.get(moderator.account)
        if account is not None:
            slot = f"alarm:{review.id}"
            # An edit of what stands there already would make no sound.
            await work.outbox.clear(account.id, slot)
            await work.outbox.show(account.id, voice.alarm(account.language, everybody=everybody), slot=slot)
