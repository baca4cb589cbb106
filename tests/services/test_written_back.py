"""A family answers what was written to it, and the answer reaches whoever wrote: on both databases."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.domain.call import Call, Next, Outcome
from bot.domain.report import ReportState
from bot.domain.review import SILENCE, Cause, Priority, ReviewKind, ReviewState, VerdictKind
from bot.domain.talk import TalkAnswer
from bot.services import (
    calls,
    claims,
    contact,
    in_writing,
    items,
    report_states,
    reveal,
    review,
    talks,
)
from bot.services.items import Since
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.people import account_of
from tests.services.talking import task
from tests.services.writing import RULES, WORDS, Written, answers, kept, told, written


async def test_the_answer_brings_the_task_back_with_what_was_written_and_answered(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
    clock.move(minutes=5)
    async with storage.work() as work:
        await answers(work, there, await told(work, notice))
        item = await kept(work, there.item)
        assert (item.state, item.cause) == (ReviewState.OPEN, Cause.TALK)
        await claims.take(work, RULES, there.who, item.id)
        assert (await items.seen(work, there.who, item.id)).marks.since is Since.WROTE_BACK
        shown = await reveal.reveal(work, RULES, there.who, item.id)
        assert list(shown.replies) == ["Так, є."]
        assert [verdict.text for verdict, _ in shown.earlier] == [WORDS]
        assert VerdictKind.WRITE in shown.offered


async def test_the_family_can_answer_again_and_both_answers_are_kept(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        opened = await told(work, notice)
        await answers(work, there, opened, "Перша відповідь.")
        await claims.take(work, RULES, there.who, there.item.id)
        before = await kept(work, there.item)
    clock.move(minutes=5)
    async with storage.work() as work:
        await answers(work, there, opened, "Друга відповідь.")
        after = await kept(work, there.item)
        assert (after.state, after.version > before.version) == (ReviewState.CLAIMED, True)
        assert list(await work.reports.replies(there.report.id)) == ["Перша відповідь.", "Друга відповідь."]


async def test_an_answer_after_the_task_is_done_is_a_task_of_its_own(storage: Storage) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        opened = await told(work, notice)
        await claims.take(work, RULES, there.who, there.item.id)
        await in_writing.settle(work, there.who, there.item.id)
        await answers(work, there, opened)
        item = await task(work, there.account)
        assert item.id != there.item.id
        assert (item.kind, item.cause, item.report) == (ReviewKind.CONTACT, Cause.TALK, there.report.id)
        assert (await claims.take(work, RULES, there.who, item.id)).priority is Priority.P2
        assert list((await reveal.reveal(work, RULES, there.who, item.id)).replies) == ["Так, є."]
        await in_writing.send(work, there.who, item.id, WORDS)


async def test_an_answer_after_a_person_has_spoken_with_the_family_is_read_as_well(storage: Storage) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        opened = await told(work, notice)
        await claims.take(work, RULES, there.who, there.item.id)
        await calls.log(work, RULES, there.who, there.item.id, Call(Outcome.SPOKEN, Next.DONE))
        await answers(work, there, opened)
        item = await claims.take(work, RULES, there.who, (await task(work, there.account)).id)
        shown = await reveal.reveal(work, RULES, there.who, item.id)
        assert list(shown.replies) == ["Так, є."]
        assert VerdictKind.WRITE not in shown.offered


async def test_an_answer_after_the_task_is_done_joins_the_task_of_a_family_in_danger(storage: Storage) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        opened = await told(work, notice)
        await claims.take(work, RULES, there.who, there.item.id)
        await in_writing.settle(work, there.who, there.item.id)
        await contact.ask(work, await account_of(work, there.report), RULES, Cause.DANGER, aside=True)
        before = await task(work, there.account)
        await answers(work, there, opened)
        after = await task(work, there.account)
        assert (after.id, after.cause, after.priority) == (before.id, Cause.DANGER, Priority.P0)
        assert after.version > before.version


async def test_an_answer_to_what_was_written_answers_no_question_about_the_report(storage: Storage) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        opened = await told(work, notice)
        found = await work.reports.get(there.report.id)
        assert found is not None
        found = await report_states.bring(work, found, ReportState.IN_REVIEW)
        await report_states.bring(work, found, ReportState.NEEDS_CLARIFICATION)
        await answers(work, there, opened)
        after = await work.reports.get(there.report.id)
        assert after is not None
        assert after.state is ReportState.NEEDS_CLARIFICATION


async def test_a_cry_for_help_in_the_answer_calls_a_person_at_once(storage: Storage) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        await answers(work, there, await told(work, notice), "Я більше не хочу жити.")
        item = await kept(work, there.item)
        assert (item.state, item.cause, item.priority) == (ReviewState.OPEN, Cause.SUICIDE, Priority.P0)


async def _for_a_person(work: Work, there: Written) -> None:
    await contact.ask(work, await account_of(work, there.report), RULES, Cause.ASKED_FOR_PERSON, aside=True)


async def _for_the_evening(work: Work, there: Written) -> None:
    await talks.answer(work, RULES, await account_of(work, there.report), there.request.id, TalkAnswer.EVENING)


@pytest.mark.parametrize("asks", [_for_a_person, _for_the_evening])
async def test_a_family_that_asks_for_a_call_after_all_is_waited_for_no_longer(
    storage: Storage, asks: Callable[[Work, Written], Awaitable[None]]
) -> None:
    async with storage.work() as work:
        there, _ = await written(work)
        await asks(work, there)
        item = await kept(work, there.item)
        assert (item.state, item.paused_at) == (ReviewState.OPEN, None)
        assert item.priority < Priority.P2


async def test_a_family_that_does_not_answer_brings_the_task_back_after_two_weeks(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        there, _ = await written(work)
    clock.move(SILENCE + timedelta(minutes=1))
    async with storage.work() as work:
        await review.unanswered(work, there.item.id)
        item = await kept(work, there.item)
        assert item.state is ReviewState.OPEN
        assert (await items.seen(work, there.who, item.id)).marks.since is Since.UNANSWERED
