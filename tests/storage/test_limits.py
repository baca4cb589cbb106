"""Limits: however many senders share the database, no second holds more than Telegram allows."""

import asyncio
import random
from collections import defaultdict
from datetime import datetime, timedelta

from bot.storage.keys import Keys
from bot.storage.limits import LANE_GAP
from bot.storage.work import Storage
from tests.fakes import FixedClock, SeededIds

SECOND = timedelta(seconds=1)


def most_in_a_second(moments: list[datetime]) -> int:
    """Return the largest number of moments that any window of a second holds."""
    ordered = sorted(moments)
    return max(sum(start <= each < start + SECOND for each in ordered) for start in ordered)


async def test_two_senders_together_never_pass_the_limits(
    storage: Storage, database: str, keys: Keys, clock: FixedClock
) -> None:
    other = Storage(database, keys, clock=clock, ids=SeededIds(1))
    chance, leaves = random.Random(4), defaultdict[str, list[datetime]](list)

    async def sender(mine: Storage) -> None:
        for _ in range(60):
            lane = f"lane{chance.randrange(20)}"
            async with mine.work() as work:
                leaves[lane].append(await work.limits.reserve(lane, clock.now()))
            clock.move(milliseconds=chance.choice([0, 0, 1, 5, 40]))

    await asyncio.gather(sender(storage), sender(other))
    await other.dispose()
    assert most_in_a_second([moment for moments in leaves.values() for moment in moments]) <= 27
    assert all(most_in_a_second(moments) == 1 for moments in leaves.values())


async def test_the_first_send_leaves_at_once(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        assert await work.limits.reserve("lane", clock.now()) == clock.now()
        assert await work.limits.reserve("lane", clock.now()) == clock.now() + timedelta(microseconds=LANE_GAP)


async def test_a_place_that_was_not_used_keeps_nobody_of_its_chat_waiting(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        await work.limits.reserve("lane", clock.now())
        second = await work.limits.reserve("lane", clock.now(), again=True)
        third = await work.limits.reserve("lane", clock.now())
    assert second - clock.now() < SECOND / 20
    assert third - second > SECOND


async def test_deletions_count_among_everybody_only(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        first = await work.limits.reserve(None, clock.now())
        second = await work.limits.reserve(None, clock.now())
    assert timedelta(0) < second - first < SECOND / 27 + timedelta(microseconds=2)


async def test_a_pause_that_telegram_asks_for_holds_everybody(storage: Storage, clock: FixedClock) -> None:
    until = clock.now() + 5 * SECOND
    async with storage.work() as work:
        await work.limits.pause(until)
        assert await work.limits.next() >= work.limits.until(4 * SECOND)
        assert await work.limits.reserve("lane", clock.now()) == until
