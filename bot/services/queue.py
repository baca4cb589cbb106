"""What waits for a moderator: how it comes in, who may see it, and how it leaves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.domain.errors import Foreign
from bot.domain.priority import CAUSES
from bot.domain.report import Report
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState, Verdict
from bot.domain.roles import Moderator
from bot.domain.takers import Takers, sees, takers
from bot.questionnaire.addition import Addition
from bot.services.notify import Jobs, Outbox, Sent
from bot.services.ports import Work
from bot.services.privacy import Audit
from bot.services.rules import Rules

#: What of an item stands in its holder's chat and must not outlive the claim.
SHOWN: Final = ("reveal", "compare")
#: Jobs about an item that end where somebody is done with it. They come before the item itself, here as wherever an
#: item is saved: so nobody waits for what another holds who waits in turn.
JOBS: Final = ("claim", "alarm", "alarm_all", "call", "unclaimed", "unanswered")
#: How soon an item that is late already calls, when it comes back; and how long after seniors everybody is called.
SETTLE, A_DAY = timedelta(hours=1), timedelta(days=1)


class Reviews(Protocol):
    """Where the queue is kept."""

    async def add(self, review: Review) -> None:
        """Keep a new item."""

    async def get(self, review: str) -> Review | None:
        """Return one item, locked until the transaction ends."""

    async def save(self, review: Review) -> Review:
        """Keep what changed and return it with its new version. Raises Moved where it changed meanwhile."""

    async def lift(self, review: str, priority: Priority, due_at: datetime, cause: Cause) -> None:
        """Raise an item's priority; its version stays, so that nobody's buttons die of it."""

    async def waiting(self, now: datetime, limit: int) -> Sequence[Review]:
        """Return what nobody holds, by priority, due time and age."""

    async def aside(self, limit: int) -> Sequence[Review]:
        """Return what is held or waits for a family's answer, by priority, due time and age."""

    async def claimed(self, moderator: str, now: datetime) -> Sequence[Review]:
        """Return what this moderator holds."""

    async def of_report(self, report: str) -> Sequence[Review]:
        """Return a report's items, the oldest first."""

    async def of_case(self, case: str) -> Sequence[Review]:
        """Return a case's items, the oldest first."""

    async def open_contact(self, account: str) -> Review | None:
        """Return the account's task that asks for a person, if it is not done."""

    async def contacts(self, account: str, since: datetime) -> int:
        """Count the account's tasks that ask for a person, opened since then, done or not."""


class Verdicts(Protocol):
    """Where decisions are kept; they are never changed."""

    async def add(self, verdict: Verdict) -> None:
        """Append a decision."""

    async def of(self, review: str) -> Sequence[Verdict]:
        """Return an item's decisions, the oldest first."""


class Passes(Protocol):
    """Where it is kept who passed which item on."""

    async def add(self, review: str, moderator: str) -> None:
        """Keep that a moderator passed an item on; once is enough."""

    async def of(self, review: str) -> Collection[str]:
        """Return who passed an item on."""

    async def undone(self) -> Mapping[str, Collection[str]]:
        """Return who passed on each item that is not done."""


class Told(Protocol):
    """What was told about sent reports afterwards."""

    async def of_report(self, report: str) -> Sequence[Addition]:
        """Return what was told about a report, the oldest first."""


class Colleagues(Protocol):
    """Where the organisation's people are looked up."""

    async def get(self, moderator: str) -> Moderator | None:
        """Return one of them, active or not."""

    async def active(self) -> Sequence[Moderator]:
        """Return everybody who may act."""


class QueueWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def reviews(self) -> Reviews:
        """The queue."""

    @property
    def reports(self) -> Sent:
        """Reports."""

    @property
    def verdicts(self) -> Verdicts:
        """Decisions."""

    @property
    def passes(self) -> Passes:
        """Who passed which item on."""

    @property
    def additions(self) -> Told:
        """What was told about sent reports afterwards."""

    @property
    def moderators(self) -> Colleagues:
        """The organisation's people."""

    @property
    def jobs(self) -> Jobs:
        """What is due later."""

    @property
    def outbox(self) -> Outbox:
        """What leaves with the transaction."""

    @property
    def audit(self) -> Audit:
        """The chain of what was done."""


async def enter(  # noqa: PLR0913, PLR0917 - an item's facts, each named
    work: QueueWork,
    rules: Rules,
    kind: ReviewKind,
    cause: Cause,
    account: str,
    priority: Priority | None = None,
    *,
    report: str | None = None,
    case: str | None = None,
    barred: str | None = None,
    due_at: datetime | None = None,
    lead: bool = False,
) -> Review:
    """Put an item into the queue; an urgent one is pushed to those on duty, later to all.

    It is due as its priority says, or at `due_at`.
    """
    level = CAUSES[cause] if priority is None else priority
    review = Review(
        id=work.ids.new(),
        kind=kind,
        cause=cause,
        account=account,
        report=report,
        case=case,
        priority=level,
        due_at=rules.due_by(level, work.now) if due_at is None else due_at,
        opened_at=work.now,
        barred=barred,
        lead=lead,
    )
    await work.reviews.add(review)
    await alarm(work, review)
    return review


