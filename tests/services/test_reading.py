"""What a family finds where it presses: in the stead of a push that was taken back, and under what it has read."""

from dataclasses import replace

import pytest

from bot.domain.account import Doubt
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import Relative
from bot.domain.review import Cause
from bot.services import claims, notify, reading
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import RULES, account_of
from tests.services.telling import due, home, mistaken, pushed, read, the


async def replaced(storage: Storage, clock: FixedClock) -> tuple[Relative, Notice, Notice]:
    """Return a relative before whom a push stands in the stead of one that was taken back, and both."""
    async with storage.work() as work:
        who, case, relative, first = await pushed(work)
        for each in await work.notices.of_report(relative.report):
            if each.state is NoticeState.PUSHED and each.id != first.id:
                await reading.open_pushed(work, RULES, await account_of(work, relative), each.id)
    clock.move(minutes=1)
    async with storage.work() as work:
        await home(work, who, case)
        await due(work)
        instead = await the(work, case, NoticeKind.SAFE)
        await work.outbox.found(relative.account, notify.slot(instead.id), 77)
        return relative, first, instead


async def test_it_is_read_by_whoever_pressed_the_first(storage: Storage, clock: FixedClock) -> None:
    relative, first, instead = await replaced(storage, clock)
    async with storage.work() as work:
        opened = await reading.open_pushed(work, RULES, await account_of(work, relative), first.id)
        assert opened is not None
        assert (opened.id, opened.state) == (instead.id, NoticeState.OPENED)


@pytest.mark.parametrize("doubt", list(Doubt))
async def test_while_it_is_not_sure_who_is_here_it_is_read_by_that_way_as_little_as_by_its_own(
    storage: Storage, clock: FixedClock, doubt: Doubt
) -> None:
    relative, first, instead = await replaced(storage, clock)
    async with storage.work() as work:
        account = replace(await account_of(work, relative), doubt=doubt)
        await work.accounts.save(account)
        assert await reading.open_pushed(work, RULES, account, first.id) is None
        kept = await work.notices.get(instead.id)
        assert kept is not None
        assert kept.state is NoticeState.RAISED


async def test_a_second_complaint_is_seen_by_the_senior_who_holds_the_first(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, notice = await read(work)
        await reading.dispute(work, RULES, await account_of(work, relative), notice.id)
        reviews = await work.reviews.of_report(relative.report)
        [task] = [one for one in reviews if one.cause is Cause.SOMETHING_WRONG]
        held = await claims.take(work, RULES, who.senior, task.id)
        await mistaken(work, who, case)
    clock.move(minutes=1)
    async with storage.work() as work:
        await due(work)
        account, correction = await account_of(work, relative), await the(work, case, NoticeKind.CORRECTION)
        await reading.open_pushed(work, RULES, account, correction.id)
        await reading.dispute(work, RULES, account, correction.id)
        now = await work.reviews.get(task.id)
        assert now is not None
        assert now.version > held.version
