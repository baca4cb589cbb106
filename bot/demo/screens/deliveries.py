"""How far notices and corrections have come, with invented people."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.moderators.screens import card, deliveries
from bot.chat.screen import Screen
from bot.demo.drafts import NOW
from bot.demo.screens.invented import CASE, OLENA, REPORT, notice
from bot.domain.notice import Delivery, NoticeKind, NoticeState, Passage
from bot.domain.review import Cause, ReviewKind
from bot.services.corrections import Correction
from bot.services.deliveries import Delivered
from bot.services.items import Seen

STEPS = (*NoticeState, *Passage)


def screens(mine: Seen) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    log = [Delivery(notice="k" * 22, at=NOW, step=step) for step in STEPS]
    told = [Delivered(notice=notice(kind), report=REPORT, log=log) for kind in NoticeKind]
    for page in range(3):
        yield f"deliveries/page {page}", deliveries.deliveries(CASE, told, page, NOW)
    yield "deliveries/none", deliveries.deliveries(CASE, (), 0, NOW)
    wrong = replace(mine.review, kind=ReviewKind.DELIVERY, cause=Cause.SOMETHING_WRONG, lead=True)
    yield "deliveries/something wrong", card.card(replace(mine, review=wrong), OLENA, NOW)
    review = replace(mine.review, kind=ReviewKind.CASE, cause=Cause.CORRECTION, account="", case=CASE.id, lead=True)
    found = [Correction(report=REPORT, step=step, by_person=False) for step in (*STEPS, None)]
    found.append(Correction(report=REPORT, step=NoticeState.WAITS, by_person=True))
    yield "deliveries/corrections", card.card(replace(mine, review=review, corrections=found), OLENA, NOW)
