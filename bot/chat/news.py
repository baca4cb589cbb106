"""What a family is told about its report, whether it reads it or a person tells it: D.1, D.2, D.3 and D.15."""

from collections.abc import Callable
from datetime import date

from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report
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
