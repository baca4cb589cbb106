"""When each notice is pushed: news that was waited for at any hour to who asked for that, the rest in waking hours."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from bot.domain.hours import KYIV, QuietHours
from bot.domain.notice import TERMS, NoticeKind, NoticeState
from bot.services import news, notify
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import RULES as PLAIN
from tests.services.people import safe, sent
from tests.services.telling import VOICE

ANY_HOUR = (NoticeKind.CONFIRMED, NoticeKind.RELEASED, NoticeKind.SAFE)
#: Wednesday 4 March 2026 is an ordinary day, Friday 6 March ends early, Sunday 8 March is a holiday here.
RULES = replace(
    PLAIN, quiet=QuietHours(time(21, 0), time(8, 0)), holidays=frozenset({datetime(2026, 3, 8, tzinfo=KYIV).date()})
)
DAY, NIGHT, FRIDAY, EVE = (4, 12, 0), (4, 23, 30), (6, 17, 0), (7, 18, 0)
#: What the clock shows, and when whatever is not for any hour comes.
TIMES = [
    (DAY, DAY),
    ((4, 20, 59), (4, 20, 59)),
    ((4, 21, 0), (5, 8, 0)),
    (NIGHT, (5, 8, 0)),
    ((4, 7, 59), (4, 8, 0)),
    ((6, 16, 59), (6, 16, 59)),
    (FRIDAY, (7, 8, 0)),
    (EVE, (8, 8, 0)),
]


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=KYIV)


@pytest.mark.parametrize(("now", "comes"), TIMES)
@pytest.mark.parametrize("asked", [True, False])
async def test_each_notice_comes_in_waking_hours_and_good_news_when_it_was_asked_for(
    sqlite_storage: Storage, clock: FixedClock, now: tuple[int, int, int], comes: tuple[int, int, int], *, asked: bool
) -> None:
    clock.move(at(*now) - clock.now())
    async with sqlite_storage.work() as work:
        report, _ = await sent(work)
        account = replace(await safe(work, report), any_hour=asked)
        await work.accounts.save(account)
        for kind in NoticeKind:
            await notify.announce(work, report, kind)
            [notice] = [one for one in await work.notices.of_report(report.id) if one.kind is kind]
            await news.tell(work, RULES, VOICE, notice.id)
    async with sqlite_storage.work() as work:
        at_once = {one.kind for one in await work.notices.of_report(report.id) if one.state is NoticeState.PUSHED}
        waking = set(NoticeKind) if now == comes else set()
        assert at_once == (waking | set(ANY_HOUR) if asked else waking)
    if now == comes:
        return
    clock.move(at(*comes) - clock.now())
    async with sqlite_storage.work() as work:
        late = [one for one in await work.notices.of_report(report.id) if one.state is NoticeState.RAISED]
        for notice in late:
            await news.tell(work, RULES, VOICE, notice.id)
        assert {one.state for one in await work.notices.of_report(report.id)} == {NoticeState.PUSHED}


def test_only_the_news_that_families_wait_for_comes_at_any_hour() -> None:
    assert {kind for kind, terms in TERMS.items() if terms.any_hour} == set(ANY_HOUR)
