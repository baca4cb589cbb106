"""A call is logged with what comes next: on both databases."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.account import Doubt
from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import AlreadyDecided, NotAllowed, NotClaimed, Stale
from bot.domain.hours import KYIV
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Moderator, Role
from bot.services import calls, claims, queue, talks, tasks
from bot.services.rules import Coordinator
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.people import RULES, account_of, moderator, sent
from tests.services.telling import tied

SPOKEN_DONE = Call(Outcome.SPOKEN, Next.DONE)


async def held(work: Work, kind: ReviewKind = ReviewKind.CONTACT) -> tuple[Review, Moderator]:
    """Return an item about a family, and who holds it."""
    report, waiting = await sent(work)
    someone = await moderator(work)
    item = waiting
    if kind is not ReviewKind.REPORT:
        item = await queue.enter(work, RULES, kind, Cause.ASKED_FOR_PERSON, report.account, report=report.id)
    return await claims.take(work, RULES, someone, item.id), someone


@pytest.mark.parametrize("outcome", list(Outcome))
async def test_every_call_is_kept_with_who_when_what_came_of_it_and_what_is_next(
    storage: Storage, outcome: Outcome
) -> None:
    async with storage.work() as work:
        item, someone = await held(work)
        done = await calls.log(work, RULES, someone, item.id, Call(outcome, Next.DONE))
        [kept] = await work.verdicts.of(item.id)
        spoken = outcome is Outcome.SPOKEN
        assert (done.state, kept.call, kept.moderator, kept.at) == (
            ReviewState.DONE,
            Call(outcome, Next.DONE),
            someone.id,
            work.now,
        )
        assert kept.kind is (VerdictKind.SPOKEN if spoken else VerdictKind.NOT_REACHED)
        assert kept.ends


async def test_again_today_gives_the_task_back_due_in_two_hours(storage: Storage) -> None:
    async with storage.work() as work:
        item, someone = await held(work)
        after = await calls.log(work, RULES, someone, item.id, Call(Outcome.NO_ANSWER, Next.TODAY))
        assert (after.state, after.claimed_by, after.due_at) == (ReviewState.OPEN, None, work.now + timedelta(hours=2))
        assert item.id in [one.id for one in await work.reviews.waiting(work.now, 9)]


async def test_again_tomorrow_keeps_the_task_out_of_the_queue_until_the_morning(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        item, someone = await held(work)
        after = await calls.log(work, RULES, someone, item.id, Call(Outcome.LATER, Next.TOMORROW))
        assert after.state is ReviewState.HELD
        assert item.id not in [one.id for one in await work.reviews.waiting(work.now, 9)]
        tomorrow = (work.now + timedelta(days=1)).astimezone(KYIV).date()
        assert after.due_at.astimezone(KYIV).date() == tomorrow
    clock.move(days=1)
    async with storage.work() as work:
        due = [job for job in await work.jobs.take(50, timedelta(minutes=1)) if job.kind == "call"]
        assert [job.ids["review"] for job in due] == [item.id]
        await calls.again(work, item.id)
        assert item.id in [one.id for one in await work.reviews.waiting(work.now, 9)]


async def test_who_takes_the_task_before_the_morning_keeps_it(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        item, someone = await held(work)
        await calls.log(work, RULES, someone, item.id, Call(Outcome.LATER, Next.TOMORROW))
        other = await moderator(work, 2)
        await claims.take(work, RULES, other, item.id)
        await calls.again(work, item.id)
        assert [one.id for one in await work.reviews.claimed(other.id, work.now)] == [item.id]
        await calls.log(work, RULES, other, item.id, SPOKEN_DONE)
    clock.move(days=1)
    async with storage.work() as work:
        assert "call" not in [job.kind for job in await work.jobs.take(50, timedelta(minutes=1))]
        await calls.again(work, item.id)
        again = await work.reviews.get(item.id)
        assert again is not None
        assert again.state is ReviewState.DONE


async def test_to_hand_over_keeps_the_claim_until_it_is_known_to_whom(storage: Storage) -> None:
    async with storage.work() as work:
        item, someone = await held(work)
        after = await calls.log(work, RULES, someone, item.id, Call(Outcome.SOMEONE_ELSE, Next.HAND_OVER))
        assert (after.state, after.claimed_by) == (ReviewState.CLAIMED, someone.id)


async def test_a_call_about_a_report_decides_nothing_on_it(storage: Storage) -> None:
    async with storage.work() as work:
        item, someone = await held(work, ReviewKind.REPORT)
        after = await calls.log(work, RULES, someone, item.id, Call(Outcome.SPOKEN, Next.GO_ON))
        assert (after.state, after.claimed_by) == (ReviewState.CLAIMED, someone.id)
        [kept] = await work.verdicts.of(item.id)
        assert not kept.ends
        with pytest.raises(NotAllowed):
            await calls.log(work, RULES, someone, item.id, SPOKEN_DONE)


async def test_a_second_press_of_the_same_button_logs_no_second_call(storage: Storage) -> None:
    async with storage.work() as work:
        item, someone = await held(work, ReviewKind.REPORT)
        go_on = Call(Outcome.NO_ANSWER, Next.GO_ON)
        await calls.log(work, RULES, someone, item.id, go_on, item.version)
        with pytest.raises(Stale):
            await calls.log(work, RULES, someone, item.id, go_on, item.version)
        assert len(await work.verdicts.of(item.id)) == 1


async def test_only_who_holds_the_task_logs_a_call(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        item, someone = await held(work)
        auditor = await moderator(work, 3, Role.AUDITOR)
        with pytest.raises(NotAllowed):
            await calls.log(work, RULES, auditor, item.id, SPOKEN_DONE)
    clock.move(minutes=31)
    async with storage.work() as work:
        with pytest.raises(NotClaimed):
            await calls.log(work, RULES, someone, item.id, SPOKEN_DONE)
        other = await moderator(work, 4)
        await claims.take(work, RULES, other, item.id)
        await calls.log(work, RULES, other, item.id, SPOKEN_DONE)
        with pytest.raises(AlreadyDecided):
            await calls.log(work, RULES, someone, item.id, SPOKEN_DONE)


async def test_an_urgent_task_for_tomorrow_comes_back_as_urgent_as_it_was(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        item, someone = await held(work)
        assert item.priority is Priority.P0
        await calls.log(work, RULES, someone, item.id, Call(Outcome.LATER, Next.TOMORROW))
    clock.move(days=1)
    async with storage.work() as work:
        await calls.again(work, item.id)
        assert "alarm" in [job.kind for job in await work.jobs.take(50, timedelta(minutes=1))]


async def test_a_call_about_a_task_on_its_case_ends_what_a_family_was_asked_and_the_doubt_who_is_there(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
        rules = replace(RULES, coordinators=(Coordinator("Ярина", "0 800 000 005"),))
        await talks.ask(work, rules, who.senior, relative.report, 0)
        await work.accounts.save(replace(await account_of(work, relative), doubt=Doubt.SAME))
        task = await tasks.enter(work, rules, Cause.HELD_WORD, case.id, report=relative.report, lead=True)
        await claims.take(work, rules, who.senior, task.id)
        await calls.log(work, rules, who.senior, task.id, Call(Outcome.SPOKEN, Next.GO_ON))
        assert (await account_of(work, relative)).doubt is None
        await talks.ask(work, rules, who.senior, relative.report, 0)
