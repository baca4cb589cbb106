"""Whom an item in the queue calls: those on duty, seniors, everybody; and when it stops calling."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import count

import pytest
from sqlalchemy import select

from bot.domain.hours import KYIV, QuietHours
from bot.domain.message import Message
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator, Role
from bot.services import alarms, claims, moderators, queue, review, verdicts
from bot.services.rules import Rules
from bot.storage.keys import Keys
from bot.storage.tables import audit
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds
from tests.services.people import RULES, moderator, sent
from tests.services.test_races import together
from tests.storage import builders

MESSAGES = count(1)


class Voice:
    """Says which of the two pushes it is."""

    def push(self, language: str | None, notice: str) -> Message:  # noqa: ARG002 - the port's shape
        """Say nothing."""
        return Message(html="")

    def alarm(self, language: str | None, *, everybody: bool) -> Message:  # noqa: ARG002 - the port's shape
        """Say whom it is for."""
        return Message(html="all" if everybody else "on duty")


async def pushed(storage: Storage) -> list[str]:
    """Send what is on its way, and return the accounts to which it went."""
    async with storage.work() as work:
        letters = [letter for letter in await work.outbox.take(50, timedelta(minutes=1)) if letter.message]
        for letter in letters:
            await work.outbox.begin(letter)
            await work.outbox.sent(letter, next(MESSAGES))
    return [letter.account for letter in letters]


async def people(storage: Storage) -> tuple[Moderator, Moderator]:
    """Return a senior and somebody else."""
    async with storage.work() as work:
        return await moderator(work, 1, Role.SENIOR), await moderator(work, 2)


async def item(storage: Storage, priority: Priority = Priority.P2) -> Review:
    """Return an item that waits."""
    async with storage.work() as work:
        return (await sent(work, priority))[1]


async def call(storage: Storage, clock: FixedClock, rules: Rules = RULES, **parts: float) -> list[str]:
    """Let time pass, let what nobody takes call, and return the accounts that were pushed to."""
    clock.move(timedelta(**parts))
    async with storage.work() as work:
        for due in await work.jobs.take(50, timedelta(minutes=1), ["unclaimed"]):
            await alarms.unclaimed(work, rules, Voice(), due.ids["review"])
            await work.jobs.finish(due)
    return sorted(await pushed(storage))


async def kept(storage: Storage, waiting: Review) -> Review:
    """Return an item as it stands."""
    async with storage.reading() as work:
        found = await work.reviews.get(waiting.id)
    assert found is not None
    return found


async def test_those_on_duty_are_pushed_to_and_at_half_time_everybody_who_decides(storage: Storage) -> None:
    async with storage.work() as work:
        on_duty, off_duty = await moderator(work, 1), await moderator(work, 2)
        await moderator(work, 3, Role.AUDITOR)
        await moderators.duty(work, on_duty, on=True)
        _, item = await sent(work, Priority.P0)
        await alarms.alarm(work, Voice(), item.id, everybody=False)
    assert await pushed(storage) == [on_duty.account]
    async with storage.work() as work:
        await alarms.alarm(work, Voice(), item.id, everybody=True)
    assert set(await pushed(storage)) == {on_duty.account, off_duty.account}


async def test_nobody_is_pushed_to_for_an_item_that_somebody_holds(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderators.duty(work, await moderator(work), on=True)
        _, item = await sent(work, Priority.P0)
        await claims.take(work, RULES, someone, item.id)
        await alarms.alarm(work, Voice(), item.id, everybody=True)
    assert await pushed(storage) == []


async def test_whoever_looks_after_a_family_is_told_that_it_has_become_more_urgent(storage: Storage) -> None:
    async with storage.work() as work:
        holder, other = await moderator(work, 1), await moderator(work, 2)
        await moderators.duty(work, other, on=True)
        account = await work.accounts.meet(builders.CHAT)
        item = await queue.enter(work, RULES, ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, account.id)
        await claims.take(work, RULES, holder, item.id)
        await alarms.alarm(work, Voice(), item.id, everybody=False)
    assert await pushed(storage) == [holder.account]


async def test_what_nobody_takes_in_time_calls_seniors_then_a_day_later_everybody_one_class_higher(
    storage: Storage, clock: FixedClock
) -> None:
    senior, other = await people(storage)
    waiting = await item(storage)
    assert await call(storage, clock, days=4) == []
    assert await call(storage, clock, days=1) == [senior.account]
    assert (await kept(storage, waiting)).priority is Priority.P2
    assert await call(storage, clock, hours=23) == []
    assert await call(storage, clock, hours=1) == sorted([senior.account, other.account])
    called = await kept(storage, waiting)
    assert (called.priority, called.escalated, called.due_at) == (Priority.P1, 2, waiting.due_at)
    for _ in range(5):
        assert await call(storage, clock, days=1) == []
    async with storage.reading() as work:
        assert await work.jobs.done(f"unclaimed:{waiting.id}", waiting.opened_at)


@pytest.mark.parametrize(
    ("before", "after"), [(Priority.P3, Priority.P2), (Priority.P2, Priority.P1), (Priority.P1, Priority.P1)]
)
async def test_an_item_rises_one_class_and_never_to_the_first(
    sqlite_storage: Storage, clock: FixedClock, before: Priority, after: Priority
) -> None:
    await people(sqlite_storage)
    waiting = await item(sqlite_storage, before)
    await call(sqlite_storage, clock, days=14)
    await call(sqlite_storage, clock, days=1)
    called = await kept(sqlite_storage, waiting)
    assert (called.priority, called.escalated) == (after, 2)


async def test_what_is_urgent_late_and_nobodys_calls_seniors_every_hour_until_somebody_takes_it(
    storage: Storage, clock: FixedClock
) -> None:
    senior, other = await people(storage)
    waiting = await item(storage, Priority.P0)
    assert await call(storage, clock, hours=2) == [senior.account]
    assert await call(storage, clock, minutes=59) == []
    for _ in range(3):
        assert await call(storage, clock, hours=1) == [senior.account]
    async with storage.work() as work:
        await claims.take(work, RULES, other, waiting.id)
    assert await call(storage, clock, hours=1) == []


async def test_where_there_is_no_senior_everybody_is_called_at_once(sqlite_storage: Storage, clock: FixedClock) -> None:
    async with sqlite_storage.work() as work:
        only = await moderator(work)
    await item(sqlite_storage)
    assert await call(sqlite_storage, clock, days=5) == [only.account]


async def test_whatever_is_taken_decided_or_set_aside_calls_nobody(storage: Storage, clock: FixedClock) -> None:
    _, other = await people(storage)
    taken, decided, aside, asked = [await item(storage) for _ in range(4)]
    async with storage.work() as work:
        for each in (taken, decided, aside, asked):
            await review.claim(work, replace(RULES, claim=timedelta(days=9)), other, each.id)
        await verdicts.new_case(work, other, decided.id)
        await verdicts.hold(work, other, aside.id)
        await verdicts.ask(work, other, asked.id, "birth")
    assert await call(storage, clock, days=8) == []


async def test_an_item_given_back_late_does_not_call_within_the_hour_and_begins_anew(
    storage: Storage, clock: FixedClock
) -> None:
    senior, other = await people(storage)
    waiting = await item(storage)
    await call(storage, clock, days=5)
    async with storage.work() as work:
        taken = await claims.take(work, RULES, other, waiting.id)
        assert taken.escalated == 0
        await claims.release(work, other, waiting.id)
    assert await call(storage, clock, minutes=59) == []
    assert await call(storage, clock, minutes=1) == [senior.account]


async def test_a_due_time_that_has_moved_is_waited_for(storage: Storage, clock: FixedClock) -> None:
    senior, _ = await people(storage)
    waiting = await item(storage, Priority.P1)
    async with storage.work() as work:
        await work.reviews.save(replace(waiting, due_at=waiting.due_at + timedelta(days=2)))
    assert await call(storage, clock, days=1) == []
    assert await call(storage, clock, days=2) == [senior.account]


async def test_what_is_not_urgent_wakes_nobody_at_night(storage: Storage, clock: FixedClock) -> None:
    senior, _ = await people(storage)
    rules = replace(RULES, quiet=QuietHours(time(20), time(9)))
    clock.moment = datetime(2026, 3, 4, 23, 0, tzinfo=KYIV).astimezone(UTC)
    await item(storage, Priority.P1)
    assert await call(storage, clock, rules, days=1) == []
    assert await call(storage, clock, rules, hours=10) == [senior.account]


async def test_everybody_is_called_a_day_after_seniors_were_however_late_that_was(
    storage: Storage, clock: FixedClock
) -> None:
    senior, other = await people(storage)
    await item(storage, Priority.P1)
    assert await call(storage, clock, days=4) == [senior.account]
    assert await call(storage, clock, hours=23) == []
    assert await call(storage, clock, hours=1) == sorted([senior.account, other.account])


async def test_whoever_refused_a_report_is_not_called_to_its_appeal(storage: Storage, clock: FixedClock) -> None:
    senior, other = await people(storage)
    async with storage.work() as work:
        report, first = await sent(work)
        await queue.end(work, first)
        await queue.enter(
            work, RULES, ReviewKind.REPORT, Cause.REVIEW_AGAIN, report.account, report=report.id, barred=senior.id
        )
    assert await call(storage, clock, days=5) == [other.account]


async def test_a_call_survives_a_restart(database: str, keys: Keys, clock: FixedClock, ids: SeededIds) -> None:
    first = Storage(database, keys, clock=clock, ids=ids)
    senior, _ = await people(first)
    waiting = await item(first)
    await first.dispose()
    again = Storage(database, keys, clock=clock, ids=ids)
    assert await call(again, clock, days=5) == [senior.account]
    assert (await kept(again, waiting)).escalated == 1
    await again.dispose()


async def test_of_a_call_and_a_hand_that_takes_the_item_at_once_both_hold(storage: Storage, clock: FixedClock) -> None:
    _, other = await people(storage)
    waiting = await item(storage)
    clock.move(days=5)
    outcomes = await together(
        storage,
        lambda work: alarms.unclaimed(work, RULES, Voice(), waiting.id),
        lambda work: claims.take(work, RULES, other, waiting.id),
    )
    assert outcomes == [None, None]
    found = await kept(storage, waiting)
    assert (found.state, found.claimed_by, found.escalated) == (ReviewState.CLAIMED, other.id, 0)


async def test_what_calls_by_itself_is_the_houses_act(storage: Storage, clock: FixedClock) -> None:
    await people(storage)
    await item(storage)
    await call(storage, clock, days=5)
    await call(storage, clock, days=1)
    async with storage.engine.connect() as conn:
        rows = (await conn.execute(select(audit).where(audit.c.act == "escalate").order_by(audit.c.seq))).all()
    assert [(row.actor, row.detail) for row in rows] == [("house", '{"to": "seniors"}'), ("house", '{"to": "all"}')]
