"""News that leave or are read in the moment in which a moderator moves their case: on PostgreSQL, where both go on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest
from sqlalchemy import ColumnElement, select
from structlog.testing import capture_logs

from bot.delivery.outbox import Sender
from bot.delivery.ports import Letter, Look, Loss
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.relative import ContactRole
from bot.services import holds, news, reading
from bot.storage.tables import jobs, outbox
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.crossing import held, waiting
from tests.services.news_machine.parish import Answer
from tests.services.people import RULES, account_of
from tests.services.telling import Told, due, mistaken, pushed, told

pytestmark = pytest.mark.parametrize("database", ["postgres"], indirect=True)


@dataclass
class Courier:
    """A messenger that remembers what it carried."""

    carried: list[str | None] = field(default_factory=list)

    async def there(self) -> bool:
        """Telegram is there."""
        return True

    async def send(self, letter: Letter, _standing: int | None) -> Answer:
        """Carry a letter."""
        self.carried.append(letter.notice)
        return Answer("sent", len(self.carried))


async def lost(_work: Work, _letter: Letter, loss: Loss) -> None:
    """Nothing is lost here."""
    pytest.fail(loss)


async def look_again(work: Work, letter: Letter) -> None:
    """Look once more at what is announced."""
    await news.look_again(work, RULES, letter.notice or "")


@asynccontextmanager
async def sending(storage: Storage, look: Look[Work] = look_again) -> AsyncIterator[Courier]:
    """Send what may leave, looking at it again."""
    courier = Courier()
    sender: Sender[Work] = Sender(storage, courier, lost, look=look)
    running = asyncio.create_task(sender.run())
    try:
        yield courier
    finally:
        sender.stop()
        await running


async def settled(storage: Storage, letters: ColumnElement[bool]) -> None:
    """Wait until each of these letters has left, or is wanted no more."""
    row = select(outbox.c.seq).where(letters, outbox.c.done_at.is_(None))
    async with asyncio.timeout(10):
        while True:
            async with storage.engine.connect() as conn:
                if (await conn.execute(row)).first() is None:
                    return
            await asyncio.sleep(0.01)


async def opened(storage: Storage, there: Told) -> NoticeKind | None:
    """Have the family open its push."""
    async with storage.work() as work:
        account = await account_of(work, there.relative)
        notice = await reading.open_pushed(work, RULES, account, there.notice.id)
    return notice.kind if notice else None


async def withdrawn(storage: Storage, there: Told) -> None:
    """Have it turn out that the person is not believed captive."""
    async with storage.work() as work:
        await mistaken(work, there.who, there.case)


async def stopped(storage: Storage, there: Told) -> None:
    """Have a senior stop the messages of the case."""
    async with storage.work() as work:
        await holds.stop(work, there.who.senior, there.case.id)


async def test_what_is_read_in_the_moment_in_which_it_is_withdrawn_is_put_right(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        there = await pushed(work)
    clock.move(minutes=1)
    async with held(storage, jobs.c.lane, f"unread:{there.notice.id}"):
        reader = asyncio.create_task(opened(storage, there))
        await waiting(storage, 1)
        mover = asyncio.create_task(withdrawn(storage, there))
        await waiting(storage, 2)
    assert await reader is NoticeKind.BELIEVED
    await mover
    async with storage.work() as work:
        await due(work)
        assert await told(work, there.case) == [
            (NoticeKind.BELIEVED, NoticeState.OPENED),
            (NoticeKind.CORRECTION, NoticeState.PUSHED),
        ]


async def test_what_is_withdrawn_in_the_moment_in_which_it_is_read_is_not_read(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        there = await pushed(work)
    clock.move(minutes=1)
    async with held(storage, jobs.c.lane, f"unread:{there.notice.id}"):
        mover = asyncio.create_task(withdrawn(storage, there))
        await waiting(storage, 1)
        reader = asyncio.create_task(opened(storage, there))
        await waiting(storage, 2)
    await mover
    assert await reader is None
    async with storage.reading() as work:
        assert await told(work, there.case) == [(NoticeKind.BELIEVED, NoticeState.DROPPED)]


async def test_what_is_read_in_the_moment_in_which_a_hold_begins_stays_read(storage: Storage) -> None:
    async with storage.work() as work:
        there = await pushed(work)
    async with held(storage, jobs.c.lane, f"unread:{there.notice.id}"):
        reader = asyncio.create_task(opened(storage, there))
        await waiting(storage, 1)
        mover = asyncio.create_task(stopped(storage, there))
        await waiting(storage, 2)
    assert await reader is NoticeKind.BELIEVED
    await mover
    async with storage.reading() as work:
        assert await told(work, there.case) == [(NoticeKind.BELIEVED, NoticeState.OPENED)]


async def test_a_push_that_may_not_leave_and_a_hold_that_takes_it_back_wait_for_nobody_in_a_circle(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        there = await pushed(work)
        # The push that is about to leave is not for this relative any more, as nobody has noticed yet.
        await work.cases.save_relative(replace(there.relative, role=ContactRole.NOT_INFORMED))
    async with AsyncExitStack() as stack:
        logged = stack.enter_context(capture_logs())
        async with held(storage, jobs.c.lane, f"unread:{there.notice.id}"):
            mover = asyncio.create_task(stopped(storage, there))
            await waiting(storage, 1)
            courier = await stack.enter_async_context(sending(storage))
            await waiting(storage, 2)
        await mover
        await settled(storage, outbox.c.notice == there.notice.id)
    assert there.notice.id not in courier.carried
    assert [one["event"] for one in logged if one["log_level"] == "error"] == []
    async with storage.reading() as work:
        assert await told(work, there.case) == [(NoticeKind.BELIEVED, NoticeState.RAISED)]
