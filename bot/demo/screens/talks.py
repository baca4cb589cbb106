"""A family is asked for a talk, and what it answered; one that would rather not be called is written to."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.moderators.screens import card, case, compose, reveal, talks, verdict
from bot.chat.screen import Screen
from bot.demo.drafts import NOW
from bot.demo.screens.cases import FULL
from bot.demo.screens.invented import OLENA, REPORT, RULES, notice
from bot.domain.account import Account
from bot.domain.notice import NoticeKind
from bot.domain.review import Cause, ReviewKind, Verdict, VerdictKind
from bot.domain.talk import TalkAnswer
from bot.i18n import translators
from bot.questionnaire.questions import QUESTIONS
from bot.questionnaire.readers.reading import Unreadable
from bot.questionnaire.untold import read_untelling
from bot.services.asking import Question, QuestionDraft
from bot.services.items import Seen
from bot.services.reveal import Revealed
from bot.services.review import offered
from bot.services.talks import Offer, Talk

ACCOUNT = Account(id=REPORT.account, language="uk")
OWN = "Вигадане: чи маєте довідку про народження?"
REFUSED = "Вигадане: чи є новини про обмін?"


def screens(mine: Seen, language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    offer = Offer(report=REPORT, account=ACCOUNT, coordinators=RULES.coordinators)
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
    yield from _in_writing(
        replace(mine, review=replace(mine.review, kind=ReviewKind.CONTACT, cause=Cause.TALK)), language
    )


def _in_writing(mine: Seen, language: str) -> Iterator[tuple[str, Screen]]:
    """Yield what leads to a message in own words, and what the family answered to it."""
    item = mine.review
    yield "talks/write what", compose.templates(mine, NOW)
    writing = QuestionDraft(review=item.id, in_writing=True)
    yield "talks/write own words", compose.prompt(writing)
    read = read_untelling(REFUSED, len(REFUSED))
    assert isinstance(read, Unreadable)  # noqa: S101 - it is a word that is refused
    yield "talks/write refused", compose.prompt(replace(writing, refused=REFUSED), read.why)
    for words in (OWN, *QUESTIONS):
        key, name = "" if words is OWN else words, RULES.coordinators[0].name
        question = Question(
            review=item.id, version=1, key=key, words=words, language="uk", number=REPORT.number, coordinator=name
        )
        yield f"talks/write {key}", compose.preview(question)
    wrote = Verdict(id="w" * 22, review=item.id, kind=VerdictKind.WRITE, moderator=OLENA.id, at=NOW, text=OWN)
    revealed = Revealed(
        review=item,
        report=REPORT,
        reach={},
        account=ACCOUNT,
        offered=(VerdictKind.WRITE, *offered(item, REPORT), VerdictKind.SETTLED),
        callable=True,
        open_to=[REPORT],
        replies=["Вигадана відповідь."],
        earlier=[(wrote, OLENA)],
    )
    for number, screen in enumerate(reveal.reveal(revealed, RULES, translators()[language], NOW), 1):
        yield f"talks/written to {number}", screen
    yield "talks/written to, decide", verdict.choices(mine, revealed, OLENA, NOW)
