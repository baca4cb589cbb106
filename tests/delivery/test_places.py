"""However many senders there are, and however slow lines and database: no second holds more than Telegram takes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic

import pytest

from bot.delivery import places
from bot.delivery.outbox import Sender, Silence
from bot.delivery.ports import Letter, Loss, Outcome
from bot.domain.message import Message, Urgency
from bot.storage.work import Storage, Work
from tests import windows
from tests.delivery.conftest import OpenStorage
from tests.delivery.office import until


@dataclass
class Line:
    """A Telegram that takes everything, after a while, and notes when it was called and by whom."""

    slow: float
    called: list[tuple[float, str]] = field(default_factory=list)

    async def there(self) -> bool:
        """Answer."""
        return True

    async def send(self, letter: Letter, standing: int | None) -> Outcome:
        """Take a letter."""
        assert standing is None
        self.called.append((monotonic(), letter.account))
        await asyncio.sleep(self.slow)
        return Silence("sent", message_id=len(self.called))


async def nobody(work: Work, letter: Letter, loss: Loss) -> None:
    """Fail: nothing may be lost here."""
    pytest.fail(f"lost at {work.now}: {letter.seq}, {loss}")


async def queued(storage: Storage, chats: Sequence[int], urgency: Urgency) -> None:
    """Queue a message to each chat."""
    async with storage.work() as work:
        for chat in chats:
            account = await work.accounts.meet(chat)
            await work.outbox.show(account.id, Message("слово"), urgency=urgency)


@pytest.mark.parametrize("slow", [0.02, 0.5])
async def test_two_senders_never_pass_the_limits_in_any_second(another: OpenStorage, slow: float) -> None:
    line = Line(slow)
    senders = [Sender[Work](another(), line, nobody) for _ in range(2)]
    storage = another()
    await queued(storage, range(1, 26), Urgency.BROADCAST)
    await queued(storage, range(26, 41), Urgency.CONVERSATION)
    await queued(storage, [1, 1, 26, 26], Urgency.CONVERSATION)
    async with asyncio.TaskGroup() as group:
        for sender in senders:
            group.create_task(sender.run())
        await until(lambda: len(line.called) == 44)
        for sender in senders:
            sender.stop()
    assert windows.most(moment for moment, _ in line.called) <= 28
    for account in {account for _, account in line.called}:
        assert windows.most(moment for moment, whose in line.called if whose == account) == 1


async def test_whoever_comes_too_late_for_a_place_takes_another(storage: Storage) -> None:
    await queued(storage, [1], Urgency.NOTICE)
    async with storage.work() as work:
        opened = monotonic()
        (letter,) = await work.outbox.take(1, timedelta(seconds=30))
        place = await places.reserve(work, letter, opened)
    assert place == opened
    await asyncio.sleep(2 * places.APART)
    await places.wait(storage, letter, place)
    assert 2 * places.APART < monotonic() - place < 1.0
    async with storage.work() as work:
        following = await places.reserve(work, letter, monotonic())
    assert following - monotonic() > 1.0 - places.GOOD
