"""A family is asked for a talk, and what it answered, with invented people."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.moderators.screens import card, case, talks
from bot.chat.screen import Screen
from bot.demo.drafts import NOW
from bot.demo.screens.cases import FULL
from bot.demo.screens.invented import OLENA, REPORT, RULES, notice
from bot.domain.account import Account
from bot.domain.notice import NoticeKind
from bot.domain.review import Cause, ReviewKind
from bot.domain.talk import TalkAnswer
from bot.services.items import Seen
from bot.services.talks import Offer, Talk


def screens(mine: Seen) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    account = Account(id=REPORT.account, language="uk")
    offer = Offer(report=REPORT, account=account, coordinators=RULES.coordinators)
    asked = notice(NoticeKind.CALL)
    yield "talks/who calls", talks.ask(offer, RULES)
    yield "talks/nobody calls", talks.ask(replace(offer, coordinators=()), RULES)
    yield "talks/the only one", talks.ask(replace(offer, coordinators=RULES.coordinators[:1], notice=asked), RULES)
    yield "talks/preview", talks.preview(replace(offer, notice=asked), asked, RULES, 1)
    yield "talks/sent", talks.sent(REPORT)
    yield "talks/families", talks.families(FULL, case.heading(FULL))
    for said in TalkAnswer:
        review = replace(mine.review, kind=ReviewKind.CONTACT, cause=Cause.TALK)
        seen = replace(mine, review=review, talk=Talk(name="Ярина Вигадана", answer=said, asked_by=OLENA))
        yield f"talks/answered {said}", card.card(seen, OLENA, NOW)
