"""A family is asked for a talk, whatever it is about, and says when: on both databases."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.chat.voice import Voice
from bot.domain.account import Account
from bot.domain.behalf import Behalf, Channel
from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import AlreadyAsked, Foreign, NotAllowed, Stale
from bot.domain.hours import KYIV
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState
from bot.domain.roles import Role
from bot.domain.talk import TalkAnswer, call_by
from bot.questionnaire import consent
from bot.services import calls, claims, contact, holds, news, privacy, reading, reports, talks, tasks
from bot.services.rules import Coordinator
from bot.storage.work import Storage, Work
from tests.services.deciding import case_of_a_family, people
from tests.services.people import RULES as PLAIN
from tests.services.people import account_of, moderator, safe, sent

RULES = replace(PLAIN, coordinators=(Coordinator("Ярина", "0 800 000 005"), Coordinator("Павло", "0 800 000 006")))


async def request(work: Work, report: Report) -> Notice:
    """Return the last request for a talk."""
    return [one for one in await work.notices.of_report(report.id) if one.kind is NoticeKind.CALL][-1]


async def read(work: Work, report: Report) -> tuple[Account, Notice]:
    """Have a family asked for a talk that it has read."""
    account = await safe(work, report)
    await talks.ask(work, RULES, await moderator(work), report.id, 0)
    notice = await request(work, report)
    await news.tell(work, RULES, Voice(), notice.id)
    opened = await reading.open_pushed(work, RULES, account, notice.id)
    assert opened is not None
    return account, opened


async def task(work: Work, account: Account) -> Review:
    """Return the family's task that asks for a person."""
    found = await work.reviews.open_contact(account.id)
    assert found is not None
    return found


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


async def test_a_held_cases_word_to_a_family_is_settled_when_it_is_asked(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        [one] = await work.cases.relatives(case.id)
        other, _ = await sent(work, chat=7_000_000_009)
        own = await tasks.enter(work, RULES, Cause.HELD_WORD, case.id, report=one.report, lead=True)
        theirs = await tasks.enter(work, RULES, Cause.HELD_WORD, case.id, report=other.id, lead=True)
        await talks.ask(work, RULES, who.senior, one.report, 0)
        assert (await work.reviews.get(own.id) or own).state is ReviewState.DONE
        assert (await work.reviews.get(theirs.id) or theirs).state is ReviewState.OPEN


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


@pytest.mark.parametrize(
    ("said", "now", "due"),
    [
        (TalkAnswer.MORNING, (4, 8, 59), (4, 12)),
        (TalkAnswer.MORNING, (4, 9, 0), (5, 12)),
        (TalkAnswer.DAYTIME, (4, 9, 0), (4, 17)),
        (TalkAnswer.EVENING, (4, 16, 59), (4, 20)),
        (TalkAnswer.EVENING, (4, 18, 0), (5, 20)),
        (TalkAnswer.WRITE, (4, 9, 0), None),
        (TalkAnswer.NOT_NOW, (4, 9, 0), None),
    ],
)
def test_a_family_is_called_at_the_next_such_time_of_day(
    said: TalkAnswer, now: tuple[int, int, int], due: tuple[int, int] | None
) -> None:
    moment = datetime(2026, 3, *now, tzinfo=KYIV)
    assert call_by(said, moment) == (None if due is None else datetime(2026, 3, *due, tzinfo=KYIV))


async def test_a_family_without_a_chat_is_asked_by_a_person(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        heard = Behalf(moderator=someone.id, channel=Channel.PHONE, consent=consent.FULL, heard_at=work.now)
        told, _ = await sent(work)
        report = replace(told, id=work.ids.new(), number=work.ids.number(), behalf=heard)
        await work.reports.add(report, {})
        await talks.ask(work, RULES, someone, report.id, 0)
        await news.by_person(work, RULES, (await request(work, report)).id)
        [item] = [one for one in await work.reviews.of_report(report.id) if one.cause is Cause.TELL]
        await claims.take(work, RULES, someone, item.id)
        await calls.log(work, RULES, someone, item.id, Call(Outcome.SPOKEN, Next.DONE))
        notice = await request(work, report)
        assert (notice.state, talks.over(notice)) == (NoticeState.OPENED, True)
        await talks.ask(work, RULES, someone, report.id, 0)
