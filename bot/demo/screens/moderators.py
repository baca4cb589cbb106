"""Every screen that a moderator can see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from bot.chat.form import check
from bot.chat.moderators.codes import AND_NOW
from bot.chat.moderators.doors import WHY
from bot.chat.moderators.screens import (
    behalf,
    calls,
    card,
    codes,
    colleagues,
    compose,
    home,
    notes,
    promises,
    purposes,
    queue,
    reveal,
    verdict,
)
from bot.chat.moderators.told import minutes
from bot.chat.screen import Screen
from bot.demo import drafts
from bot.demo.drafts import NOW
from bot.demo.screens import approvals, cases, deliveries, relatives, talks
from bot.demo.screens.invented import BESIDE, CASE, LATER, MARKO, OLENA, REPORT, RULES, notice, report, review
from bot.demo.screens.links import screens as link_screens
from bot.domain.account import Account
from bot.domain.behalf import Behalf, Channel
from bot.domain.call import Call, Next, Outcome
from bot.domain.note import Note
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.purpose import Purpose
from bot.domain.report import ReportState
from bot.domain.review import (
    Cause,
    Priority,
    RejectReason,
    Review,
    ReviewKind,
    ReviewState,
    Verdict,
    VerdictKind,
)
from bot.domain.roles import Role
from bot.i18n import translators
from bot.questionnaire import consent
from bot.questionnaire.form import FULL
from bot.questionnaire.notes import READY
from bot.questionnaire.questions import QUESTIONS
from bot.services.asking import Question, QuestionDraft
from bot.services.drafts import Turn
from bot.services.items import Marks, Seen, Since
from bot.services.looks import Looked
from bot.services.noting import NoteDraft
from bot.services.pages import Page
from bot.services.reveal import Revealed, Tied
from bot.services.review import offered
from bot.words import msg

FREE = Seen(review=review())
MINE = Seen(review=replace(review(), state=ReviewState.CLAIMED, claimed_by=OLENA.id, claimed_until=LATER), holder=OLENA)
BEHALF = Behalf(moderator=MARKO.id, channel=Channel.PHONE, consent=consent.FULL, heard_at=NOW)
LOG = Verdict(
    id="l" * 22, review=MINE.review.id, kind=VerdictKind.NOT_REACHED, moderator=OLENA.id, at=NOW,
    call=Call(Outcome.SOMEONE_ELSE, Next.TOMORROW),
)  # fmt: skip
CALLED = replace(MINE, last=LOG, decided_by=OLENA, behalf=BEHALF, taken_by=MARKO)


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    yield from _home()
    yield from _queue()
    yield from _card()
    yield from _reveal(language)
    yield from _verdict()
    yield from _compose()
    yield from _behalf()
    yield from _calls()
    yield from _notes()
    yield from _codes()
    yield from _colleagues()
    yield from _purposes()
    yield from cases.screens(language)
    yield from link_screens(MINE)
    yield from relatives.screens(language)
    yield from approvals.screens(language)
    yield from talks.screens(MINE, language)
    yield from deliveries.screens(MINE)


def _home() -> Iterator[tuple[str, Screen]]:
    yield "home/language", home.language()
    yield "home/on duty", home.home(OLENA, approvals=3)
    yield "home/off duty", home.home(MARKO)
    yield "home/auditor", home.home(replace(MARKO, role=Role.AUDITOR))
    yield "home/duty", home.duty(MARKO)
    yield "home/guide", home.guide(RULES)


def _codes() -> Iterator[tuple[str, Screen]]:
    yield "codes/ask", codes.ask()
    yield "codes/ask for what two decide", codes.ask(WHY.filled(n=minutes(RULES.fresh)))
    yield "codes/once more", home.home(OLENA, AND_NOW)
    yield "codes/ask operator", codes.ask_operator()


def _colleagues() -> Iterator[tuple[str, Screen]]:
    yield "colleagues/list", colleagues.colleagues([OLENA, MARKO], MARKO)
    yield "colleagues/nobody else", colleagues.colleagues([MARKO], MARKO)
    yield "colleagues/lock", colleagues.lock(OLENA)
    yield "colleagues/ask to leave", colleagues.ask_to_leave()
    yield "colleagues/left", colleagues.left()


def _queue() -> Iterator[tuple[str, Screen]]:
    items = [review(cause=cause) for cause in Cause]
    mine = [review(kind) for kind in ReviewKind]
    yield "queue/empty", queue.queue(Page(number=0, items=(), more=False), NOW)
    yield "queue/first", queue.queue(Page(number=0, items=items[:10], more=True, mine=mine, aside=12), NOW)
    begun = [drafts.full(FULL), replace(drafts.full(FULL), before={})]
    yield "queue/begun", queue.queue(Page(number=0, items=(), more=False), NOW, None, begun)
    yield "queue/to approve", queue.queue(Page(number=0, items=items[:2], more=False), NOW, approvals=12)
    yield "queue/further", queue.queue(Page(number=1, items=items[10:], more=True, aside=12), NOW)
    late = [replace(review(), id=str(n) * 22, priority=level) for n, level in enumerate(Priority)]
    marks = {late[1].id: Marks(promised=(NOW - timedelta(days=2)).date(), last_day=(NOW + timedelta(days=1)).date())}
    page = Page(number=0, items=late, more=False, marks=marks, late={late[1].id})
    yield "queue/late", queue.queue(page, NOW)
    yield "queue/aside", queue.aside(Page(number=1, items=items[:10], more=True), NOW)


def _card() -> Iterator[tuple[str, Screen]]:
    yield "card/free", card.card(FREE, OLENA, NOW)
    yield "card/mine", card.card(MINE, OLENA, NOW)
    yield "card/called", card.card(CALLED, OLENA, NOW)
    task = replace(MINE, review=_item(ReviewKind.CONTACT), numbers=[REPORT.number] * 2)
    yield "card/to contact", card.card(task, OLENA, NOW)
    yield "card/a colleague's", card.card(MINE, MARKO, NOW)
    yield from _marked()


def _marked() -> Iterator[tuple[str, Screen]]:
    """Yield cards of items that time, notes and colleagues have left their marks on."""
    day, hour = timedelta(days=1), timedelta(hours=1)
    for since in Since:
        marks = Marks(since=since, promised=(NOW + day).date(), last_day=(NOW + 34 * day).date())
        yield f"card/{since}", card.card(replace(MINE, marks=marks, promising=True), OLENA, NOW)
    late = Marks(promised=(NOW - day).date(), last_day=NOW.date(), passed=True)
    unclaimed = replace(review(), escalated=1, due_at=NOW - hour)
    yield "card/late", card.card(Seen(review=unclaimed, marks=late), OLENA, NOW)
    yield "card/passed on", card.card(replace(FREE, offered=False), MARKO, NOW)
    asked = replace(review(), state=ReviewState.ASKED, paused_at=NOW - day)
    yield "card/asked", card.card(Seen(review=asked), OLENA, NOW)
    lapsed = replace(_item(ReviewKind.CASE), cause=Cause.WGEID, state=ReviewState.DONE)
    yield "card/lapsed", card.card(Seen(review=lapsed), OLENA, NOW)
    for words in (*READY, "Вигадана нотатка."):
        noted = Note(id="t" * 22, review=MINE.review.id, moderator=MARKO.id, at=NOW - hour, text=words)
        yield f"card/note {words}", card.card(replace(MINE, note=noted, noted_by=MARKO), OLENA, NOW)


def _notes() -> Iterator[tuple[str, Screen]]:
    for handing in (False, True):
        asked = NoteDraft(review=MINE.review.id, handing=handing)
        yield f"notes/prompt {handing}", notes.prompt(MINE, asked, NOW)
    for words in (*READY, "Вигадана нотатка."):
        written = NoteDraft(review=MINE.review.id, handing=True, words=words, colleagues=[OLENA, MARKO])
        yield f"notes/to whom {words}", notes.to_whom(MINE, written, NOW)
    yield "notes/to nobody", notes.to_whom(MINE, replace(written, colleagues=()), NOW)
    yield "promises/days", promises.days(MINE, RULES, NOW)


def _reveal(language: str) -> Iterator[tuple[str, Screen]]:
    words = translators()[language]
    for name, seen in _revealed():
        for number, screen in enumerate(reveal.reveal(seen, RULES, words, NOW), 1):
            yield f"reveal/{name} {number}", screen


def _revealed() -> Iterator[tuple[str, Revealed]]:
    account = Account(id=REPORT.account, language="uk")
    for kind in ReviewKind:
        if kind is ReviewKind.CASE:
            continue
        item = _item(kind)
        yield (
            kind,
            Revealed(
                review=item,
                report=REPORT,
                answers=drafts.full(FULL).answers,
                candidates=[BESIDE, replace(BESIDE, number=2, merged=CASE)],
                conflicts=[(1, 2)],
                reach={} if kind is ReviewKind.CONTACT else None,
                account=account,
                offered=offered(item, report(ReportState.IN_REVIEW)),
                callable=True,
                open_to=[REPORT] if item.report else [REPORT, REPORT],
            ),
        )
    yield "told by a person", _by_person(account)
    for cause in (Cause.TELL_OTHERS, Cause.WGEID):
        yield f"task {cause}", _of_case(account, cause)


def _of_case(account: Account, cause: Cause) -> Revealed:
    """Return a task about a case."""
    item = replace(_item(ReviewKind.CASE), cause=cause, account="", report=None, case=CASE.id)
    tied = Tied(report=REPORT, account=account, reach={"contact": drafts.full(FULL).answers["contact"]})
    return Revealed(review=item, case=CASE, tied=[tied], offered=offered(item, None))


def _by_person(account: Account) -> Revealed:
    """Return what is told by phone to a family without a chat."""
    item = review(ReviewKind.DELIVERY, Cause.TELL)
    return Revealed(
        review=item,
        report=replace(REPORT, behalf=BEHALF, state=ReportState.REJECTED),
        reach={},
        account=account,
        offered=offered(item, REPORT),
        callable=True,
        open_to=[REPORT],
        news=[notice(kind, NoticeState.WAITS) for kind in NoticeKind],
        taken_by=MARKO,
        earlier=[(LOG, OLENA)],
        notes=[(Note(id="t" * 22, review=item.id, moderator=MARKO.id, at=NOW, text="call"), MARKO)],
    )


def _item(kind: ReviewKind) -> Review:
    return replace(MINE.review, kind=kind)


def _verdict() -> Iterator[tuple[str, Screen]]:
    for name, revealed in _revealed():
        yield f"verdict/{name}", verdict.choices(MINE, revealed, OLENA, NOW)
    yield "verdict/reasons", verdict.reasons(MINE, NOW)
    for reason in RejectReason:
        yield f"verdict/reason {reason}", verdict.reason(MINE, reason, NOW)


def _compose() -> Iterator[tuple[str, Screen]]:
    yield "compose/templates", compose.templates(MINE, NOW)
    yield "compose/prompt", compose.prompt(QuestionDraft(review=MINE.review.id))
    for key in ("", *QUESTIONS):
        words = key or "Вигадане запитання?"
        yield (
            f"compose/preview {key}",
            compose.preview(
                Question(review=MINE.review.id, version=1, key=key, words=words, language="uk", number=REPORT.number)
            ),
        )


def _behalf() -> Iterator[tuple[str, Screen]]:
    yield "behalf/channels", behalf.channels()
    for channel in Channel:
        yield f"behalf/consent {channel}", behalf.read_consent(channel, RULES)
        form = check.check(Turn(draft=drafts.full(FULL)))
        yield f"behalf/form {channel}", behalf.form(form, replace(BEHALF, channel=channel))
    yield "behalf/sent", behalf.sent(REPORT, RULES)


def _calls() -> Iterator[tuple[str, Screen]]:
    yield "calls/outcomes", calls.outcomes(MINE, NOW)
    for outcome in Outcome:
        yield f"calls/next {outcome}", calls.steps(MINE, outcome, NOW)
    task = replace(MINE, review=_item(ReviewKind.CONTACT))
    yield "calls/next of a task", calls.steps(task, Outcome.SPOKEN, NOW)


def _purposes() -> Iterator[tuple[str, Screen]]:
    words = "Звірка вигаданого переліку за вигадану область."
    asked = Purpose(
        id="u" * 22, opener=OLENA.id, size=300, looks_left=300, opened_at=NOW, expires_at=LATER, words=words
    )
    opened = replace(asked, agreed=MARKO.id, looks_left=271)
    yield "purposes/sizes", purposes.sizes(RULES)
    yield "purposes/prompt", purposes.prompt()
    yield "purposes/preview", purposes.preview(asked.size, words)
    for name, one in (("waits", asked), ("open", opened), ("over", replace(opened, ended_at=NOW))):
        yield f"purposes/{name}", purposes.standing(one, NOW)
    yield "purposes/push", purposes.push(asked)
    yield "purposes/card", purposes.card(asked, OLENA.name, RULES, NOW)
    yield "purposes/agreed", purposes.agreed(opened, NOW)
    yield "purposes/declined", purposes.over(msg("You have declined."))
    yield "purposes/limits", purposes.limits([Looked(OLENA, 12, 47), Looked(MARKO, 60, 131)], RULES)
