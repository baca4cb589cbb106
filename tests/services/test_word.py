"""The usual word: as often as the family asked, after somebody looked, and never while anything is kept from it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest

from bot.chat.voice import Voice
from bot.domain.case import Case, CaseState, Fate
from bot.domain.errors import Foreign
from bot.domain.evidence import EvidenceKind
from bot.domain.hours import KYIV, QuietHours
from bot.domain.moves import Axis
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Ground, Level, Relative, Verification
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator
from bot.domain.word import Word
from bot.services import (
    approvals,
    casebook,
    claims,
    holds,
    links,
    merges,
    news,
    pages,
    proposals,
    queue,
    reading,
    reports,
    statuses,
    tasks,
    verdicts,
    word,
)
from bot.services.statuses import Wish
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, approved, as_it_stands, case_of_a_family, item, people, proposed, to
from tests.services.people import RULES, sent
from tests.services.test_news import account_of, believed, verified

VOICE = Voice()
LEASE = timedelta(seconds=30)


class Asked(NamedTuple):
    """A verified family that asked for the usual word, its case, and who decides."""

    who: People
    case: Case
    relative: Relative


#: Something that befalls a family or its case.
Befalls = Callable[[Work, Asked], Awaitable[None]]


async def asked(work: Work, often: Word = Word.MONTHLY) -> Asked:
    """Return a case whose family is verified and asked for the usual word."""
    who = await people(work)
    case = await case_of_a_family(work, who.first)
    relative = await verified(work, who, case)
    await word.choose(work, await account_of(work, relative), relative.report, often)
    return Asked(who, case, relative)


async def due(storage: Storage) -> None:
    """Do what is due about words, holds and notices, until nothing is."""
    while True:
        async with storage.work() as work:
            found = await work.jobs.take(50, LEASE)
            for job in found:
                match job.kind:
                    case "word":
                        await word.due(work, RULES, job.ids["report"])
                    case "looked":
                        await word.looked(work, job.ids["case"])
                    case "word_held":
                        await word.instead(work, RULES, job.ids["report"])
                    case "held_word":
                        await word.held(work, RULES, job.ids["case"])
                    case "hold_over":
                        await holds.over(work, job.ids["case"])
                    case "notice":
                        await news.tell(work, RULES, VOICE, job.ids["notice"])
                    case _:
                        pass
                await work.jobs.finish(job)
        if not found:
            return


async def pass_days(storage: Storage, clock: FixedClock, days: int) -> None:
    """Let days pass, one by one."""
    for _ in range(days):
        clock.move(days=1)
        await due(storage)


async def words(work: Work, relative: Relative) -> list[Notice]:
    """Return the words that were raised for a family."""
    return [one for one in await work.notices.of_report(relative.report) if one.kind is NoticeKind.NO_NEWS]


async def open_tasks(work: Work, case: Case) -> list[Cause]:
    """Return the causes of the tasks that wait on a case."""
    return [one.cause for one in await work.reviews.of_case(case.id) if one.state is not ReviewState.DONE]


async def look(work: Work, by: Moderator, case: Case) -> None:
    """Have somebody look at a case as the queue asks."""
    [task] = [
        one
        for one in await work.reviews.of_case(case.id)
        if one.cause is Cause.WORD and one.state is not ReviewState.DONE
    ]
    await claims.take(work, RULES, by, task.id)
    await tasks.settle(work, by, task.id)


async def looked_at(storage: Storage, clock: FixedClock, by: Moderator, case: Case, after: int) -> None:
    """Let days pass, and have evidence added to a case then."""
    await pass_days(storage, clock, after)
    async with storage.work() as work:
        await item(work, by, case, EvidenceKind.LIST)


async def held_words(work: Work, case: Case) -> list[Review]:
    """Return the tasks by which a person gives the word."""
    return [one for one in await work.reviews.of_case(case.id) if one.cause is Cause.HELD_WORD]


async def test_nobody_is_written_to_unasked(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        relative = await verified(work, who, case)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 200)
    async with storage.work() as work:
        assert await words(work, relative) == []
        assert await open_tasks(work, case) == []


@pytest.mark.parametrize(("often", "days"), [(Word.MONTHLY, 30), (Word.QUARTERLY, 90)])
async def test_a_family_hears_on_its_day_what_was_done_and_when_the_next_word_comes(
    storage: Storage, clock: FixedClock, often: Word, days: int
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work, often)
    began = clock.now().astimezone(KYIV).date()
    await looked_at(storage, clock, who.first, case, 12)
    await pass_days(storage, clock, days - 13)
    async with storage.work() as work:
        assert await words(work, relative) == []
    await pass_days(storage, clock, 1)
    async with storage.work() as work:
        [told] = await words(work, relative)
        assert told.state is NoticeState.PUSHED
        assert told.facts == {
            "date": (began + timedelta(days=12)).isoformat(),
            "since": began.isoformat(),
            "next": (began + timedelta(days=2 * days)).isoformat(),
            "done": "checked",
            "compared": "0",
        }


async def test_a_case_nobody_looked_at_comes_to_the_queue_first_and_the_word_leaves_on_its_day(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await pass_days(storage, clock, 24)
    async with storage.work() as work:
        assert await open_tasks(work, case) == []
    await pass_days(storage, clock, 1)
    async with storage.work() as work:
        assert await open_tasks(work, case) == [Cause.WORD]
        page = await pages.waiting(work, who.first, 0)
        assert [one.cause for one in page.items] == [Cause.WORD]
        assert page.items[0].due_at == clock.now() + timedelta(days=5)
        await look(work, who.first, case)
    await due(storage)
    async with storage.work() as work:
        assert await words(work, relative) == []
    await pass_days(storage, clock, 5)
    async with storage.work() as work:
        [told] = await words(work, relative)
        assert told.facts["done"] == "looked"


async def test_a_word_that_nobody_looked_for_waits_and_leaves_with_the_look(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await pass_days(storage, clock, 40)
    async with storage.work() as work:
        assert await words(work, relative) == []
        assert await open_tasks(work, case) == [Cause.WORD]
        await look(work, who.first, case)
    await due(storage)
    async with storage.work() as work:
        [told] = await words(work, relative)
        assert told.facts["date"] == clock.now().astimezone(KYIV).date().isoformat()


async def test_any_work_on_the_case_is_a_look_and_ends_the_task(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await pass_days(storage, clock, 33)
    async with storage.work() as work:
        await item(work, who.first, case, EvidenceKind.LIST)
    await pass_days(storage, clock, 1)
    async with storage.work() as work:
        assert len(await words(work, relative)) == 1
        assert await open_tasks(work, case) == []


async def test_the_look_for_one_word_is_none_for_the_next(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 35)
    async with storage.work() as work:
        assert len(await words(work, relative)) == 1
        assert await open_tasks(work, case) == [Cause.WORD]
    await pass_days(storage, clock, 30)
    async with storage.work() as work:
        assert len(await words(work, relative)) == 1


@pytest.mark.parametrize("level", [Level.ACCOUNT, Level.CALLED])
async def test_a_family_that_is_not_verified_cannot_ask_and_is_told_what_a_stranger_is(
    storage: Storage, level: Level
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        relative = await verified(work, who, case, level)
        account = await account_of(work, relative)
        for report in (relative.report, "nobody's"):
            with pytest.raises(Foreign):
                await word.offered(work, account, report)
            with pytest.raises(Foreign):
                await word.choose(work, account, report, Word.MONTHLY)


async def lowered(work: Work, who: People, relative: Relative) -> None:
    """Have a kinship doubted."""
    step = Verification(
        id=work.ids.new(), report=relative.report, before=relative.level, after=Level.ACCOUNT, ground=Ground.DOUBT,
        moderator=who.first.id, at=work.now,
    )  # fmt: skip
    await work.verifications.add(step)
    await work.cases.save_relative(replace(relative, level=Level.ACCOUNT))


async def test_whoever_is_doubted_hears_nothing_and_can_still_stop_it(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    async with storage.work() as work:
        await lowered(work, who, relative)
    await pass_days(storage, clock, 20)
    async with storage.work() as work:
        assert await words(work, relative) == []
        account = await account_of(work, relative)
        assert (await word.choose(work, account, relative.report, Word.NEVER)).word is Word.NEVER
        with pytest.raises(Foreign):
            await word.choose(work, account, relative.report, Word.MONTHLY)


async def test_a_word_pushed_to_whoever_is_doubted_then_is_never_read(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        [told] = await words(work, relative)
        await lowered(work, who, relative)
        assert await reading.open_pushed(work, RULES, await account_of(work, relative), told.id) is None
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]


async def not_informed(work: Work, of: Asked) -> None:
    await work.cases.save_relative(replace(of.relative, role=ContactRole.NOT_INFORMED))


async def parted(work: Work, of: Asked) -> None:
    await links.undo(work, RULES, of.who.first, of.case.id, of.relative.report, "Two people of one name.")


async def taken_back(work: Work, of: Asked) -> None:
    await reports.withdraw(work, await account_of(work, of.relative), RULES, of.relative.report)


async def closed(work: Work, of: Asked) -> None:
    wish = Wish(axis=Axis.CASE, after=CaseState.CLOSED_RESOLVED.value, words="Everything was told.")
    await statuses.change(work, RULES, of.who.senior, of.case.id, wish)


async def home(work: Work, of: Asked) -> None:
    mother = await item(work, of.who.first, of.case, EvidenceKind.FAMILY)
    call = await item(work, of.who.first, of.case, EvidenceKind.OWN_WORDS)
    await statuses.change(work, RULES, of.who.first, of.case.id, to(Fate.RETURNED_HOME, mother, call))


@pytest.mark.parametrize("happens", [not_informed, parted, taken_back, closed, home])
async def test_no_word_goes_to_whom_nothing_is_told_or_who_waits_for_nobody(
    storage: Storage, clock: FixedClock, happens: Befalls
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    async with storage.work() as work:
        await happens(work, Asked(who, case, relative))
    await pass_days(storage, clock, 45)
    async with storage.work() as work:
        assert await words(work, relative) == []
        assert Cause.HELD_WORD not in await open_tasks(work, case)


async def test_a_phone_that_may_be_inspected_finds_the_word_in_my_reports(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
        await work.accounts.save(replace(await account_of(work, relative), quiet=True))
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.WAITS]


async def test_the_word_waits_for_the_morning(storage: Storage, clock: FixedClock) -> None:
    quiet = replace(RULES, quiet=QuietHours(datetime(2026, 1, 1, 21).time(), datetime(2026, 1, 1, 8).time()))
    clock.move(hours=12)
    async with storage.work() as work:
        who, case, relative = await asked(work)
        report = relative.report
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 9)
    clock.move(days=1)
    for hours, raised in ((0, 0), (10, 1)):
        clock.move(hours=hours)
        async with storage.work() as work:
            await word.due(work, quiet, report)
            assert len(await words(work, relative)) == raised


async def stopped(work: Work, of: Asked) -> None:
    await holds.stop(work, of.who.senior, of.case.id)


async def spoken_of_a_death(work: Work, of: Asked) -> None:
    rumour = await item(work, of.who.senior, of.case, EvidenceKind.RUMOUR, confidential=True)
    await proposals.propose(work, RULES, of.who.senior, of.case.id, to(Fate.DEATH_REPORTED, rumour))


async def two_decide(work: Work, of: Asked) -> None:
    await proposed(work, of.who.first, of.case)


async def told_to_seniors(work: Work, of: Asked) -> None:
    await item(work, of.who.senior, of.case, EvidenceKind.RUMOUR, confidential=True)


async def a_talk_is_due(work: Work, of: Asked) -> None:
    await tasks.enter(work, RULES, Cause.FATE_CHANGED, of.case.id, lead=True)


@pytest.mark.parametrize("hidden", [stopped, spoken_of_a_death, two_decide, told_to_seniors, a_talk_is_due])
async def test_while_anything_is_kept_from_the_family_a_senior_has_the_word_given_on_the_usual_day(
    storage: Storage, clock: FixedClock, hidden: Befalls
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 9)
    async with storage.work() as work:
        await hidden(work, Asked(who, case, relative))
        assert await held_words(work, case) == []
    await pass_days(storage, clock, 1)
    async with storage.work() as work:
        assert await words(work, relative) == []
        [task] = await held_words(work, case)
        assert (task.lead, task.report) == (True, relative.report)
        report = await work.reports.get(relative.report)
        assert report is not None
        assert report.word_at == clock.now()


async def test_a_kept_back_word_is_asked_for_once_a_day_of_word(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
        await holds.stop(work, who.senior, case.id)
    await pass_days(storage, clock, 40)
    async with storage.work() as work:
        assert await open_tasks(work, case) == [Cause.WORD, Cause.HELD_WORD]
        [task] = await held_words(work, case)
        await claims.take(work, RULES, who.senior, task.id)
        await tasks.settle(work, who.senior, task.id)
        await look(work, who.first, case)
    await pass_days(storage, clock, 1)
    async with storage.work() as work:
        assert len(await held_words(work, case)) == 1
        assert await words(work, relative) == []


async def test_the_queue_of_whoever_is_no_senior_is_the_same_whatever_is_hidden(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, plain, _ = await asked(work)
        other = await case_of_a_family(work, who.first, chat=7_000_123_457)
        [relative] = await work.cases.relatives(other.id)
        relative = await verified(work, who, other)
        await word.choose(work, await account_of(work, relative), relative.report, Word.MONTHLY)
        await spoken_of_a_death(work, Asked(who, other, relative))
        [proposal] = await work.proposals.of_case(other.id)
        await approved(work, who.other, proposal)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
    await pass_days(storage, clock, 30)
    for _ in range(3):
        await pass_days(storage, clock, 1)
        async with storage.work() as work:
            shown = []
            for case in (plain, other):
                standing = await casebook.of(work, who.first, case.id)
                shown.append([(one.cause, one.due_at, one.opened_at) for one in standing.tasks])
            assert shown[0] == shown[1]
            assert [cause for cause, *_ in shown[0]] == [Cause.WORD]
    async with storage.work() as work:
        for case in (plain, other):
            await look(work, who.first, case)
    for _ in range(60):
        await pass_days(storage, clock, 1)
        async with storage.work() as work:
            shown = []
            for case in (plain, other):
                standing = await casebook.of(work, who.first, case.id)
                shown.append([(one.cause, one.due_at, one.opened_at) for one in standing.tasks])
            assert shown[0] == shown[1]
    async with storage.work() as work:
        assert len(await held_words(work, other)) == 1
        assert len(await held_words(work, plain)) == 0


async def test_seniors_steps_on_hard_news_are_no_look(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await pass_days(storage, clock, 20)
    async with storage.work() as work:
        await spoken_of_a_death(work, Asked(who, case, relative))
        [proposal] = await work.proposals.of_case(case.id)
        await approved(work, who.other, proposal)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        check = next(one for one in await work.reviews.of_case(case.id) if one.cause is Cause.CHECK_WITH_BODY)
        await claims.take(work, RULES, who.senior, check.id)
        await tasks.settle(work, who.senior, check.id)
        assert (await as_it_stands(work, case)).fate is Fate.DEATH_REPORTED
    await pass_days(storage, clock, 6)
    async with storage.work() as work:
        assert Cause.WORD in await open_tasks(work, case)


async def pushed(storage: Storage, clock: FixedClock) -> tuple[People, Case, Relative, Notice]:
    """Return a family before which the push of its word stands."""
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        [told] = await words(work, relative)
        assert told.state is NoticeState.PUSHED
    return who, case, relative, told


async def test_a_word_whose_case_is_stopped_before_it_is_read_becomes_a_call(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, relative, told = await pushed(storage, clock)
    async with storage.work() as work:
        await holds.stop(work, who.senior, case.id)
    await due(storage)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]
        assert [one.report for one in await held_words(work, case)] == [relative.report]
        await holds.lift(work, who.senior, case.id)
    await due(storage)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]
        assert (await work.notices.get(told.id)) is not None


async def test_a_word_is_not_read_once_something_waits_on_the_case(storage: Storage, clock: FixedClock) -> None:
    who, case, relative, told = await pushed(storage, clock)
    async with storage.work() as work:
        await spoken_of_a_death(work, Asked(who, case, relative))
        assert await reading.open_pushed(work, RULES, await account_of(work, relative), told.id) is None
    await due(storage)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]
        assert len(await held_words(work, case)) == 1


async def test_news_takes_the_place_of_a_word_that_was_not_read(storage: Storage, clock: FixedClock) -> None:
    who, case, relative, _ = await pushed(storage, clock)
    async with storage.work() as work:
        await believed(work, who, case)
    await due(storage)
    async with storage.work() as work:
        told = [(one.kind, one.state) for one in await work.notices.of_case(case.id)]
        assert told == [(NoticeKind.NO_NEWS, NoticeState.DROPPED), (NoticeKind.BELIEVED, NoticeState.PUSHED)]
        assert (await account_of(work, relative)).id == relative.account


async def test_where_news_lies_unread_there_is_no_word_beside_it(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await pass_days(storage, clock, 20)
    async with storage.work() as work:
        await believed(work, who, case)
    await pass_days(storage, clock, 15)
    async with storage.work() as work:
        assert await words(work, relative) == []
        assert await held_words(work, case) == []


async def test_only_the_newest_word_stands(storage: Storage, clock: FixedClock) -> None:
    who, case, relative, _ = await pushed(storage, clock)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED, NoticeState.PUSHED]


async def test_that_nothing_was_new_needs_no_correction(storage: Storage, clock: FixedClock) -> None:
    who, case, relative, told = await pushed(storage, clock)
    async with storage.work() as work:
        assert await reading.open_pushed(work, RULES, await account_of(work, relative), told.id) is not None
        await parted(work, Asked(who, case, relative))
        kinds = [one.kind for one in await work.notices.of_report(relative.report)]
        assert NoticeKind.CORRECTION not in kinds


async def test_a_family_hears_less_or_nothing_from_the_word_itself(storage: Storage, clock: FixedClock) -> None:
    who, case, relative, told = await pushed(storage, clock)
    async with storage.work() as work:
        account = await account_of(work, relative)
        await reading.open_pushed(work, RULES, account, told.id)
        await word.answer(work, account, told.id, Word.QUARTERLY)
    await looked_at(storage, clock, who.first, case, 50)
    async with storage.work() as work:
        assert len(await words(work, relative)) == 1
    await pass_days(storage, clock, 40)
    async with storage.work() as work:
        assert len(await words(work, relative)) == 2
        await word.answer(work, account, told.id, Word.NEVER)
        assert [one.state for one in await words(work, relative)] == [NoticeState.OPENED, NoticeState.DROPPED]
    await pass_days(storage, clock, 100)
    async with storage.work() as work:
        assert len(await words(work, relative)) == 2
        stranger = await work.accounts.meet(9_000_000_001)
        with pytest.raises(Foreign):
            await word.answer(work, stranger, told.id, Word.MONTHLY)


async def test_a_crash_or_a_second_try_raises_no_second_word(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    clock.move(days=10)

    async def crash() -> None:
        async with storage.work() as work:
            await word.due(work, RULES, relative.report)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await crash()
    for _ in range(2):
        async with storage.work() as work:
            await word.due(work, RULES, relative.report)
            assert len(await words(work, relative)) == 1


async def test_two_processes_give_one_word(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    clock.move(days=10)

    async def process() -> None:
        async with storage.work() as work:
            await word.due(work, RULES, relative.report)

    await asyncio.gather(*(process() for _ in range(4)))
    async with storage.work() as work:
        assert len(await words(work, relative)) == 1


async def test_a_clock_that_jumps_on_brings_one_word_and_one_that_jumps_back_delays_none_by_years(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    clock.move(days=3000)
    await due(storage)
    async with storage.work() as work:
        assert len(await words(work, relative)) == 1
    clock.move(days=-2990)
    async with storage.work() as work:
        await word.due(work, RULES, relative.report)
    await looked_at(storage, clock, who.first, case, 20)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        assert len(await words(work, relative)) == 2


async def test_a_case_that_goes_on_for_another_is_looked_at_for_its_families_too(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
        into = await case_of_a_family(work, who.first, chat=7_000_123_457)
        merge = await merges.propose(work, RULES, who.first, case.id, into.id)
        await approved(work, who.senior, merge)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, merge.id)
    await looked_at(storage, clock, who.first, into, 20)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        assert [one.case for one in await words(work, relative)] == [into.id]
        assert [one.kind for one in await work.notices.of_case(into.id)] == [NoticeKind.NO_NEWS]


async def test_the_base_is_counted_in_tens_and_what_the_family_added_is_named(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    async with storage.work() as work:
        for number in range(12):
            await sent(work, chat=7_100_000_000 + number)
        added = await queue.enter(
            work, RULES, ReviewKind.ADDITION, Cause.ADDITION, relative.account, report=relative.report
        )
        await claims.take(work, RULES, who.first, added.id)
        await verdicts.settle(work, who.first, added.id)
    await pass_days(storage, clock, 10)
    async with storage.work() as work:
        [told] = await words(work, relative)
        assert (told.facts["compared"], told.facts["done"]) == ("10", "checked read")


async def test_that_only_what_a_family_added_was_read_is_no_look_at_the_case(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await pass_days(storage, clock, 20)
    async with storage.work() as work:
        added = await queue.enter(
            work, RULES, ReviewKind.ADDITION, Cause.ADDITION, relative.account, report=relative.report
        )
        await claims.take(work, RULES, who.first, added.id)
        await verdicts.settle(work, who.first, added.id)
    await pass_days(storage, clock, 11)
    async with storage.work() as work:
        assert await words(work, relative) == []
        assert Cause.WORD in await open_tasks(work, case)
