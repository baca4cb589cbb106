"""A family opens news while Telegram is away: what arrives at last is what may be read then."""

import pytest

from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.relative import Level
from bot.services import holds
from tests.chat.family.family import Family
from tests.chat.family.test_check import sent
from tests.chat.family.test_my_case import pushed, report_of, tied

NOT_NOW = "This message cannot be opened now. When there is something to read, we will write to you."
TEXT = "there is indirect information"


@pytest.mark.parametrize("held", [True, False])
async def test_news_opened_while_telegram_was_away_arrive_unless_a_hold_began(family: Family, *, held: bool) -> None:
    await sent(family)
    case = await tied(family, Level.SHOWN)
    await pushed(family, NoticeKind.BELIEVED, case)
    family.world.away = True
    await family.presses("Open")
    if held:
        async with family.world.storage.work() as work:
            senior, *_ = [one for one in await work.moderators.active() if one.leads]
            await holds.stop(work, senior, case.id)
    family.world.away = False
    await family.world.deliver()
    assert (NOT_NOW in family.everything, TEXT in family.everything) == (held, not held)
    async with family.world.storage.reading() as work:
        notices = await work.notices.of_report((await report_of(family)).id)
    assert notices[-1].state is (NoticeState.RAISED if held else NoticeState.OPENED)
