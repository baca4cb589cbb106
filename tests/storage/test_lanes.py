"""The lanes of the outbox: conversation, grave notices, notices, a broadcast, deletions; none waits for ever."""

from datetime import timedelta

import pytest

from bot.domain.message import Message, Urgency
from bot.storage.letters import BACK, Letter
from bot.storage.limits import GAP
from bot.storage.times import stamp
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.storage.builders import met

LEASE = timedelta(seconds=30)
PLACE = timedelta(microseconds=GAP)
WORDS = Message("слово")


async def accounts(storage: Storage, count: int) -> list[str]:
    """Return so many accounts."""
    async with storage.work() as work:
        return [(await met(work, chat)).id for chat in range(1, count + 1)]


async def queue(storage: Storage, urgency: Urgency, *to: str) -> None:
    """Queue a message to each."""
    async with storage.work() as work:
        for account in to:
            await work.outbox.show(account, WORDS, urgency=urgency)


async def forget(storage: Storage, account: str) -> None:
    """Have a message of the account deleted."""
    async with storage.work() as work:
        await work.outbox.forget(account, 5)


async def leave(storage: Storage) -> list[Letter]:
    """Send what may leave now, each in its place."""
    async with storage.work() as work:
        letters = await work.outbox.take(16, LEASE)
        for letter in letters:
            await work.limits.reserve(None if letter.deletions else letter.account, work.now)
            await work.outbox.begin(letter)
            await work.outbox.sent(letter, None if letter.deletions else 7)
    return list(letters)


async def places(storage: Storage, clock: FixedClock, count: int) -> list[Letter]:
    """Return what leaves while so many places go by."""
    left = []
    for _ in range(count):
        left += await leave(storage)
        clock.move(PLACE)
    return left


def to_its_own_place(clock: FixedClock) -> None:
    """Move on to a place that is offered to no lane behind."""
    while (stamp(clock.now()) // GAP) % BACK != 1:
        clock.move(PLACE)


@pytest.mark.parametrize("urgency", Urgency)
async def test_each_lane_leaves_before_those_behind_and_deletions_last(
    storage: Storage, clock: FixedClock, urgency: Urgency
) -> None:
    soon, late, gone = await accounts(storage, 3)
    await forget(storage, gone)
    if urgency < Urgency.BROADCAST:
        await queue(storage, Urgency(urgency + 1), late)
    await queue(storage, urgency, soon)
    to_its_own_place(clock)
    left = [letter.account for letter in await places(storage, clock, 12)]
    assert left == ([soon, late, gone] if urgency < Urgency.BROADCAST else [soon, gone])


@pytest.mark.parametrize("urgency", [Urgency.CONVERSATION, Urgency.GRAVE, Urgency.NOTICE])
async def test_a_broadcast_keeps_nothing_else_waiting(storage: Storage, clock: FixedClock, urgency: Urgency) -> None:
    asker, *many = await accounts(storage, 60)
    await queue(storage, Urgency.BROADCAST, *many)
    assert len(await places(storage, clock, 10)) >= 10
    await queue(storage, urgency, asker)
    assert asker in [letter.account for letter in await places(storage, clock, 3)]


@pytest.mark.parametrize("urgency", [Urgency.GRAVE, Urgency.NOTICE, Urgency.BROADCAST, None])
async def test_however_much_is_talked_nobody_waits_for_ever(
    sqlite_storage: Storage, clock: FixedClock, urgency: Urgency | None
) -> None:
    storage = sqlite_storage
    waiting, *talkers = await accounts(storage, 101)
    await queue(storage, Urgency.CONVERSATION, *talkers)
    await places(storage, clock, 1)
    if urgency is None:
        await forget(storage, waiting)
    else:
        await queue(storage, urgency, waiting)
    left = []
    for _ in range(24):
        left += await leave(storage)
        await queue(storage, Urgency.CONVERSATION, *talkers)
        clock.move(PLACE)
    assert waiting in [letter.account for letter in left]
    assert sum(letter.account != waiting for letter in left) > 20
