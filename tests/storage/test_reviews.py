"""The queue: what waits, who holds it, and that one decision wins."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from bot.domain.call import Call, Next, Outcome
from bot.domain.candidate import Candidate, Clue
from bot.domain.errors import Moved
from bot.domain.review import Cause, Priority, RejectReason, Review, ReviewKind, ReviewState, Verdict, VerdictKind
from bot.domain.roles import Moderator, Role
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.storage import builders

HALF_AN_HOUR = timedelta(minutes=30)


async def moderator(work: Work, chat: int) -> Moderator:
    account = await work.accounts.meet(chat)
    made = Moderator(id=work.ids.new(), account=account.id, role=Role.INTAKE, name="Олена Вигадана")
    await work.moderators.add(made)
    return made


async def test_of_two_moderators_who_saw_the_same_item_one_wins(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
    won: list[str] = []

    async def close(name: str) -> None:
        async with storage.work() as work:
            saved = await work.reviews.save(replace(item, state=ReviewState.DONE))
            assert saved.version == item.version + 1
        won.append(name)

    ends = await asyncio.gather(close("one"), close("two"), return_exceptions=True)
    assert len(won) == 1
    assert sum(isinstance(end, Moved) for end in ends) == 1


async def test_what_waits_comes_by_priority_then_due_time_then_age(storage: Storage) -> None:
    async with storage.work() as work:
        first = await builders.review(work)
        items = [
            replace(first, id=str(n) * 22, priority=priority, due_at=work.now + timedelta(hours=due))
            for n, (priority, due) in enumerate([(Priority.P1, 2), (Priority.P1, 1), (Priority.P0, 3)])
        ]
        for item in items:
            await work.reviews.add(item)
        assert await work.reviews.waiting(work.now, 10) == [items[2], items[1], items[0], first]
        assert len(await work.reviews.waiting(work.now, 2)) == 2


async def test_a_claimed_item_waits_again_when_the_claim_has_run_out(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        item, holder = await builders.review(work), await moderator(work, 1)
        until = work.now + HALF_AN_HOUR
        held = replace(item, state=ReviewState.CLAIMED, claimed_by=holder.id, claimed_until=until)
        held = await work.reviews.save(held)
        assert await work.reviews.waiting(work.now, 10) == []
        assert await work.reviews.claimed(holder.id, work.now) == [held]
    clock.move(HALF_AN_HOUR)
    async with storage.work() as work:
        assert await work.reviews.waiting(work.now, 10) == [held]
        assert await work.reviews.claimed(holder.id, work.now) == []


async def test_an_item_lifted_keeps_its_version(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        await work.reviews.lift(item.id, Priority.P0, work.now, Cause.RAISED)
        await work.reviews.save(replace(item, state=ReviewState.HELD))


async def test_the_open_task_of_an_account_is_found_until_it_is_done(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        assert await work.reviews.open_contact(item.account) is None
        task = replace(item, id="t" * 22, kind=ReviewKind.CONTACT, cause=Cause.DANGER, report=None)
        await work.reviews.add(task)
        assert await work.reviews.open_contact(item.account) == task
        await work.reviews.save(replace(task, state=ReviewState.DONE))
        assert await work.reviews.open_contact(item.account) is None
        assert [each.id for each in await work.reviews.of_report(item.report or "")] == [item.id]


async def test_candidates_are_none_until_somebody_looked(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        assert await work.reviews.candidates(item.id) is None
        await work.reviews.keep(item.id, [])
        assert await work.reviews.candidates(item.id) == []


async def test_candidates_come_best_first_with_their_clues_and_replace_earlier_ones(storage: Storage) -> None:
    clue = Clue("surname", 0.4, "Surname: {one} and {two}", {"one": "Вигаданенко", "two": "Vyhadanenko"})
    async with storage.work() as work:
        item = await builders.review(work)
        await work.cases.add(*(case := [builders.case(n) for n in range(3)]))
        await work.reviews.keep(item.id, [Candidate(case[0].id, 0.5, "possible", ())])
        found = [Candidate(case[1].id, 0.9, "strong", (clue,)), Candidate(case[2].id, 0.95, "strong", ())]
        await work.reviews.keep(item.id, found)
        assert await work.reviews.candidates(item.id) == [found[1], found[0]]


async def test_decisions_are_appended_in_order_with_their_words(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        verdicts = [
            Verdict(id="1" * 22, review=item.id, kind=VerdictKind.ASK, moderator="m" * 22, at=work.now, text="Хто?"),
            Verdict(
                id="0" * 22,
                review=item.id,
                kind=VerdictKind.REJECT,
                moderator=None,
                at=work.now,
                reason=RejectReason.TEST,
            ),
            Verdict(
                id="2" * 22,
                review=item.id,
                kind=VerdictKind.NOT_REACHED,
                moderator="m" * 22,
                at=work.now,
                call=Call(Outcome.LATER, Next.TOMORROW),
            ),
        ]
        for verdict in verdicts:
            await work.verdicts.add(verdict)
        assert await work.verdicts.of(item.id) == verdicts


async def test_an_item_nobody_knows_is_none(storage: Storage) -> None:
    async with storage.reading() as work:
        found: Review | None = await work.reviews.get("x" * 22)
        assert found is None
        assert await work.reviews.candidates("x" * 22) is None


async def test_a_clock_that_stands_still_and_how_often_an_item_called_are_kept(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        kept = await work.reviews.save(replace(item, paused_at=work.now, escalated=2))
        assert await work.reviews.get(item.id) == kept
    async with storage.reading() as work:
        found = await work.reviews.get(item.id)
    assert found is not None
    assert (found.paused_at, found.escalated) == (item.opened_at, 2)


async def test_an_item_about_a_case_is_found_by_it(storage: Storage) -> None:
    async with storage.work() as work:
        item, case = await builders.review(work), builders.case()
        await work.cases.add(case)
        about = replace(item, id="c" * 22, kind=ReviewKind.CASE, account="", report=None, case=case.id, lead=True)
        await work.reviews.add(about)
        assert await work.reviews.of_case(case.id) == [about]
