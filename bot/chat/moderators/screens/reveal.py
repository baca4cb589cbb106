"""What one reveal shows, in protected messages: the whole report, then each case it may be, side by side."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.chat.moderators.screens import additions
from bot.chat.moderators.screens.answers import NO_LINE, NOT_ASKED, answered, fields, in_full
from bot.chat.moderators.told import CAUSES, CHANNELS, clock, conflicts, joined, lines, noted, verdict
from bot.chat.news import TEXTS
from bot.chat.screen import Screen, parts
from bot.domain.account import Account, Doubt
from bot.domain.hours import KYIV
from bot.domain.person import PartialDate, Person, Precision
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, ReviewKind, Verdict, VerdictKind
from bot.i18n import LANGUAGES, Translator
from bot.questionnaire import ages, described
from bot.questionnaire.ages import Ages
from bot.questionnaire.answers import Answers
from bot.questionnaire.form import CALL, FULL
from bot.questionnaire.questions import wording
from bot.services.contact import REACH
from bot.services.reveal import Revealed
from bot.services.review import Beside
from bot.services.rules import Rules
from bot.words import Text, msg

ADDITION = ReviewKind.ADDITION
BANDS = {"strong": msg("strong likeness"), "possible": msg("possible likeness"), "none": msg("weak likeness")}
STEPS = {step.key: step for form in (CALL, FULL) for step in form.steps if step.key in REACH}
#: Who is at a phone that was silent for long, or looks like another's, as it says itself.
DOUBTS = {
    Doubt.ASKED: msg("the account may be another's now; it has not said whose"),
    Doubt.SAME: msg("the account may be another's now; it says: the same person"),
    Doubt.OTHER: msg("the account is another's now, as it says itself"),
}


def reveal(revealed: Revealed, rules: Rules, words: Translator, now: datetime) -> list[Screen]:
    """Return the messages of one reveal; no line is cut between two of them."""
    return [Screen((lines(*part),), protected=True) for part in parts(_told(revealed, rules, now), words)]


def _told(revealed: Revealed, rules: Rules, now: datetime) -> list[Text]:
    told = [*_to_tell(revealed, rules), *_case(revealed, now), *additions.told(revealed, now)]
    if revealed.reach is not None:
        told += _reached(revealed)
        told += _replied(revealed)
    told += _reported(revealed, now)
    told += _earlier(revealed, now)
    told += _noted(revealed, now)
    if revealed.report is not None and (VerdictKind.LINK in revealed.offered or revealed.review.kind is ADDITION):
        told += _candidates(revealed.report.person, revealed.candidates)
        told += conflicts(revealed.conflicts)
    return told


def _to_tell(revealed: Revealed, rules: Rules) -> Iterator[Text]:
    """Tell what a person is to tell the family, in the words that it would read."""
    if revealed.review.cause is not Cause.TELL or revealed.report is None:
        return
    yield msg("<b>Please tell the family</b>")
    if not revealed.news:
        yield msg("Nothing is to be told any more.")
    for notice in revealed.news:
        yield from TEXTS[notice.kind](notice, revealed.report, rules)
    yield NO_LINE


def _case(revealed: Revealed, now: datetime) -> Iterator[Text]:
    """Tell the case that a task is about, and how each of its families can be reached."""
    if revealed.case is None:
        return
    yield msg("<b>Case {no}</b>", no=revealed.case.reference)
    yield CAUSES[revealed.review.cause]
    for label, told in fields(revealed.case.person):
        yield msg("{label}: {answer}", label=label, answer=told)
    for tied in revealed.tied:
        yield NO_LINE
        yield msg("<b>Report No. {no}</b>, sent {when}", no=tied.report.number, when=clock(tied.report.sent_at, now))
        yield _writes(tied.report, tied.account)
        yield from _phrase(tied.account)
        yield from _ways(tied.reach)


def _taken(revealed: Revealed, now: datetime) -> Iterator[Text]:
    """Tell who wrote a report for its family, and when that one's consent was heard."""
    behalf = revealed.report.behalf if revealed.report else None
    if behalf is None or behalf.heard_at is None:
        return
    yield msg(
        "Written by {name}: {how}. The consent was heard: {when} ({version})",
        name=revealed.taken_by.name if revealed.taken_by else "—",
        how=CHANNELS[behalf.channel],
        when=clock(behalf.heard_at, now),
        version=behalf.consent or "—",
    )


def _reported(revealed: Revealed, now: datetime) -> Iterator[Text]:
    """Tell a report: every question with its answer, and what the family wrote later."""
    report = revealed.report
    if report is None or revealed.answers is None:
        return
    if revealed.reach is not None:
        yield NO_LINE
    yield msg("<b>Report No. {no}</b>, sent {when}", no=report.number, when=clock(report.sent_at, now))
    yield from _taken(revealed, now)
    yield _writes(revealed.report, revealed.account)
    if report.state is ReportState.WITHDRAWN:
        yield msg("The family has withdrawn this report; its answers are erased.")
        return
    if revealed.sibling is not None:
        yield msg("A brother or sister of the child in report No. {no}", no=revealed.sibling.number)
    for reply in revealed.replies:  # first, for the rest was read before
        yield msg("Answered to a question: {words}", words=reply)
    yield from _ages(report, revealed.answers, now)
    yield from answered(report.form, revealed.answers)


