"""A family that would rather not be called is written to, and answers: on both databases."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

import pytest

from bot.chat.voice import Voice
from bot.domain.account import Account
from bot.domain.errors import ForbiddenContent, Foreign, NotAllowed, NotClaimed, Stale, TellsOfCase
from bot.domain.hours import KYIV, QuietHours
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report, ReportState
from bot.domain.review import SILENCE, Cause, Priority, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Moderator, Role
from bot.domain.talk import TalkAnswer
from bot.questionnaire.form import REPLY
from bot.services import (
    answering,
    asking,
    claims,
    contact,
    genuine,
    holds,
    in_writing,
    items,
    news,
    opening,
    privacy,
    reading,
    report_states,
    reports,
    reveal,
    review,
    talks,
)
from bot.services.items import Since
from bot.services.rules import Coordinator
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import case_of_a_family, people
from tests.services.people import RULES as PLAIN
from tests.services.people import account_of, moderator, safe, sent
from tests.services.test_talks import read, request, task

RULES = replace(PLAIN, coordinators=(Coordinator("Ярина", "0 800 000 005"),))
AWAKE = replace(RULES, quiet=QuietHours(time(21, 0), time(8, 0)))
WORDS = "Чи маєте довідку про народження?"


@dataclass(frozen=True, kw_only=True)
class Written:
    """A family that pressed "Better write", and the moderator who holds its task."""

    report: Report
    account: Account
    request: Notice
    item: Review
    who: Moderator


async def better_write(work: Work, said: TalkAnswer = TalkAnswer.WRITE) -> Written:
    """Return a family that has answered so, with whoever holds its task."""
    report, _ = await sent(work)
    account, asked = await read(work, report)
    await talks.answer(work, RULES, account, asked.id, said)
    who = await moderator(work, 2)
    item = await claims.take(work, RULES, who, (await task(work, account)).id)
    return Written(report=report, account=account, request=asked, item=item, who=who)


async def written(work: Work) -> tuple[Written, Notice]:
    """Return a family that was written to, and what it is to read."""
    there = await better_write(work)
    await in_writing.send(work, there.who, there.item.id, WORDS, there.item.version)
    return there, await message(work, there.report)


async def message(work: Work, report: Report) -> Notice:
    """Return what was written last."""
    return [one for one in await work.notices.of_report(report.id) if one.kind is NoticeKind.WRITTEN][-1]


async def kept(work: Work, item: Review) -> Review:
    """Return an item as it stands."""
    found = await work.reviews.get(item.id)
    assert found is not None
    return found


async def told(work: Work, notice: Notice) -> Notice:
    """Push what was written, open it, and return it as it stands."""
    await news.tell(work, RULES, Voice(), notice.id)
    account = await work.accounts.get(notice.account)
    assert account is not None
    opened = await reading.open_pushed(work, RULES, account, notice.id)
    assert opened is not None
    return opened


async def answers(work: Work, there: Written, notice: Notice, text: str = "Так, є.") -> None:
    """Have the family answer what was written."""
    account = await account_of(work, there.report)
    turn = await opening.answer_notice(work, account, RULES, notice.id)
    assert turn.form is REPLY
    account = await account_of(work, there.report)
    await answering.say(work, account, RULES, text)
    await answering.finish(work, account, RULES, answering.At(turn.draft.id, "reply"))


async def test_a_family_reads_the_words_after_its_push_with_a_number_that_is_ours(storage: Storage) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        assert notice.state is NoticeState.RAISED
        await news.tell(work, RULES, Voice(), notice.id)
        assert (await message(work, there.report)).state is NoticeState.PUSHED
        assert not (await genuine.check(work, there.account, notice.number)).number
        opened = await told(work, notice)
        assert (opened.facts["words"], opened.facts["name"]) == (WORDS, "Ярина")
        assert (await genuine.check(work, there.account, notice.number)).number == notice.number
        assert (await reading.receive(work, there.account, notice.id)).state is NoticeState.RECEIVED


async def test_it_waits_for_the_answer_and_the_deed_is_in_the_audit(storage: Storage) -> None:
    async with storage.work() as work:
        there, _ = await written(work)
        item = await kept(work, there.item)
        assert (item.state, item.claimed_by, item.paused_at) == (ReviewState.ASKED, None, work.now)
        [verdict] = await work.verdicts.of(item.id)
        assert (verdict.kind, verdict.text, verdict.moderator) == (VerdictKind.WRITE, WORDS, there.who.id)
        assert not verdict.ends


async def test_it_leaves_unchanged_while_the_case_is_held_and_nobody_is_verified(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        [relative] = await work.cases.relatives(case.id)
        report = await work.reports.get(relative.report)
        assert report is not None
        account = await safe(work, report)
        await talks.ask(work, RULES, who.first, report.id, 0)
        asked = await request(work, report)
        await news.tell(work, RULES, Voice(), asked.id)
        await reading.open_pushed(work, RULES, account, asked.id)
        await talks.answer(work, RULES, account, asked.id, TalkAnswer.WRITE)
        await holds.stop(work, who.senior, case.id)
        item = await claims.take(work, RULES, who.first, (await task(work, account)).id)
        await in_writing.send(work, who.first, item.id, WORDS)
        notice = await message(work, report)
        assert (notice.case, notice.status) == (None, None)
        assert (await told(work, notice)).state is NoticeState.OPENED


@pytest.mark.parametrize("said", [one for one in TalkAnswer if one is not TalkAnswer.WRITE])
async def test_a_family_that_answered_otherwise_is_not_written_to(storage: Storage, said: TalkAnswer) -> None:
    async with storage.work() as work:
        there = await better_write(work, said)
        assert VerdictKind.WRITE not in (await reveal.choices(work, there.who, there.item.id)).offered
        with pytest.raises(NotAllowed):
            await in_writing.send(work, there.who, there.item.id, WORDS)
        with pytest.raises(NotAllowed):
            await asking.write(work, RULES, there.who, there.item.id, there.item.version)


async def test_a_family_that_asked_for_a_person_and_answered_nothing_is_not_written_to(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        await contact.ask(work, await safe(work, report), RULES, Cause.ASKED_FOR_PERSON, aside=True)
        who = await moderator(work, 2)
        item = await claims.take(work, RULES, who, (await task(work, await account_of(work, report))).id)
        with pytest.raises(NotAllowed):
            await in_writing.send(work, who, item.id, WORDS)


async def test_whoever_took_its_report_back_is_not_written_to_and_reads_nothing_written_before(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        await news.tell(work, RULES, Voice(), notice.id)
        await reports.withdraw(work, there.account, RULES, there.report.id)
        assert (await message(work, there.report)).state is NoticeState.DROPPED
        assert (await kept(work, there.item)).state is ReviewState.DONE
        with pytest.raises(Foreign):
            await reading.open_pushed(work, RULES, there.account, notice.id)


async def test_only_whoever_holds_the_task_writes_and_only_once(storage: Storage) -> None:
    async with storage.work() as work:
        there = await better_write(work)
        with pytest.raises(Stale):
            await in_writing.send(work, there.who, there.item.id, WORDS, there.item.version - 1)
        with pytest.raises(NotAllowed):
            await in_writing.send(work, await moderator(work, 7, Role.AUDITOR), there.item.id, WORDS)
        await in_writing.send(work, there.who, there.item.id, WORDS, there.item.version)
        with pytest.raises(NotClaimed):
            await in_writing.send(work, there.who, there.item.id, WORDS, there.item.version)
        found = [one.kind for one in await work.notices.of_report(there.report.id)]
        assert found.count(NoticeKind.WRITTEN) == 1


@pytest.mark.parametrize(
    ("words", "refusal"),
    [("Людина в полоні.", TellsOfCase), ("його код 3012345678", ForbiddenContent)],
)
async def test_what_may_tell_of_the_case_or_must_not_be_kept_never_leaves(
    storage: Storage, words: str, refusal: type[Exception]
) -> None:
    async with storage.work() as work:
        there = await better_write(work)
        with pytest.raises(refusal):
            await in_writing.send(work, there.who, there.item.id, words, there.item.version)
        assert (await kept(work, there.item)).state is ReviewState.CLAIMED
        assert NoticeKind.WRITTEN not in [one.kind for one in await work.notices.of_report(there.report.id)]


async def test_a_ready_question_is_written_as_well(storage: Storage) -> None:
    async with storage.work() as work:
        there = await better_write(work)
        await asking.send(work, there.who, there.item.id, "kinship", there.item.version)
        assert (await message(work, there.report)).facts["words"] == "kinship"


async def test_a_quiet_family_finds_it_when_it_looks(storage: Storage) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        await privacy.be_reached(work, there.account, quiet=True)
        await news.tell(work, RULES, Voice(), notice.id)
        assert (await message(work, there.report)).state is NoticeState.WAITS
        assert await reading.open_elsewhere(work, RULES, there.account, notice.id) is not None


async def test_it_waits_for_the_morning_also_when_its_push_is_about_to_leave(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        there, notice = await written(work)
        await news.tell(work, AWAKE, Voice(), notice.id)
    clock.move(datetime(2026, 3, 4, 23, 0, tzinfo=KYIV) - clock.now())
    async with storage.work() as work:
        await news.look_again(work, AWAKE, notice.id)
        assert (await message(work, there.report)).state is NoticeState.RAISED
        await news.tell(work, AWAKE, Voice(), notice.id)
        assert (await message(work, there.report)).state is NoticeState.RAISED
    clock.move(hours=11)
    async with storage.work() as work:
        await news.tell(work, AWAKE, Voice(), notice.id)
        assert (await message(work, there.report)).state is NoticeState.PUSHED


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
        assert (await items.seen(work, there.who, item.id)).marks.since is Since.ANSWERED
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


@pytest.mark.parametrize("said", talks.NO_CALL)
async def test_a_task_without_a_call_ends_without_one(storage: Storage, said: TalkAnswer) -> None:
    async with storage.work() as work:
        there = await better_write(work, said)
        assert VerdictKind.SETTLED in (await reveal.choices(work, there.who, there.item.id)).offered
        done = await in_writing.settle(work, there.who, there.item.id, there.item.version)
        assert done.state is ReviewState.DONE
        await talks.ask(work, RULES, there.who, there.report.id, 0)


async def test_a_call_that_was_agreed_is_not_settled_away(storage: Storage) -> None:
    async with storage.work() as work:
        there = await better_write(work, TalkAnswer.EVENING)
        assert VerdictKind.SETTLED not in (await reveal.choices(work, there.who, there.item.id)).offered
        with pytest.raises(NotAllowed):
            await in_writing.settle(work, there.who, there.item.id)


async def test_nothing_but_a_question_and_what_was_written_is_answered(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, _ = await read(work, report)
        with pytest.raises(Stale):
            await opening.answer_notice(work, account, RULES, (await request(work, report)).id)
