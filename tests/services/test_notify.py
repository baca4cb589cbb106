"""News for a family: raised, pushed without content, opened in place of the push, taken back."""

from datetime import timedelta
from functools import partial

import pytest

from bot.chat.voice import Voice
from bot.domain.account import Safety
from bot.domain.errors import Foreign
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report
from bot.services import notify, privacy, reading
from bot.storage.work import Storage, Work
from tests.services.people import RULES, account_of, sent

VOICE = Voice()
LEASE = timedelta(seconds=30)


async def pushed(work: Work, report: Report, kind: NoticeKind) -> Notice:
    """Raise a notice and push it; the push waits in the outbox."""
    await privacy.declare_safety(work, await account_of(work, report), Safety.SAFE)
    await notify.announce(work, report, kind, {"date": "2026-03-18"})
    raised = (await work.notices.of_report(report.id))[-1]
    await notify.tell(work, RULES, VOICE, raised.id)
    told = await work.notices.get(raised.id)
    assert told is not None
    return told


async def delivered(work: Work) -> None:
    """Let everything that waits arrive."""
    for number, letter in enumerate(await work.outbox.take(8, LEASE), 500):
        begun = await work.outbox.begin(letter)
        if begun is not None:
            await work.outbox.sent(begun, number)


async def test_a_notice_opens_in_place_of_its_push(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        notice = await pushed(work, report, NoticeKind.READ)
        assert notice.state is NoticeState.PUSHED
        opened = await reading.open_pushed(work, RULES, await account_of(work, report), notice.id)
        assert opened is not None
        assert opened.state is NoticeState.OPENED


async def test_a_push_taken_back_leads_to_the_one_that_stands_in_its_stead(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        first = await pushed(work, report, NoticeKind.READ)
        await notify.take_back(work, report.id, NoticeKind.READ)
        second = await pushed(work, report, NoticeKind.TAKEN_UP)
        await delivered(work)
        opened = await reading.open_pushed(work, RULES, await account_of(work, report), first.id)
        assert opened is not None
        assert opened.id == second.id


async def test_news_whose_push_has_not_arrived_is_not_told_as_a_message_of_its_own(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        first = await pushed(work, report, NoticeKind.READ)
        await notify.take_back(work, report.id, NoticeKind.READ)
        await pushed(work, report, NoticeKind.TAKEN_UP)
        assert await reading.open_pushed(work, RULES, await account_of(work, report), first.id) is None


async def test_nobody_opens_the_news_of_another_family(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        other, _ = await sent(work, chat=7_000_000_002)
        notice = await pushed(work, report, NoticeKind.READ)
        for verb in (
            partial(reading.open_pushed, work, RULES),
            partial(reading.open_elsewhere, work, RULES),
            partial(reading.put_off, work),
        ):
            with pytest.raises(Foreign):
                await verb(await account_of(work, other), notice.id)
