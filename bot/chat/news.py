"""What a family is told, whether it reads it or a person tells it: the texts D.1 to D.16, and none of a death."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from bot.domain.evidence import EvidenceKind
from bot.domain.hours import KYIV
from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report
from bot.domain.review import RejectReason
from bot.domain.talk import TalkAnswer
from bot.domain.word import Deed
from bot.questionnaire.questions import in_place_of_call, wording
from bot.services.rules import Rules
from bot.words import Text, msg

Told = Callable[[Notice, Report, Rules], tuple[Text, ...]]

#: Who confirmed a captivity, as the family reads it.
OFFICIAL = msg("an official body")
BODIES = {
    EvidenceKind.ICRC_LETTER.value: msg("ICRC"),
    EvidenceKind.NIB_NOTICE.value: msg("NIB"),
    EvidenceKind.COURT_DECISION.value: msg("a court decision"),
}
#: Why a report is not taken up, as the family reads it.
REASONS = {
    RejectReason.NOT_WAR: msg("we work only with disappearances connected with the war"),
    RejectReason.INSUFFICIENT: msg("what is written is not enough to understand which person is meant"),
    RejectReason.ABUSE: msg("the report does not look like a search for a person"),
    RejectReason.TEST: msg("the report looks like a trial of the bot"),
}
#: When a talk is convenient, as the family presses it.
ANSWERS: Final[Mapping[TalkAnswer, Text]] = {
    TalkAnswer.MORNING: msg("Morning"),
    TalkAnswer.DAYTIME: msg("Daytime"),
    TalkAnswer.EVENING: msg("Evening"),
    TalkAnswer.WRITE: msg("Better write"),
    TalkAnswer.NOT_NOW: msg("Not now"),
}


def _read(notice: Notice, report: Report, _: Rules) -> tuple[Text, ...]:
    return (
        msg(
            "We have read your report No. {no} and are checking the information. We will write to you by {date} at "
            "the latest, even if there is no news.",
            no=report.number,
            date=date.fromisoformat(notice.facts["date"]),
        ),
    )


def _taken_up(_: Notice, report: Report, __: Rules) -> tuple[Text, ...]:
    return (
        msg(
            "Your report No. {no} has been taken up. This is neither good nor bad news. What is known in a case we "
            "tell only those whose kinship has been verified: so we protect the person.",
            no=report.number,
        ),
    )


def _question(notice: Notice, report: Report, _: Rules) -> tuple[Text, ...]:
    return (
        msg("To go on, we need to clarify a few things. You can answer when you are able to."),
        msg(
            "We have a question about report No. {no}. You need not answer. {question}",
            no=report.number,
            question=wording(notice.facts["question"]),
        ),
    )


def _not_taken_up(notice: Notice, report: Report, _: Rules) -> tuple[Text, ...]:
    return (
        msg(
            "Unfortunately, we cannot work on report No. {no}. Reason: {plain_reason}. Here is who can help: "
            '{contacts}. If you think this is a mistake, press "Review again": another moderator will read it.',
            no=report.number,
            plain_reason=REASONS[RejectReason(notice.facts["reason"])],
            contacts="/contacts",
        ),
    )


def _case_text(words: Text) -> Told:
    """Return the telling of a sentence about a case; a family knows it by the number of its own report."""

    def told(notice: Notice, report: Report, rules: Rules) -> tuple[Text, ...]:
        day = notice.facts.get("date")
        return (
            words.filled(
                case=report.number,
                date=date.fromisoformat(day) if day else "",
                contact=_contact(rules),
                source_body=BODIES.get(notice.facts.get("body", ""), OFFICIAL),
                contacts="/contacts",
            ),
        )

    return told


def _contact(rules: Rules) -> Text:
    """Return how a coordinator is reached."""
    if not rules.coordinators:
        return msg("/contacts")
    one = rules.coordinators[0]
    return msg("{name}, {number}", name=one.name, number=one.number)


def _call(notice: Notice, report: Report, _: Rules) -> tuple[Text, ...]:
    """Ask for a talk: who calls, and from which number; what is said first is `said_first`."""
    return (
        msg(
            "Coordinator {coordinator} would like to talk with you about report No. {no}. When is it convenient? We "
            "arrange routine talks this way too.",
            coordinator=notice.facts["name"],
            no=report.number,
        ),
        msg("The call comes from {number}. We never call without such a message.", number=notice.facts["number"]),
    )


def _written(notice: Notice, report: Report, _: Rules) -> tuple[Text, ...]:
    """Write in place of a call: what it is about, the words, and how to answer."""
    return in_place_of_call(notice.facts["words"], report.number, notice.facts["name"])


def said_first(phrase: str | None) -> Text:
    """Return by what a family knows who calls: its own phrase, where it has chosen one."""
    if phrase is None:
        return msg("You can choose a phrase of your own in My data. Whoever calls will say it first.")
    return msg("Whoever calls says your own phrase first.")


_BELIEVED = msg(
    "In case No. {case} there is indirect information that the person may be in captivity. It is not yet a "
    "confirmation: the official one comes through the ICRC and the NIB. Having none yet affects neither the search nor "
    "the possibility of an exchange. A coordinator will tell you the details: {contact}."
)
_CONFIRMED = msg(
    "Case No. {case} now says: captivity confirmed ({source_body}, {date}). Please do not publish this. What it "
    'changes for the family and which papers can be obtained: see "Where to turn".'
)
_PLACE = msg(
    "There is information about where the person is (as of {date}). A coordinator will tell you by phone: {contact}. "
    "We do not name places in the chat."
)
_COURT = msg(
    "Case No. {case} has information about court proceedings. We would like to discuss it with you and recommend a "
    "lawyer: {contact}. Neither a trial nor a sentence means that the person cannot be released."
)
_RELEASED = msg(
    "Case No. {case}: the person has returned from captivity ({date}). We share your joy. Please do not speak publicly "
    "about the captivity or about those still there. Where to turn for treatment, papers, support: {contacts}."
)
_SAFE = msg(
    "Case No. {case}: the person has been found and is safe ({date}). We can tell the details only with their consent."
)
_CORRECTION = msg(
    "We must correct our earlier message in case No. {case}: the information of {date} was not confirmed. We sincerely "
    "apologise. A coordinator will explain everything: {contact}."
)
_NO_NEWS = msg(
    "Case No. {case} remains open. We reviewed it on {date}; there is no new information yet. Is there anything new on "
    "your side?"
)
_CLOSED = msg("We have closed case No. {case}, as you asked. It can be reopened at any time.")
_DIFFER = msg(
    "In case No. {case} relatives have told us different things. We keep each person's words separately and do not "
    "show them to others. A coordinator will talk with each person separately: {contact}."
)

#: What was done since the last word, as the family reads it.
DEEDS = {
    Deed.LOOKED: msg("the case was looked through"),
    Deed.CHECKED: msg("the materials of the case were checked"),
    Deed.FILED: msg("the urgent procedure of the United Nations was begun"),
    Deed.READ: msg("what you added was read"),
}


def _no_news(notice: Notice, report: Report, rules: Rules) -> tuple[Text, ...]:
    """Tell that nothing has changed, what was done meanwhile, and when the next word comes."""
    told, compared = notice.facts, int(notice.facts["compared"])
    keys = told["done"].split()
    done = [words for deed, words in DEEDS.items() if deed.value in keys]
    many = msg("it was compared with at least {n} new reports", n=compared)
    return (
        *_case_text(_NO_NEWS)(notice, report, rules),
        msg(
            "Since {date}:\n{lines}",
            date=date.fromisoformat(told["since"]),
            lines=_listed(*done, *([many] if compared else [])),
        ),
        *_next(report),
    )


def _next(report: Report) -> tuple[Text, ...]:
    """Tell when the next word comes, to a family that still wishes one."""
    due = report.word_due
    if due is None:
        return ()
    return (msg("The next message of this kind: about {date}.", date=due.astimezone(KYIV).date()),)


def _listed(*lines: Text) -> tuple[Text, ...]:
    return tuple(Text("• {line}", {"line": line}) for line in lines)


TEXTS: Mapping[NoticeKind, Told] = {
    NoticeKind.READ: _read,
    NoticeKind.TAKEN_UP: _taken_up,
    NoticeKind.QUESTION: _question,
    NoticeKind.BELIEVED: _case_text(_BELIEVED),
    NoticeKind.CONFIRMED: _case_text(_CONFIRMED),
    NoticeKind.PLACE: _case_text(_PLACE),
    NoticeKind.COURT: _case_text(_COURT),
    NoticeKind.CALL: _call,
    NoticeKind.WRITTEN: _written,
    NoticeKind.RELEASED: _case_text(_RELEASED),
    NoticeKind.SAFE: _case_text(_SAFE),
    NoticeKind.CORRECTION: _case_text(_CORRECTION),
    NoticeKind.NO_NEWS: _no_news,
    NoticeKind.CLOSED: _case_text(_CLOSED),
    NoticeKind.NOT_TAKEN_UP: _not_taken_up,
    NoticeKind.DIFFER: _case_text(_DIFFER),
}
