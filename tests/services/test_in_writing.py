"""A family that would rather not be called is written to: on both databases."""

from datetime import datetime

import pytest

from bot.chat.voice import Voice
from bot.domain.errors import ForbiddenContent, Foreign, NotAllowed, NotClaimed, Stale, TellsOfCase
from bot.domain.hours import KYIV
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.review import Cause, ReviewState, VerdictKind
from bot.domain.roles import Role
from bot.domain.talk import TalkAnswer
from bot.services import (
    asking,
    claims,
    contact,
    genuine,
    holds,
    in_writing,
    news,
    opening,
    privacy,
    reading,
    reports,
    reveal,
    talks,
)
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.deciding import case_of_a_family, people
from tests.services.people import account_of, moderator, safe, sent
from tests.services.talking import read, request, task
from tests.services.writing import AWAKE, RULES, WORDS, better_write, kept, message, told, written


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
