"""A family says when it can talk, or says nothing: on both databases."""

import pytest

from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import AlreadyAsked, Foreign
from bot.domain.notice import NoticeState
from bot.domain.review import Cause, Priority, ReviewKind, ReviewState
from bot.domain.talk import TalkAnswer, call_by
from bot.services import calls, claims, contact, queue, reports, talks, verdicts
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import account_of, moderator, safe, sent
from tests.services.talking import RULES, held_words, read, request, task, told_by_a_person
from tests.services.telling import due


@pytest.mark.parametrize("said", list(TalkAnswer))
async def test_every_answer_is_a_task_that_says_what_was_answered(storage: Storage, said: TalkAnswer) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
        answered = await talks.answer(work, RULES, account, notice.id, said)
        assert answered.state is NoticeState.RECEIVED
        item, talk = await task(work, account), await talks.of_family(work, account.id)
        assert (item.kind, item.cause, item.report) == (ReviewKind.CONTACT, Cause.TALK, report.id)
        assert talk is not None
        assert (talk.answer, talk.name) == (said, "Ярина")
        assert talk.asked_by is not None


async def test_another_answer_takes_the_place_of_the_first_in_one_task_and_kills_the_holders_buttons(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.NOT_NOW)
        held = await claims.take(work, RULES, await moderator(work, 2), (await task(work, account)).id)
        assert held.priority is Priority.P3
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.EVENING)
        changed = await task(work, account)
        assert (changed.id, changed.state, changed.priority) == (held.id, ReviewState.CLAIMED, Priority.P1)
        assert changed.due_at == call_by(TalkAnswer.EVENING, work.now)
        assert changed.version > held.version


async def test_the_same_answer_twice_changes_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.MORNING)
        before = await task(work, account)
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.MORNING)
        assert await task(work, account) == before


async def test_an_answer_joins_the_task_of_a_family_in_danger_and_lowers_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
        await contact.ask(work, account, RULES, Cause.DANGER, aside=True)
        before = await task(work, account)
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.NOT_NOW)
        after = await task(work, account)
        assert (after.id, after.cause, after.priority) == (before.id, Cause.DANGER, Priority.P0)
        assert after.version > before.version


async def test_nobody_answers_for_another_family_or_what_was_not_read(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        stranger, _ = await sent(work, chat=7_000_000_009)
        account = await safe(work, report)
        await talks.ask(work, RULES, await moderator(work), report.id, 0)
        notice = await request(work, report)
        for who in (account, await account_of(work, stranger)):
            with pytest.raises(Foreign):
                await talks.answer(work, RULES, who, notice.id, TalkAnswer.MORNING)
        with pytest.raises(Foreign):
            await talks.answer(work, RULES, account, "nothing", TalkAnswer.MORNING)


async def test_a_held_cases_word_to_a_family_is_settled_by_its_answer_and_not_by_asking(storage: Storage) -> None:
    async with storage.work() as work:
        _, report, own, theirs = await held_words(work)
        account, notice = await read(work, report)
        assert (await work.reviews.get(own.id) or own).state is ReviewState.OPEN
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.NOT_NOW)
        assert (await work.reviews.get(own.id) or own).state is ReviewState.DONE
        assert (await work.reviews.get(theirs.id) or theirs).state is ReviewState.OPEN


async def test_a_held_cases_word_to_a_family_is_settled_by_the_talk_it_was_asked_for(storage: Storage) -> None:
    async with storage.work() as work:
        senior, report, own, theirs = await held_words(work)
        await talks.ask(work, RULES, senior, report.id, 0)
        item = await queue.enter(work, RULES, ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, report.account)
        await claims.take(work, RULES, senior, item.id)
        await calls.log(work, RULES, senior, item.id, Call(Outcome.SPOKEN, Next.DONE))
        assert (await work.reviews.get(own.id) or own).state is ReviewState.DONE
        assert (await work.reviews.get(theirs.id) or theirs).state is ReviewState.OPEN


async def test_a_family_that_read_a_request_and_does_not_answer_for_three_days_comes_before_somebody(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        senior, report, own, _ = await held_words(work)
        account, _ = await read(work, report)
    clock.move(hours=71)
    async with storage.work() as work:
        await due(work, ("talk",))
        assert await work.reviews.open_contact(account.id) is None
        with pytest.raises(AlreadyAsked):
            await talks.ask(work, RULES, senior, report.id, 0)
    clock.move(hours=1)
    async with storage.work() as work:
        await due(work, ("talk",))
        item = await task(work, account)
        assert (item.cause, item.report, item.lead) == (Cause.NO_ANSWER, report.id, False)
        assert (await work.reviews.get(own.id) or own).state is ReviewState.OPEN


async def test_that_a_family_does_not_answer_joins_the_task_that_it_has(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, _ = await read(work, report)
        await contact.ask(work, account, RULES, Cause.DANGER, aside=True)
        before = await task(work, account)
    clock.move(days=3)
    async with storage.work() as work:
        await due(work, ("talk",))
        after = await task(work, account)
        assert (after.id, after.cause, after.priority) == (before.id, Cause.DANGER, Priority.P0)
        assert after.version > before.version


async def test_a_late_answer_makes_the_task_one_to_call_at_that_time(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
    clock.move(days=3)
    async with storage.work() as work:
        await due(work, ("talk",))
        before = await task(work, account)
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.EVENING)
        after = await task(work, account)
        assert (after.id, after.cause, after.priority) == (before.id, Cause.TALK, Priority.P1)
        assert after.due_at == call_by(TalkAnswer.EVENING, work.now)


@pytest.mark.parametrize("said", [TalkAnswer.NOT_NOW, None])
async def test_nobody_looks_after_a_request_that_was_answered_or_whose_report_was_taken_back(
    storage: Storage, clock: FixedClock, said: TalkAnswer | None
) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
        if said is None:
            await reports.withdraw(work, account, RULES, report.id)
        else:
            await talks.answer(work, RULES, account, notice.id, said)
            await queue.end(work, await task(work, account))
    clock.move(days=3)
    async with storage.work() as work:
        assert await due(work, ("talk",))
        assert await work.reviews.open_contact(account.id) is None


async def test_a_family_without_a_chat_that_was_told_and_says_nothing_comes_before_somebody_too(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        report, someone, item = await told_by_a_person(work)
        await verdicts.settle(work, someone, item.id)
        assert (await request(work, report)).state is NoticeState.OPENED
    clock.move(days=3)
    async with storage.work() as work:
        await due(work, ("talk",))
        found = await work.reviews.open_contact(report.account)
        assert found is not None
        assert found.cause is Cause.NO_ANSWER


async def test_an_answer_brings_back_what_was_put_off_until_tomorrow(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.MORNING)
        caller = await moderator(work, 2)
        item = await claims.take(work, RULES, caller, (await task(work, account)).id)
        await calls.log(work, RULES, caller, item.id, Call(Outcome.NO_ANSWER, Next.TOMORROW))
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.EVENING)
        assert (await task(work, account)).state is ReviewState.OPEN
