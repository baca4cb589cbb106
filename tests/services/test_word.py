"""The usual word: as often as the family asked, on its day, once, and only to whom it may be told."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.case import CaseState, Fate
from bot.domain.errors import Foreign
from bot.domain.evidence import EvidenceKind
from bot.domain.hours import KYIV, QuietHours
from bot.domain.moves import Axis
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Level
from bot.domain.review import Cause
from bot.domain.status import Wish
from bot.domain.word import Word
from bot.services import (
    pages,
    reading,
    reports,
    statuses,
    word,
)
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import item, to
from tests.services.kin import at_level
from tests.services.people import RULES, account_of
from tests.services.telling import Tied, tied
from tests.services.usual import (
    Befalls,
    asked,
    due,
    look,
    looked_at,
    open_tasks,
    parted,
    pass_days,
    pushed,
    words,
)


async def test_nobody_is_written_to_unasked(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
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


@pytest.mark.parametrize("level", [Level.ACCOUNT, Level.CALLED])
async def test_a_family_that_is_not_verified_cannot_ask_and_is_told_what_a_stranger_is(
    storage: Storage, level: Level
) -> None:
    async with storage.work() as work:
        relative = (await tied(work, level)).relative
        account = await account_of(work, relative)
        for report in (relative.report, "nobody's"):
            with pytest.raises(Foreign):
                await word.offered(work, account, report)
            with pytest.raises(Foreign):
                await word.choose(work, account, report, Word.MONTHLY)


async def test_whoever_is_doubted_hears_nothing_and_can_still_stop_it(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await looked_at(storage, clock, who.first, case, 20)
    async with storage.work() as work:
        await at_level(work, who.first, relative, Level.ACCOUNT)
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
        await at_level(work, who.first, relative, Level.ACCOUNT)
        assert await reading.open_pushed(work, RULES, await account_of(work, relative), told.id) is None
        assert [one.state for one in await words(work, relative)] == [NoticeState.DROPPED]


async def not_informed(work: Work, of: Tied) -> None:
    await work.cases.save_relative(replace(of.relative, role=ContactRole.NOT_INFORMED))


async def taken_back(work: Work, of: Tied) -> None:
    await reports.withdraw(work, await account_of(work, of.relative), RULES, of.relative.report)


async def closed(work: Work, of: Tied) -> None:
    wish = Wish(axis=Axis.CASE, after=CaseState.CLOSED_RESOLVED.value, words="Everything was told.")
    await statuses.change(work, RULES, of.who.senior, of.case.id, wish)


async def home(work: Work, of: Tied) -> None:
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
        await happens(work, Tied(who, case, relative))
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
    quiet = replace(RULES, quiet=QuietHours(time(21), time(8)))
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
        await parted(work, Tied(who, case, relative))
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
