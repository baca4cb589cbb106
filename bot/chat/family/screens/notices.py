"""A notice in the chat of a family: the push D.0, and what stands behind it."""

from typing import Final

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens import talks, word
from bot.chat.family.screens.welcome import MY_REPORTS
from bot.chat.news import TEXTS
from bot.chat.screen import Screen
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report, ReportState
from bot.services.guidance import OWN
from bot.services.rules import Rules
from bot.words import Text, msg

#: News that point to where to turn.
GUIDED: Final = (NoticeKind.CONFIRMED, NoticeKind.RELEASED)
NOT_NOW: Final = msg("This message cannot be opened now. When there is something to read, we will write to you.")


def not_now() -> Screen:
    """Say that what was opened cannot be read after all, and nothing of why."""
    return Screen((NOT_NOW,), one_each(MY_REPORTS))


def push(notice: str) -> Screen:
    """Say that there is something to read, and nothing else: it may show on a lock screen."""
    return Screen(
        (msg("You have a message. Open it when it suits you."),),
        ((Press(msg("Open"), to.Open(notice)), Press(msg("Later"), to.Later(notice))),),
    )


def opened(  # noqa: PLR0913, PLR0917 - a notice with what it is told by
    notice: Notice,
    report: Report,
    rules: Rules,
    phrase: str | None = None,
    note: Text | None = None,
    then: Notice | None = None,
) -> Screen:
    """Tell the notice. Nothing in it depends on whether somebody else wrote about the same person.

    `then` is what waits to be read after it.
    """
    asked = notice.kind is NoticeKind.QUESTION and report.state is ReportState.NEEDS_CLARIFICATION
    answer = asked or notice.kind is NoticeKind.WRITTEN
    again = notice.kind is NoticeKind.NOT_TAKEN_UP and report.state is ReportState.REJECTED
    return Screen(
        (note, *TEXTS[notice.kind](notice, report, rules), *talks.told(notice, phrase), _ours(notice, phrase)),
        talks.answers(notice)
        + one_each(
            Press(msg("Answer"), to.AnswerIt(notice.id)) if answer else None,
            *(word.answers(notice, report) if notice.kind is NoticeKind.NO_NEWS else ()),
            Press(msg("Received"), to.Received(notice.id)) if notice.state is NoticeState.OPENED else None,
            Press(msg("Where to turn"), to.WhereToTurn(OWN, 0)) if notice.kind in GUIDED else None,
            Press(msg("Next message"), to.Open(then.id)) if then else None,
            Press(msg("Ask to open it again"), to.Reopen(report.id)) if notice.kind is NoticeKind.CLOSED else None,
            Press(msg("Review again"), to.ReviewAgain(report.id)) if again else None,
            Press(msg("Something is wrong"), to.SomethingWrong(notice.id)),
            MY_REPORTS,
        ),
    )


def _ours(notice: Notice, phrase: str | None) -> Text | None:
    """Return by what the family knows that a message is ours."""
    if not notice.number:
        return None
    if phrase is None:
        return msg("Update No. {number}. Whether a message is ours: /check.", number=notice.number)
    return msg("Update No. {number}. Your phrase: {phrase}.", number=notice.number, phrase=phrase)
