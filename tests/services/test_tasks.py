"""What is to be done about a case: entered once, for whom, and settled by a person."""

import pytest

from bot.domain.errors import AlreadyDecided, Foreign, NotAllowed
from bot.domain.review import Cause, Filing, Priority, Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Role
from bot.services import claims, items, pages, queue, tasks, verdicts
from bot.storage.work import Storage, Work
from tests.services.people import RULES, moderator, sent
from tests.services.test_races import together
from tests.storage import builders


async def case(work: Work) -> str:
    """Return the id of a case."""
    made = builders.case()
    await work.cases.add(made)
    return made.id


async def task(work: Work, cause: Cause = Cause.TELL_OTHERS, *, lead: bool = False) -> Review:
    """Return a task about a case."""
    return await tasks.enter(work, RULES, cause, await case(work), lead=lead)


async def test_a_task_about_a_case_waits_in_the_queue_as_urgent_as_its_cause(storage: Storage) -> None:
    async with storage.work() as work:
        item = await task(work, Cause.CORRECTION)
        page = await pages.waiting(work, await moderator(work), 0)
    assert [each.id for each in page.items] == [item.id]
    assert (item.kind, item.priority, item.account, item.report) == (ReviewKind.CASE, Priority.P1, "", None)
    async with storage.reading() as work:
        assert await work.reviews.get(item.id) == item


async def test_of_one_cause_a_case_has_one_task_at_a_time(storage: Storage) -> None:
    async with storage.work() as work:
        someone, about = await moderator(work), await case(work)
        first = await tasks.enter(work, RULES, Cause.TELL_OTHERS, about)
        assert await tasks.enter(work, RULES, Cause.TELL_OTHERS, about) == first
        assert (await tasks.enter(work, RULES, Cause.CORRECTION, about)).id != first.id
        await claims.take(work, RULES, someone, first.id)
        await tasks.settle(work, someone, first.id)
        assert (await tasks.enter(work, RULES, Cause.TELL_OTHERS, about)).id != first.id


async def test_two_processes_that_enter_the_same_task_make_one(storage: Storage) -> None:
    async with storage.work() as work:
        about = await case(work)
    deeds = [lambda work: tasks.enter(work, RULES, Cause.TELL_OTHERS, about)] * 4
    assert await together(storage, *deeds) == [None] * 4
    async with storage.reading() as work:
        assert len(await work.reviews.of_case(about)) == 1


async def test_there_is_no_task_about_no_case(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        with pytest.raises(Foreign):
            await tasks.enter(work, RULES, Cause.TELL_OTHERS, "x" * 22)


@pytest.mark.parametrize("role", [Role.INTAKE, Role.VERIFIER])
async def test_what_is_for_seniors_is_to_others_as_if_it_were_not(storage: Storage, role: Role) -> None:
    async with storage.work() as work:
        senior, other = await moderator(work, 1, Role.SENIOR), await moderator(work, 2, role)
        item = await task(work, Cause.CHECK_WITH_BODY, lead=True)
        assert [each.id for each in (await pages.waiting(work, senior, 0)).items] == [item.id]
        assert list((await pages.waiting(work, other, 0)).items) == []
        for act in (
            lambda: items.seen(work, other, item.id),
            lambda: claims.take(work, RULES, other, item.id),
            lambda: claims.lift(work, RULES, other, item.id),
        ):
            with pytest.raises(Foreign):
                await act()
        await claims.take(work, RULES, senior, item.id)
        assert list(await claims.colleagues(work, senior, item.id)) == []
        with pytest.raises(NotAllowed):
            await claims.hand_over(work, RULES, senior, item.id, other.id)
        await queue.end(work, await queue.look(work, senior, item.id), ReviewState.HELD)
        assert (await pages.waiting(work, senior, 0)).aside == 1
        assert (await pages.waiting(work, other, 0)).aside == 0
        assert list((await pages.aside(work, other, 0)).items) == []


async def test_a_task_is_settled_once(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        item = await task(work)
        await claims.take(work, RULES, someone, item.id)
        with pytest.raises(NotAllowed):
            await verdicts.settle(work, someone, item.id)
        await tasks.settle(work, someone, item.id)
        with pytest.raises(AlreadyDecided):
            await tasks.settle(work, someone, item.id)
        [verdict] = await work.verdicts.of(item.id)
    assert (verdict.kind, verdict.moderator, verdict.reason) == (VerdictKind.SETTLED, someone.id, None)
    assert verdict.case == item.case


async def test_the_urgent_procedure_ends_with_what_became_of_it(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        item = await task(work, Cause.WGEID)
        await claims.take(work, RULES, someone, item.id)
        with pytest.raises(NotAllowed):
            await tasks.settle(work, someone, item.id)
        await tasks.settle(work, someone, item.id, filing=Filing.NOT_WISHED)
        [verdict] = await work.verdicts.of(item.id)
    assert verdict.reason is Filing.NOT_WISHED


async def test_a_report_is_not_settled_as_a_task(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        someone = await moderator(work)
        _, item = await sent(work)
        await claims.take(work, RULES, someone, item.id)
        with pytest.raises(NotAllowed):
            await tasks.settle(work, someone, item.id)