async def alarm(work: QueueWork, review: Review) -> None:
    """Have an urgent item pushed: now to those on duty, to everybody when half its time is gone.

    Any item calls when nobody takes it in time.
    """
    if review.priority is Priority.P0:
        await work.jobs.put("alarm", f"alarm:{review.id}", work.now, review=review.id)
        half = work.now + (review.due_at - work.now) / 2
        await work.jobs.put("alarm_all", f"alarm_all:{review.id}", half, review=review.id)
    await watch(work, review)


async def watch(work: QueueWork, review: Review) -> None:
    """Have an item call once nobody has taken it in time, though not in the hour in which it came back."""
    calls_at = next_call(review)
    if calls_at is not None:
        soon = work.now + SETTLE if calls_at <= work.now else calls_at
        await work.jobs.put("unclaimed", f"unclaimed:{review.id}", soon, review=review.id)


def next_call(review: Review) -> datetime | None:
    """Return when an item that nobody takes calls next; None where it has called everybody."""
    if review.priority is Priority.P0 or not review.escalated:
        return review.due_at
    return review.due_at + A_DAY if review.escalated == 1 else None


async def takers_of(work: QueueWork, review: Review) -> Takers:
    """Return who may take an item now."""
    return takers(await work.moderators.active(), review, await work.passes.of(review.id))


async def look(work: QueueWork, moderator: Moderator, review_id: str) -> Review:
    """Return an item. Raises Foreign where there is none, and alike where it is for seniors alone."""
    review = await work.reviews.get(review_id)
    if review is None or not sees(moderator, review):
        raise Foreign
    return review


async def report_of(work: QueueWork, review: Review) -> Report | None:
    """Return the report an item is about, None where it is about none."""
    return await work.reports.get(review.report) if review.report else None


async def join(work: QueueWork, rules: Rules, review: Review, priority: Priority, cause: Cause) -> Review:
    """Bring an item that waits up to date with what was told since: lifted where that is more urgent, never lowered.

    Whoever holds it decides on what it was before, so the new version kills those buttons; what was set aside, or
    waits for the family, waits no longer.
    """
    state = ReviewState.OPEN if review.state in (ReviewState.ASKED, ReviewState.HELD) else review.state
    forward = replace(review.running(work.now), state=state)
    if priority < review.priority:
        due = min(forward.due_at, rules.due_by(priority, work.now))
        forward = replace(forward, priority=priority, due_at=due, cause=cause)
    if forward.priority < review.priority or state is not review.state:
        await alarm(work, forward)
    return await work.reviews.save(forward)


async def put_back(work: QueueWork, review: Review) -> Review:
    """Put an item back: nobody holds it, its clock goes, and an urgent one is pushed again."""
    free = replace(review.running(work.now), state=ReviewState.OPEN, claimed_by=None, claimed_until=None)
    await alarm(work, free)
    return await work.reviews.save(free)


async def end(work: QueueWork, review: Review, state: ReviewState = ReviewState.DONE) -> Review:
    """Take an item out of its holder's hands: decided, set aside, to be called again, or waiting for the family.

    While it waits for the family the clock stands still.
    """
    await conceal(work, review)
    for job in JOBS:
        await work.jobs.drop(f"{job}:{review.id}")
    paused_at = work.now if state is ReviewState.ASKED else None
    ended = replace(review, state=state, claimed_by=None, claimed_until=None, paused_at=paused_at)
    if state is ReviewState.OPEN:
        await alarm(work, ended)
    return await work.reviews.save(ended)


async def conceal(work: QueueWork, review: Review) -> None:
    """Remove from its holder's chat what was revealed of an item."""
    holder = await work.moderators.get(review.claimed_by) if review.claimed_by else None
    if holder is None:
        return
    for what in SHOWN:
        await work.outbox.clear(holder.account, f"{what}:{review.id}")
        await work.jobs.drop(f"{what}:{review.id}")


async def decided_by(work: QueueWork, review: Review) -> str | None:
    """Return the id of the moderator whose decision ended an item, None where the family ended it."""
    verdicts = await work.verdicts.of(review.id)
    return verdicts[-1].moderator if verdicts and verdicts[-1].ends else None


async def decisions(work: QueueWork, report: str) -> Sequence[Verdict]:
    """Return every decision on a report's items."""
    return [verdict for item in await work.reviews.of_report(report) for verdict in await work.verdicts.of(item.id)]


def holder_of(review: Review, now: datetime) -> str | None:
    """Return the id of the moderator who holds an item now."""
    if review.state is not ReviewState.CLAIMED or review.claimed_until is None or review.claimed_until <= now:
        return None
    return review.claimed_by
