"""Every screen that a family can see."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from bot.chat.family import payloads as to
from bot.chat.family.screens import (
    additions,
    commands,
    fraud,
    guidance,
    hard,
    kept,
    notices,
    phrase,
    reports,
    sent,
    welcome,
    word,
)
from bot.chat.form import changes, check, questions
from bot.chat.screen import Screen
from bot.demo import drafts
from bot.demo.screens import confirming, my_case
from bot.demo.screens.invented import REPORT, RULES, asked, notice, report
from bot.domain.account import Account, Safety
from bot.domain.guidance import BACK, SITUATIONS, Situation
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.report import ReportState
from bot.domain.review import Cause
from bot.domain.talk import TalkAnswer
from bot.domain.word import Word
from bot.i18n import translators
from bot.questionnaire import consent
from bot.questionnaire.case_forms import CASE_NOTE, EVIDENCE, MOVE
from bot.questionnaire.draft import Draft, Pending
from bot.questionnaire.flow import Form, Kind, Step
from bot.questionnaire.forbidden import Forbidden, sentence
from bot.questionnaire.form import BRIEF, CALL, FORMS, FULL, LETTERS, QUESTION, REPLY
from bot.questionnaire.found import FOUND
from bot.questionnaire.readers.reading import Unreadable
from bot.services.additions import Changing
from bot.services.drafts import Turn
from bot.services.guidance import ALL, OWN
from bot.services.kept import Kept, Sent
from bot.services.rules import Rules
from bot.words import Text

DRAFT = drafts.full(FULL)
ACCOUNT = Account(id=REPORT.account, language="uk", safety=Safety.SAFE, consent=consent.FULL, consented_at=drafts.NOW)
SITUATION = Situation(categories=frozenset({"detained"}), taken=("bureau",), days_since=20)
#: Typed answers that are asked about once more, and questions whose answer has a form of its own.
STRANGE = (
    ("surname", "Вигаданенко2"), ("birth", "04.05.1989"), ("birth", "1905"), ("last_contact", "01.2022"),
    ("last_contact", "2012"), ("region", "Харквська"), ("contact", "+7 495 000 00 00"),
)  # fmt: skip
UNREADABLE = ("surname", "given", "birth", "last_contact", "region", "settlement", "contact")
#: Forms that families fill in; a moderator's own question is none of theirs.
THEIRS = tuple(form for form in FORMS.values() if form not in (QUESTION, LETTERS, EVIDENCE, MOVE, CASE_NOTE))


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    lines = hard.support(RULES, language)
    yield from _welcome()
    yield from _questions()
    yield from _answering()
    yield from _check(lines, language)
    yield from _hard(lines)
    yield from _reports()
    yield from _additions()
    yield from _notices()
    yield from confirming.screens(language)
    yield from _word()
    yield from _talks()
    yield from _guidance(language)
    yield from _kept(language)
    yield from my_case.screens()
    yield from _commands()


def _welcome() -> Iterator[tuple[str, Screen]]:
    yield "start/language", welcome.language()
    yield "start/safety", welcome.safety()
    yield "start/inspected", welcome.inspected(sent=True)
    yield "start/left", welcome.leave_it()
    yield "start/still", welcome.still()
    yield "start/consent", welcome.ask_consent(consent.FULL, RULES)
    yield "start/consent brief", welcome.ask_consent(consent.BRIEF, RULES)
    yield "start/consent at length", welcome.read_more(RULES)
    yield "start/consent refused", welcome.disagreed()
    yield "start/who", welcome.who()
    yield "start/closed", welcome.closed()
    yield "start/menu", welcome.menu(waiting=True)


def _questions() -> Iterator[tuple[str, Screen]]:
    for form in THEIRS:
        for step in form.steps:
            for state, screen in _question(form, step):
                yield f"form/{form.name}/{step.key}{state}", screen


def _question(form: Form, step: Step) -> Iterator[tuple[str, Screen]]:
    """Yield a question: asked, on every page, with something begun, and answered before."""
    there = drafts.at(form, step)
    now = drafts.NOW
    pages = -(-len(step.choices) // step.page) if step.page else 1
    for page in range(pages):
        yield f" page {page + 1}" if page else "", questions.question(Turn(draft=there), step, RULES, now, page)
    if step.kind in (Kind.MANY, Kind.LINES):
        yield " begun", questions.question(Turn(draft=drafts.begun(there, step)), step, RULES, now)
    if step.key in DRAFT.answers and form is FULL:
        yield " changed", questions.question(Turn(draft=_back(step)), step, RULES, now)


def _back(step: Step) -> Draft:
    """Return the finished report gone back to one of its questions."""
    return replace(DRAFT, cursor=step.key)


def _answering() -> Iterator[tuple[str, Screen]]:
    """Yield what follows an answer that is strange, cannot be read, or must not be kept; and the early way out."""
    for key, typed in STRANGE:
        strange = Pending(step=key, raw=typed, doubt=True)
        yield f"answering/strange {typed}", _asked_with(key, pending=strange)
    for key in UNREADABLE:
        reader = _step(key).reader
        read = reader("?", {}, drafts.NOW.date()) if reader else None
        if isinstance(read, Unreadable):
            yield f"answering/unreadable {key}", _asked_with(key, note=read.why)
    for kind in Forbidden:
        yield f"answering/refused {kind}", _asked_with("own_words", note=sentence(kind))
    yield "answering/early way out", _asked_with("own_words", answers={"region": DRAFT.answers["region"]})


def _asked_with(key: str, note: Text | None = None, **parts: Any) -> Screen:  # noqa: ANN401 - any part of a draft
    """Return a question of the report after some answer to it."""
    step = _step(key)
    there = replace(drafts.at(FULL, step), **parts)
    return questions.question(Turn(draft=there, note=note), step, RULES, drafts.NOW)


def _step(key: str) -> Step:
    return next(step for step in FULL.steps if step.key == key)


def _check(lines: str | None, language: str) -> Iterator[tuple[str, Screen]]:
    for form in (form for form in THEIRS if form.checked):
        turn = Turn(draft=drafts.full(form))
        for page, screen in enumerate(_pages(partial(check.check, turn)), 1):
            yield f"check/{form.name} page {page}", screen
    yield from _sections()
    yield "check/confirm", check.confirm(Turn(draft=DRAFT))
    yield "check/discard", check.discard(DRAFT)
    yield "check/discarded", sent.discarded(DRAFT)
    yield "check/paused", sent.paused(RULES, DRAFT.id)
    yield (
        "check/receipt",
        sent.receipt(REPORT, RULES, lines, guidance.first_steps(SITUATION, ACCOUNT, RULES, language), children=2),
    )
    yield "check/receipt, a phrase offered", phrase.offered(sent.receipt(REPORT, RULES, lines, (), children=0))
    yield "check/noted", sent.noted(REPORT)
    yield "check/three words", sent.three_words("яблуко вікно ключ")


def _pages(page_of: Callable[[int], Screen]) -> Iterator[Screen]:
    """Yield every page of a screen; one beyond the last is the last again."""
    shown: list[Screen] = []
    while (screen := page_of(len(shown))) not in shown:
        shown.append(screen)
        yield screen


def _sections() -> Iterator[tuple[str, Screen]]:
    """Yield every part of the report once: each of them belongs to one answer or another."""
    left = dict(enumerate(FULL.parts))
    for choice in range(max(len(step.choices) for step in FULL.steps)):
        turn = Turn(draft=drafts.full(FULL, choice))
        for place, part in list(left.items()):
            if part.title is not None and any(step.key in turn.draft.answers for step in part.steps):
                del left[place]
                yield f"check/section {part.title.id}", check.section(turn, place)


def _hard(lines: str | None) -> Iterator[tuple[str, Screen]]:
    yield "hard/in a form", hard.hard(lines, writing=True)
    yield "hard/outside", hard.hard(lines, writing=False)
    for cause in (Cause.ASKED_FOR_PERSON, *hard.FIRST):
        yield f"hard/called {cause}", hard.called(asked(cause), lines, DRAFT.id)
    away = replace(asked(Cause.ASKED_FOR_PERSON), on_duty=False)
    yield "hard/called, nobody on duty", hard.called(away, lines, DRAFT.id)
    yield "hard/called again, too late", hard.called(replace(away, late=True), lines, DRAFT.id)
    call = Turn(draft=drafts.blank(CALL))
    yield "hard/called, no phone known", hard.called(replace(away, on_duty=True, turn=call), lines, None)
    yield "hard/answer sent", hard.ended(Turn(draft=drafts.full(REPLY)), lines, None)
    yield "hard/reachable", hard.ended(Turn(draft=drafts.full(CALL)), lines, DRAFT)
    yield "hard/not reachable", hard.ended(Turn(draft=drafts.blank(CALL)), lines, None)
    yield "hard/minor", hard.minor(DRAFT, RULES)
    yield "hard/minor stopped", hard.stopped(RULES)


def _reports() -> Iterator[tuple[str, Screen]]:
    waiting = notice(NoticeKind.QUESTION, NoticeState.WAITS)
    brief = drafts.blank(BRIEF)
    yield "reports/none", reports.mine((), ())
    yield "reports/none, one unfinished", reports.mine((), [brief])
    yield "reports/list", reports.mine([(REPORT, [waiting])] * 8, [brief])
    for state in ReportState:
        read = [notice(NoticeKind.WRITTEN), notice(NoticeKind.QUESTION), waiting]
        yield f"reports/one {state}", reports.one(report(state), read, children=1, writes=True)
    yield "reports/withdraw", reports.withdraw(REPORT)
    yield "reports/withdrawn", reports.withdrawn()
    yield "reports/delete", reports.delete([(REPORT, ())], [brief])
    yield "reports/forget", reports.forget()
    yield "reports/forgotten", reports.forgotten()
    yield "reports/unfinished", reports.unfinished([brief, DRAFT], RULES)
    yield "reports/taken over", reports.taken_over(REPORT, silent=False)
    yield "reports/taken over, silent", reports.taken_over(REPORT, silent=True)


def _additions() -> Iterator[tuple[str, Screen]]:
    changed = replace(DRAFT, subject=REPORT.id, before=drafts.full(FULL, 1).answers)
    for name, keys in (("unchanged", set[str]()), ("changed", {"surname", "birth"})):
        change = Changing(turn=Turn(draft=changed), number=REPORT.number, changed=keys, open=("marks", "photo"))
        for page, screen in enumerate(_pages(partial(changes.changing, change)), 1):
            yield f"additions/{name} page {page}", screen
    yield "additions/which to change", additions.which([REPORT, REPORT], to.AddOrCorrect)
    yield "additions/which was found", additions.which([REPORT], to.Found)
    yield "additions/none", additions.which([], to.Found)
    yield "additions/unfinished", reports.unfinished([changed], RULES)
    yield "additions/found", hard.ended(Turn(draft=drafts.full(FOUND)), None, None)
    yield "additions/discard", changes.discard(changed)
    yield "additions/discarded", sent.discarded(changed)
    yield "additions/sent", additions.sent(REPORT)
    yield "additions/sent to one not taken up", additions.sent(report(ReportState.REJECTED))


def _notices() -> Iterator[tuple[str, Screen]]:
    yield "notices/push", notices.push("k" * 22)
    yield "notices/not now", notices.not_now()
    for kind in NoticeKind:
        for state in (ReportState.NEEDS_CLARIFICATION, ReportState.REJECTED):
            yield f"notices/{kind} {state}", notices.opened(notice(kind), report(state), RULES, "синій птах")
    correction, then = notice(NoticeKind.CORRECTION), notice(NoticeKind.CONFIRMED, NoticeState.PUSHED)
    yield "notices/correction, more waits", notices.opened(correction, REPORT, RULES, then=then)


def _talks() -> Iterator[tuple[str, Screen]]:
    asked_for = notice(NoticeKind.CALL, NoticeState.RECEIVED)
    for said in TalkAnswer:
        answered = replace(asked_for, facts={**asked_for.facts, "answer": said.value})
        yield f"talks/{said}", notices.opened(answered, REPORT, RULES, "синій птах")
        over = replace(answered, facts={**answered.facts, "over": "1"})
        yield f"talks/{said}, over", notices.opened(over, REPORT, RULES)


def _word() -> Iterator[tuple[str, Screen]]:
    for often in Word:
        chosen = replace(REPORT, word=often, word_at=drafts.NOW)
        yield f"word/chosen {often}", word.choose(chosen)
        yield f"word/told, chosen {often}", notices.opened(notice(NoticeKind.NO_NEWS), chosen, RULES, "синій птах")


def _guidance(language: str) -> Iterator[tuple[str, Screen]]:
    words = translators()[language]
    for name, category, situation in (
        ("own", OWN, SITUATION),
        ("a situation", "detained", Situation(categories=frozenset({"detained"}))),
        ("everything", ALL, Situation(categories=frozenset(SITUATIONS))),
        ("the person is back", BACK, Situation(categories=frozenset({BACK}))),
    ):
        for account in (ACCOUNT, replace(ACCOUNT, abroad=True)):
            where = " abroad" if account.abroad else ""
            view = guidance.View(account=account, category=category, situation=situation)
            yield f"guidance/{name}{where}", guidance.where_to_turn(view, RULES, words, welcome.MENU)
    yield "guidance/situations", guidance.situations(RULES, welcome.MENU)
    yield "guidance/support", hard.comfort(RULES, language, welcome.MENU)
    yield "guidance/fraud", fraud.fraud(RULES, welcome.MENU)
    none = Rules(organisation=RULES.organisation)
    view = guidance.View(account=ACCOUNT, category=OWN, situation=SITUATION)
    yield "guidance/nothing listed", guidance.where_to_turn(view, none, words, welcome.MENU)


def _kept(language: str) -> Iterator[tuple[str, Screen]]:
    sent = Sent(report=REPORT, answers=DRAFT.answers, replies=("Так, це він.",), found=())
    everything = Kept(account=ACCOUNT, sent=[sent], drafts=[drafts.blank(BRIEF), drafts.full(CALL)])
    nothing = Kept(account=ACCOUNT, sent=(), drafts=())
    for name, there in (("nothing", nothing), ("everything", everything)):
        yield f"kept/{name}", kept.my_data(there)
        yield f"kept/{name}, answers", kept.my_answers(there, translators()[language], 0)


def _commands() -> Iterator[tuple[str, Screen]]:
    yield "commands/help", commands.help_(RULES)
    yield "commands/privacy", commands.privacy(RULES)
    yield "commands/cleared", commands.cleared()