def _replied(revealed: Revealed) -> Iterator[Text]:
    """Tell what a family that is written to has answered."""
    if revealed.answers is None:
        for reply in revealed.replies:
            yield msg("Answered: {words}", words=reply)


def _ages(report: Report, answers: Answers, now: datetime) -> Iterator[Text]:
    """Tell how old a child is at the separation and today: a child of 2022 may be an adult now."""
    then = ages.at_contact(answers) if described.separated_child(answers) else None
    if then is None or report.person.birth is None:
        return
    today = now.astimezone(KYIV).date()
    day = PartialDate(earliest=today, latest=today, precision=Precision.DAY)
    grown = ages.between(report.person.birth, day)
    yield msg("Age at the separation: {then}; today: {today}", then=_years(then), today=_years(grown))


def _years(age: Ages) -> str:
    return str(age.fewest) if age.fewest == age.most else f"{age.fewest}–{age.most}"


def _writes(report: Report | None, account: Account | None) -> Text:
    """Tell in which language a family writes, and whether anything may reach it."""
    known = account.language if account and account.language else "uk"
    language = msg("language: {language}", language=LANGUAGES[known])
    if report is not None and report.behalf is not None:
        return joined(language, msg("not in the chat: a person tells the family"))
    if account is None or not account.reachable:
        return joined(language, msg("messages do not reach this family"))
    waits = msg("news waits in the chat, nothing is pushed") if account.silent else None
    return joined(language, waits, DOUBTS[account.doubt] if account.doubt else None)


def _reached(revealed: Revealed) -> Iterator[Text]:
    """Tell how a family can be reached."""
    yield msg("<b>How to reach the family</b>")
    yield CAUSES[revealed.review.cause]
    yield _writes(revealed.report, revealed.account)
    yield from _phrase(revealed.account)
    yield from _ways(revealed.reach or {})


def _phrase(account: Account | None) -> Iterator[Text]:
    """Tell what whoever calls says first, where the family has chosen it."""
    if account is not None and account.phrase is not None:
        yield msg("say first, the family's own phrase: {phrase}", phrase=account.phrase)


def _ways(reach: Answers) -> Iterator[Text]:
    for key in REACH:
        answer = reach.get(key)
        told = in_full(STEPS[key], answer) if answer else NOT_ASKED
        yield msg("{label}: {answer}", label=STEPS[key].label, answer=told)


def _earlier(revealed: Revealed, now: datetime) -> Iterator[Text]:
    """Tell earlier decisions: what, who, when, and what was asked."""
    if revealed.earlier:
        yield NO_LINE
        yield msg("<b>Decided before</b>")
    for decided, by in revealed.earlier:
        yield verdict(decided, by, now)
        if decided.text:
            yield _in_words(decided)


def _noted(revealed: Revealed, now: datetime) -> Iterator[Text]:
    """Tell what colleagues noted: who, when, what."""
    if revealed.notes:
        yield NO_LINE
        yield msg("<b>Notes</b>")
    for note, by in revealed.notes:
        yield noted(note, by, now)


def _in_words(decided: Verdict) -> Text:
    """Tell what was asked, or why something was decided."""
    if decided.kind in (VerdictKind.LINK, VerdictKind.UNLINKED):
        return msg("    because: {words}", words=decided.text or "")
    if decided.kind is VerdictKind.WRITE:
        return msg("    written: {words}", words=wording(decided.text or ""))
    return msg("    asked: {question}", question=wording(decided.text or ""))


def _candidates(person: Person, candidates: Sequence[Beside] | None) -> Iterator[Text]:
    """Tell each case beside the report, with every clue."""
    if not candidates:
        yield NO_LINE
    if candidates is None:
        yield msg("The cases are still being compared. Please press Reveal again in a moment.")
        return
    if not candidates:
        yield msg("No case in the base looks like this person.")
    for one in candidates:
        yield NO_LINE
        yield from beside(person, one)


def beside(person: Person, one: Beside) -> Iterator[Text]:
    """Tell a report and one case side by side, and each clue with its direction."""
    band = BANDS.get(one.candidate.band, BANDS["none"])
    yield msg("<b>Candidate {n}</b>: {band}. Case {no}", n=one.number, band=band, no=one.case.reference)
    if one.merged is not None:
        yield msg("found by case {no}, which was merged into it", no=one.merged.reference)
    yield msg("<i>in the report | in the case</i>")
    for (label, ours), (_, theirs) in zip(fields(person), fields(one.person), strict=True):
        yield msg("{label}: {ours} | {theirs}", label=label, ours=ours, theirs=theirs)
    for clue in one.candidate.clues:
        told = Text(clue.sentence, dict(clue.values))
        if clue.key == "rarity":
            # How common a surname is speaks neither for nor against: it tells how much the surname says.
            yield msg("note: {clue}", clue=told)
        else:
            yield msg("for: {clue}", clue=told) if clue.effect >= 0 else msg("against: {clue}", clue=told)
