"""What was done about a case: by people, in the open, since the last word."""

from bot.domain.case import Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import NoticeKind
from bot.domain.review import Cause, ReviewKind
from bot.services import (
    approvals,
    claims,
    merges,
    queue,
    tasks,
    verdicts,
)
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.deciding import approved, as_it_stands, case_of_a_family, item
from tests.services.people import RULES, sent
from tests.services.telling import Tied
from tests.services.usual import asked, looked_at, open_tasks, pass_days, spoken_of_a_death, words


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


async def test_seniors_steps_on_hard_news_are_no_look(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative = await asked(work)
    await pass_days(storage, clock, 20)
    async with storage.work() as work:
        await spoken_of_a_death(work, Tied(who, case, relative))
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
