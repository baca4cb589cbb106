"""A family without a chat hears from a person how its case stands: what was told is told, also in an ill moment."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import NamedTuple

import pytest

from bot.domain.call import Call, Next, Outcome
from bot.domain.case import Case
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import Ground
from bot.domain.report import Report
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.services import additions, calls, claims, holds, notify, queue, reach, reveal, verifying
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.questionnaire.answered import given
from tests.services.deciding import People
from tests.services.kin import case_with, family, verified
from tests.services.people import RULES
from tests.services.telling import believed, due, mistaken

SPOKEN = Call(Outcome.SPOKEN, Next.DONE)


class Phoned(NamedTuple):
    """A family without a chat that is to be told that the person is believed captive, and the task, which is held."""

    who: People
    case: Case
    report: Report
    task: Review


async def phoned(work: Work) -> Phoned:
    """Return such a family; the second verifier holds the task."""
    who, case, _ = await case_with(work)
    report = await family(work, case, 7_000_000_002, written_by=who.first)
    await verified(work, who.second, report)
    await believed(work, who, case)
    await due(work, ("notice", "by_person"))
    [task] = [one for one in await work.reviews.of_report(report.id) if one.cause is Cause.TELL]
    return Phoned(who, case, report, await claims.take(work, RULES, who.second, task.id))


async def news(work: Work, of: Phoned) -> list[Notice]:
    """Return what the family is told of its case."""
    return [one for one in await work.notices.of_report(of.report.id) if one.case is not None]


async def looks(work: Work, of: Phoned) -> None:
    """Have whoever holds the task look at what is to be told."""
    await reveal.reveal(work, RULES, of.who.second, of.task.id)


async def stopped(work: Work, of: Phoned) -> None:
    """Have everything about the case stopped."""
    await holds.stop(work, of.who.senior, of.case.id)


async def lowered(work: Work, of: Phoned) -> None:
    """Have what was verified of the kinship lowered."""
    steps = await work.verifications.of_report(of.report.id)
    await verifying.lower(work, RULES, of.who.second, of.report.id, Ground.DOUBT, len(steps))


@pytest.mark.parametrize("befalls", [stopped, lowered])
async def test_what_a_person_told_in_the_moment_in_which_it_was_stopped_is_told_and_corrected(
    storage: Storage, clock: FixedClock, befalls: Callable[[Work, Phoned], Awaitable[None]]
) -> None:
    async with storage.work() as work:
        of = await phoned(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await looks(work, of)
    clock.move(minutes=1)
    async with storage.work() as work:
        await befalls(work, of)
        await calls.log(work, RULES, of.who.second, of.task.id, SPOKEN, of.task.version)
        assert [one.state for one in await news(work, of)] == [NoticeState.OPENED]
        await mistaken(work, replace(of.who, first=of.who.senior), of.case)
        assert [one.kind for one in await news(work, of)] == [NoticeKind.BELIEVED, NoticeKind.CORRECTION]


NO_ANSWER = Call(Outcome.NO_ANSWER, Next.DONE)


async def telling(work: Work, of: Phoned) -> list[tuple[bool, ReviewState]]:
    """Return which tasks to tell the family are for seniors alone, and where each stands."""
    found = [one for one in await work.reviews.of_report(of.report.id) if one.cause is Cause.TELL]
    return sorted((one.lead, one.state) for one in found)


async def with_a_senior(work: Work) -> tuple[Phoned, Review]:
    """Return such a family that nobody answers for, and the task that a senior holds then."""
    of = await phoned(work)
    await calls.log(work, RULES, of.who.second, of.task.id, NO_ANSWER)
    [task] = [one for one in await work.reviews.of_report(of.report.id) if reach.seeks(one)]
    return of, await claims.take(work, RULES, of.who.senior, task.id)


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.SPOKEN])
async def test_news_for_a_family_that_no_call_reaches_goes_to_a_senior(storage: Storage, outcome: Outcome) -> None:
    async with storage.work() as work:
        of = await phoned(work)
        await calls.log(work, RULES, of.who.second, of.task.id, Call(outcome, Next.DONE))
        assert await telling(work, of) == [(False, ReviewState.DONE), (True, ReviewState.OPEN)]
        assert [one.state for one in await news(work, of)] == [NoticeState.WAITS]


async def test_a_senior_who_finds_no_way_either_has_it_back_after_a_month(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        of, task = await with_a_senior(work)
        await calls.log(work, RULES, of.who.senior, task.id, NO_ANSWER)
        assert await telling(work, of) == [(False, ReviewState.DONE), (True, ReviewState.HELD)]
    clock.move(days=30)
    async with storage.work() as work:
        await due(work, ("call",))
        assert await telling(work, of) == [(False, ReviewState.DONE), (True, ReviewState.OPEN)]
        task = await claims.take(work, RULES, of.who.senior, task.id)
        assert task.due_at > work.now
        await calls.log(work, RULES, of.who.senior, task.id, SPOKEN)
        assert [one.state for one in await news(work, of)] == [NoticeState.OPENED]


async def more_news(work: Work, of: Phoned) -> None:
    """Have something else told to the family."""
    await notify.announce(work, of.report, NoticeKind.TAKEN_UP)
    await due(work, ("by_person",))


async def another_number(work: Work, of: Phoned) -> None:
    """Have a moderator write another number of the family into its report."""
    account = await work.accounts.get(of.who.first.account)
    assert account is not None
    author = additions.Author(account, of.who.first)
    turn = await additions.open_(work, author, RULES, of.report.id)
    draft = replace(turn.draft, answers={**turn.draft.answers, "contact": given("+380000000007")})
    await work.drafts.save(draft)
    await additions.send(work, author, RULES, draft.id)


async def a_call_about_another_thing(work: Work, of: Phoned) -> None:
    """Have the family spoken with about something else."""
    item = await queue.enter(work, RULES, ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, of.report.account)
    await claims.take(work, RULES, of.who.first, item.id)
    await calls.log(work, RULES, of.who.first, item.id, SPOKEN)


@pytest.mark.parametrize("befalls", [more_news, another_number, a_call_about_another_thing])
async def test_what_was_set_aside_comes_back_at_once_where_there_is_more_or_another_way(
    storage: Storage, befalls: Callable[[Work, Phoned], Awaitable[None]]
) -> None:
    async with storage.work() as work:
        of, task = await with_a_senior(work)
        await calls.log(work, RULES, of.who.senior, task.id, NO_ANSWER)
        await befalls(work, of)
        assert await telling(work, of) == [(False, ReviewState.DONE), (True, ReviewState.OPEN)]


async def test_what_whoever_called_was_not_shown_is_still_to_be_told(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        of = await phoned(work)
        await looks(work, of)
    clock.move(minutes=1)
    async with storage.work() as work:
        await stopped(work, of)
    clock.move(minutes=1)
    async with storage.work() as work:
        await looks(work, of)
    async with storage.work() as work:
        await calls.log(work, RULES, of.who.second, of.task.id, SPOKEN, of.task.version)
        assert [one.state for one in await news(work, of)] == [NoticeState.RAISED]
        await holds.lift(work, of.who.senior, of.case.id)
    for _ in range(2):
        async with storage.work() as work:
            await due(work, ("hold_over", "by_person"))
    async with storage.work() as work:
        assert [one.state for one in await news(work, of)] == [NoticeState.WAITS]
        tasks = [one for one in await work.reviews.of_report(of.report.id) if one.cause is Cause.TELL]
        assert [one.state.value for one in tasks] == ["done", "open"]
