"""A family is asked for a talk, whatever it is about: on both databases."""

from dataclasses import replace

import pytest

from bot.chat.voice import Voice
from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import AlreadyAsked, Foreign, NotAllowed, Stale
from bot.domain.notice import NoticeState
from bot.domain.roles import Role
from bot.domain.talk import TalkAnswer
from bot.services import calls, claims, holds, news, privacy, reports, talks
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.deciding import case_of_a_family, people
from tests.services.people import account_of, moderator, safe, sent
from tests.services.talking import RULES, read, request, task, told_by_a_person


async def test_a_family_is_asked_by_the_name_and_number_of_whoever_calls(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        await safe(work, report)
        someone = await moderator(work)
        offered = await talks.offer(work, RULES, someone, report.id)
        assert (offered.notice, len(offered.coordinators)) == (None, 2)
        await talks.ask(work, RULES, someone, report.id, 1)
        notice = await request(work, report)
        assert (notice.facts["name"], notice.facts["number"]) == ("Павло", "0 800 000 006")
        assert notice.state is NoticeState.RAISED


async def test_where_one_coordinator_calls_nobody_is_asked_which(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        alone = replace(RULES, coordinators=RULES.coordinators[:1])
        offered = await talks.offer(work, alone, await moderator(work), report.id)
        assert offered.notice is not None


async def test_a_family_that_has_not_answered_is_not_asked_twice_also_about_another_report(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        other, _ = await sent(work)
        assert other.account == report.account
        someone = await moderator(work)
        await talks.ask(work, RULES, someone, report.id, 0)
        for each in (report, other):
            with pytest.raises(AlreadyAsked):
                await talks.ask(work, RULES, someone, each.id, 0)
        assert len(await work.notices.of_report(report.id)) == 1


async def test_a_request_about_a_report_that_was_taken_back_keeps_nobody_from_asking_about_another(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        other, _ = await sent(work)
        account, _ = await read(work, report)
        await reports.withdraw(work, account, RULES, report.id)
        await talks.ask(work, RULES, await moderator(work, 2), other.id, 0)
        assert (await request(work, other)).state is NoticeState.RAISED


@pytest.mark.parametrize("place", [-1, 2])
async def test_nobody_else_calls_than_whom_the_organisation_lists(storage: Storage, place: int) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        with pytest.raises(Foreign):
            await talks.ask(work, RULES, await moderator(work), report.id, place)


async def test_a_family_that_is_never_written_to_or_took_its_report_back_is_not_asked(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        someone = await moderator(work)
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        with pytest.raises(NotAllowed):
            await talks.ask(work, RULES, someone, report.id, 0)
        assert not talks.possible(replace(report, silent=True))
        with pytest.raises(Foreign):
            await talks.ask(work, RULES, someone, "nothing", 0)


async def test_who_does_not_work_at_the_desk_asks_nobody(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        with pytest.raises(NotAllowed):
            await talks.ask(work, RULES, await moderator(work, 7, Role.AUDITOR), report.id, 0)


async def test_a_request_goes_to_a_family_nobody_verified_while_its_case_is_held(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        [relative] = await work.cases.relatives(case.id)
        report = await work.reports.get(relative.report)
        assert report is not None
        await safe(work, report)
        await holds.stop(work, who.senior, case.id)
        await talks.ask(work, RULES, who.first, report.id, 0)
        notice = await request(work, report)
        await news.tell(work, RULES, Voice(), notice.id)
        assert (await request(work, report)).state is NoticeState.PUSHED


async def test_a_quiet_family_finds_the_request_when_it_looks(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        await privacy.be_reached(work, await safe(work, report), quiet=True)
        await talks.ask(work, RULES, await moderator(work), report.id, 0)
        await news.tell(work, RULES, Voice(), (await request(work, report)).id)
        assert (await request(work, report)).state is NoticeState.WAITS


async def test_once_a_person_has_spoken_with_the_family_the_request_is_over_and_it_can_be_asked_anew(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
        await talks.answer(work, RULES, account, notice.id, TalkAnswer.MORNING)
        caller = await moderator(work, 2)
        item = await claims.take(work, RULES, caller, (await task(work, account)).id)
        await calls.log(work, RULES, caller, item.id, Call(Outcome.SPOKEN, Next.DONE))
        with pytest.raises(Stale):
            await talks.answer(work, RULES, account, notice.id, TalkAnswer.EVENING)
        assert await talks.of_family(work, account.id) is None
        await talks.ask(work, RULES, caller, report.id, 1)


async def test_a_request_not_read_is_never_told_once_a_person_has_spoken_with_the_family(storage: Storage) -> None:
    async with storage.work() as work:
        report, item = await sent(work)
        someone = await moderator(work)
        await claims.take(work, RULES, someone, item.id)
        await talks.ask(work, RULES, someone, report.id, 0)
        await calls.log(work, RULES, someone, item.id, Call(Outcome.SPOKEN, Next.GO_ON))
        assert (await request(work, report)).state is NoticeState.DROPPED


async def test_after_three_days_a_family_can_be_asked_anew_and_the_earlier_request_is_over(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        account, notice = await read(work, report)
    clock.move(days=3)
    async with storage.work() as work:
        await talks.ask(work, RULES, await moderator(work, 2), report.id, 1)
        with pytest.raises(Stale):
            await talks.answer(work, RULES, account, notice.id, TalkAnswer.MORNING)
        assert talks.over(await work.notices.get(notice.id) or notice)
        assert (await request(work, report)).facts["name"] == "Павло"


async def test_a_request_that_nobody_read_is_never_told_once_there_is_another(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        await talks.ask(work, RULES, await moderator(work), report.id, 0)
        first = await request(work, report)
    clock.move(days=3)
    async with storage.work() as work:
        await talks.ask(work, RULES, await moderator(work, 2), report.id, 1)
        assert (await work.notices.get(first.id) or first).state is NoticeState.DROPPED


async def test_a_family_without_a_chat_is_asked_by_a_person(storage: Storage) -> None:
    async with storage.work() as work:
        report, someone, item = await told_by_a_person(work)
        await calls.log(work, RULES, someone, item.id, Call(Outcome.SPOKEN, Next.DONE))
        notice = await request(work, report)
        assert (notice.state, talks.over(notice)) == (NoticeState.OPENED, True)
        await talks.ask(work, RULES, someone, report.id, 0)
