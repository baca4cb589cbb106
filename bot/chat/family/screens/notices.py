"""What a family is told about its report: the texts D.1, D.2, D.3 and D.15, and the push D.0."""

from collections.abc import Callable
from datetime import date

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.welcome import MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report, ReportState
from bot.domain.review import RejectReason
from bot.questionnaire.questions import wording
from bot.words import Text, msg

#: Why a report is not taken up, as the family reads it.
REASONS = {
    RejectReason.NOT_WAR: msg("we work only with disappearances connected with the war"),
    RejectReason.INSUFFICIENT: msg("what is written is not enough to understand which person is meant"),
    RejectReason.ABUSE: msg("the report does not look like a search for a person"),
    RejectReason.TEST: msg("the report looks like a trial of the bot"),
}


def push(notice: str) -> Screen:
    """Say that there is something to read, and nothing else: it may show on a lock screen."""
    return Screen(
        (msg("You have a message. Open it when it suits you."),),
        ((Press(msg("Open"), to.Open(notice)), Press(msg("Later"), to.Later(notice))),),
    )


def opened(notice: Notice, report: Report) -> Screen:
    """Tell the notice. Nothing in it depends on whether somebody else wrote about the same person."""
    answer = notice.kind is NoticeKind.QUESTION and report.state is ReportState.NEEDS_CLARIFICATION
    again = notice.kind is NoticeKind.NOT_TAKEN_UP and report.state is ReportState.REJECTED
    return Screen(
        TEXTS[notice.kind](notice, report),
        one_each(
            Press(msg("Answer"), to.AnswerIt(notice.id)) if answer else None,
            Press(msg("Review again"), to.ReviewAgain(report.id)) if again else None,
            MY_REPORTS,
        ),
    )


def _read(notice: Notice, report: Report) -> tuple[Text, ...]:
    return (
        msg(
            "We have read your report No. {no} and are checking the information. We will write to you by {date} at "
            "the latest, even if there is no news.",
            no=report.number,
            date=date.fromisoformat(notice.facts["date"]),
        ),
    )


def _taken_up(_: Notice, report: Report) -> tuple[Text, ...]:
    return (
        msg(
            "Your report No. {no} has been taken up. This is neither good nor bad news. What is known in a case we "
            "tell only those whose kinship has been verified: so we protect the person.",
            no=report.number,
        ),
    )


def _question(notice: Notice, report: Report) -> tuple[Text, ...]:
    return (
        msg("To go on, we need to clarify a few things. You can answer when you are able to."),
        msg(
            "We have a question about report No. {no}. You need not answer. {question}",
            no=report.number,
            question=wording(notice.facts["question"]),
        ),
    )


def _not_taken_up(notice: Notice, report: Report) -> tuple[Text, ...]:
    return (
        msg(
            "Unfortunately, we cannot work on report No. {no}. Reason: {plain_reason}. Here is who can help: "
            '{contacts}. If you think this is a mistake, press "Review again": another moderator will read it.',
            no=report.number,
            plain_reason=REASONS[RejectReason(notice.facts["reason"])],
            contacts="/contacts",
        ),
    )


TEXTS: dict[NoticeKind, Callable[[Notice, Report], tuple[Text, ...]]] = {
    NoticeKind.READ: _read,
    NoticeKind.TAKEN_UP: _taken_up,
    NoticeKind.QUESTION: _question,
    NoticeKind.NOT_TAKEN_UP: _not_taken_up,
}
