"""What stands under a request for a talk (D.9): what is said first, when it is convenient, what was answered."""

from collections.abc import Mapping
from typing import Final

from bot.chat.buttons import Press, Rows, in_rows
from bot.chat.family import payloads as to
from bot.chat.news import ANSWERS, said_first
from bot.domain.notice import Notice, NoticeKind
from bot.domain.talk import TIMES, TalkAnswer
from bot.services import talks
from bot.words import Text, msg

_THEN: Final = msg("We will try to call at that time of day, as soon as we can.")
#: What comes next after each answer.
NEXT: Final[Mapping[TalkAnswer, Text]] = {
    **dict.fromkeys(TIMES, _THEN),
    TalkAnswer.WRITE: msg("So we do not call: a moderator writes to you here."),
    TalkAnswer.NOT_NOW: msg("So we do not call. When it suits you, choose a time here."),
}


def told(notice: Notice, phrase: str | None) -> tuple[Text, ...]:
    """Return what a request for a talk says besides who calls; nothing for any other notice."""
    if notice.kind is not NoticeKind.CALL:
        return ()
    said = talks.answered(notice)
    if said is None:
        return (said_first(phrase),)
    if talks.over(notice):
        return (said_first(phrase), msg("You answered: “{answer}”.", answer=ANSWERS[said]))
    return (
        said_first(phrase),
        msg("You answered: “{answer}”. {next} You can answer otherwise here.", answer=ANSWERS[said], next=NEXT[said]),
    )


def answers(notice: Notice) -> Rows:
    """Return the answers that a family may give now, but the one that it gave."""
    if notice.kind is not NoticeKind.CALL or talks.over(notice):
        return ()
    left = [one for one in TalkAnswer if one is not talks.answered(notice)]
    return in_rows([Press(ANSWERS[one], to.AnswerTalk(notice.id, one.value)) for one in left], 2)
