"""Cases: sealed whole, and followed by the matcher."""

from dataclasses import replace

import pytest

from bot.domain.case import Case, CaseState
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.person import Person
from bot.domain.relative import Relative
from bot.storage import cases
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds
from tests.storage import builders


async def follow(storage: Storage, counter: int) -> tuple[list[Case], int]:
    """Read changes as the matcher does, until the counter stands still."""
    found: list[Case] = []
    while True:
        async with storage.reading() as work:
            page, reached = await work.cases.changed_since(counter)
        found += page
        if reached == counter:
            return found, counter
        counter = reached


async def test_a_case_comes_back_as_it_was_opened(storage: Storage) -> None:
    async with storage.work() as work:
        await work.cases.add(opened := builders.case())
        assert await work.cases.get(opened.id) == opened
        assert await work.cases.get("x" * 22) is None
        assert await work.cases.count() == 1


async def test_the_matcher_hears_of_every_change_page_by_page(storage: Storage, clock: FixedClock) -> None:
    many = [builders.case(n) for n in range(cases.PAGE + 5)]
    async with storage.work() as work:
        await work.cases.add(*many)
    clock.move(cases.UNSETTLED * 2)
    found, counter = await follow(storage, 0)
    assert sorted(case.id for case in found) == sorted(case.id for case in many)
    changed = replace(many[3], state=CaseState.CLOSED_BY_FAMILY, person=Person(surname="Інша"))
    async with storage.work() as work:
        changed = await work.cases.save(changed)
    clock.move(cases.UNSETTLED * 2)
    assert await follow(storage, counter) == ([changed], counter + 1)


async def test_a_change_committed_late_is_still_heard_of(
    postgres_url: str, keys: Keys, clock: FixedClock, ids: SeededIds
) -> None:
    storage = Storage(postgres_url, keys, clock=clock, ids=ids)
    async with storage.work() as slow:
        await slow.cases.add(late := builders.case(1))
        async with storage.work() as quick:
            await quick.cases.add(early := builders.case(2))
        found, counter = await follow(storage, 0)
        assert {case.id for case in found} == {early.id}
    found, _ = await follow(storage, counter)
    await storage.dispose()
    assert late.id in {case.id for case in found}


async def test_relatives_are_tied_to_a_case_by_their_reports(storage: Storage) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
        await work.cases.add(case := builders.case())
        tie = Relative(id="t" * 22, case=case.id, account=sent.account, report=sent.id)
        await work.cases.link(tie)
        assert await work.cases.relatives(case.id) == [tie]


@pytest.mark.parametrize("state", list(NoticeState))
async def test_a_notice_comes_back_in_every_state(storage: Storage, state: NoticeState) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
        notice = Notice(
            id="n" * 22,
            number="2846-1357",
            kind=NoticeKind.READ,
            account=sent.account,
            report=sent.id,
            state=NoticeState.RAISED,
            raised_at=work.now,
            facts={"date": "2026-03-20"},
        )
        await work.notices.add(notice)
        await work.notices.save(notice := replace(notice, state=state))
        assert await work.notices.of_report(sent.id) == [notice]
