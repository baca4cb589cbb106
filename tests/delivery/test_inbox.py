"""An update is durable before it is acknowledged, handled once, in order, and never in a crash loop."""

import asyncio
from datetime import timedelta

import pytest

from bot.delivery.inbox import InboxClosed
from bot.storage.work import Storage
from tests.delivery.conftest import OpenStorage
from tests.delivery.office import Office, said, until


@pytest.fixture
def office(storage: Storage) -> Office:
    return Office(storage)


async def waiting(storage: Storage) -> int:
    async with storage.reading() as work:
        return await work.updates.waiting()


async def test_what_was_received_is_durable_before_anybody_handles_it(office: Office, another: OpenStorage) -> None:
    async with office.open(lanes=0) as inbox:
        await inbox.receive([said(1), said(2)])
        assert await waiting(another()) == 2
    assert office.seen == []


async def test_an_update_is_handled_once_even_when_it_is_brought_twice(office: Office) -> None:
    async with office.open() as inbox:
        await inbox.receive([said(1), said(1)])
        await inbox.receive([said(1)])
        await inbox.receive([said(2)])
        await until(lambda: len(office.seen) == 2)
    assert office.seen == ["1", "2"]
    assert await waiting(office.storage) == 0


async def test_a_lane_is_handled_in_order_and_never_twice_at_a_time(office: Office) -> None:
    office.pause = 0.005
    async with office.open() as inbox:
        await asyncio.gather(*(inbox.receive([said(number, chat=number % 3)]) for number in range(30)))
        await until(lambda: len(office.seen) == 30)
    for lane in range(3):
        mine = [int(words) for words in office.seen if int(words) % 3 == lane]
        assert mine == sorted(mine)


async def test_many_chats_are_handled_side_by_side_where_the_database_lets_them(office: Office, database: str) -> None:
    office.pause = 0.02
    async with office.open() as inbox:
        await inbox.receive([said(number, chat=number) for number in range(6)])
        await until(lambda: len(office.seen) == 6)
    assert office.most > 1 or not database.startswith("postgres")


async def test_whoever_receives_side_by_side_shares_one_commit(office: Office) -> None:
    async with office.open(lanes=0) as inbox:
        await inbox.receive([said(0)])
        before = inbox.commits
        await asyncio.gather(*(inbox.receive([said(number)]) for number in range(1, 40)))
        assert inbox.commits - before <= 2


async def test_a_failing_update_leaves_nothing_behind_and_is_tried_again(office: Office) -> None:
    office.failing = {"hard": 2}
    async with office.open() as inbox:
        await inbox.receive([said(1, text="hard"), said(2, text="next")])
        await until(lambda: len(office.seen) == 2)
    assert office.seen == ["hard", "next"]
    assert await office.trace("said hard")
    assert office.parked == []


async def test_after_three_tries_an_update_is_parked_and_its_lane_goes_on(office: Office) -> None:
    office.failing = {"hard": 99}
    async with office.open() as inbox:
        await inbox.receive([said(1, text="hard"), said(2, text="next")])
        await until(lambda: office.seen == ["next"])
    assert office.failing == {"hard": 96}
    assert office.parked == ["hard"]
    assert await office.trace("parked hard")
    assert not await office.trace("said hard")
    assert await waiting(office.storage) == 0


async def test_a_storage_that_is_away_parks_nobody(office: Office) -> None:
    office.failing, office.trouble = {"early": 5}, ConnectionError
    async with office.open(outages=(ConnectionError,)) as inbox:
        await inbox.receive([said(1, text="early")])
        await until(lambda: office.seen == ["early"])
    assert office.parked == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": {}},
        {"update_id": "7"},
        {"update_id": True},
        {"update_id": -1},
        {"update_id": 2**63},
        {"update_id": None},
        [],
        "update",
        None,
    ],
)
async def test_what_is_no_update_is_ignored_and_its_neighbour_goes_on(office: Office, body: object) -> None:
    async with office.open() as inbox:
        await inbox.receive([body, said(1)])
        await until(lambda: office.seen == ["1"])


async def test_an_update_with_missing_parts_is_parked_and_its_neighbour_goes_on(office: Office) -> None:
    async with office.open() as inbox:
        await inbox.receive([{"update_id": 1, "message": {"text": "\ud800"}}, said(2, text="і далі")])
        await until(lambda: office.seen == ["і далі"])
        await until(lambda: "і далі" in office.toasts)
        await asyncio.sleep(0.5)
    assert await waiting(office.storage) == 0


async def test_a_failing_toast_is_swallowed(office: Office) -> None:
    async with office.open() as inbox:
        await inbox.receive([said(1), said(2)])
        await until(lambda: office.toasts == ["1", "2"])
    assert office.parked == []


async def test_a_process_that_died_leaves_its_rows_to_the_next(office: Office) -> None:
    async with office.open(lanes=0) as inbox:
        await inbox.receive([said(1), said(2, chat=2), said(3)])
    async with office.storage.work() as work:
        assert len(await work.updates.take(8, timedelta(milliseconds=50))) == 2
    async with office.open():
        await until(lambda: len(office.seen) == 3)
    assert office.seen.index("1") < office.seen.index("3")


async def test_a_row_that_kills_its_process_three_times_is_parked_unhandled(office: Office) -> None:
    async with office.open(lanes=0) as inbox:
        await inbox.receive([said(1, text="deadly")])
    for _ in range(3):
        async with office.storage.work() as work:
            (row,) = await work.updates.take(8, timedelta(0))
    assert row.tries == 3
    async with office.open():
        await until(lambda: office.parked == ["deadly"])
    assert office.seen == []


async def test_stopping_finishes_what_is_at_hand_and_keeps_the_rest(office: Office) -> None:
    office.pause = 0.05
    async with office.open(lanes=1) as inbox:
        await inbox.receive([said(1), said(2), said(3)])
        await until(lambda: bool(office.busy))
    assert office.seen == ["1"]
    assert await waiting(office.storage) == 2
    with pytest.raises(InboxClosed):
        await inbox.receive([said(4)])


async def test_whoever_waits_is_told_when_storage_cannot_keep_an_update(office: Office) -> None:
    async with office.open(lanes=0) as inbox:
        await office.storage.dispose()
        async with office.storage.engine.begin() as raw:
            await raw.exec_driver_sql("ALTER TABLE updates RENAME TO gone")
        with pytest.raises(Exception, match="updates"):
            await inbox.receive([said(1)])
        async with office.storage.engine.begin() as raw:
            await raw.exec_driver_sql("ALTER TABLE gone RENAME TO updates")
        await inbox.receive([said(1)])
        assert await waiting(office.storage) == 1
