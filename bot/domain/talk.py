"""A talk that a family is asked for (D.9): what it answers, and by when it is called then."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.hours import EVENING, KYIV, MORNING
from bot.domain.review import Priority


class TalkAnswer(StrEnum):
    """What a family answers when it is asked for a talk."""

    MORNING = "morning"
    DAYTIME = "daytime"
    EVENING = "evening"
    WRITE = "write"
    NOT_NOW = "not_now"


NOON: Final = time(12, 0)
#: From when until when (Kyiv time) a family is called that answers so.
TIMES: Final[Mapping[TalkAnswer, tuple[time, time]]] = {
    TalkAnswer.MORNING: (MORNING, NOON),
    TalkAnswer.DAYTIME: (NOON, EVENING),
    TalkAnswer.EVENING: (EVENING, time(20, 0)),
}
#: How urgent each answer is; a talk that was agreed is the most.
PRIORITIES: Final[Mapping[TalkAnswer, Priority]] = {
    TalkAnswer.WRITE: Priority.P2,
    TalkAnswer.NOT_NOW: Priority.P3,
}


def priority(answer: TalkAnswer) -> Priority:
    """Return how urgent an answer is."""
    return PRIORITIES.get(answer, Priority.P1)


def call_by(answer: TalkAnswer, now: datetime) -> datetime | None:
    """Return when the next such time of day ends that has not begun yet; None where no call was agreed."""
    if answer not in TIMES:
        return None
    begins, ends = TIMES[answer]
    local = now.astimezone(KYIV)
    day = local.date() if local.time() < begins else local.date() + timedelta(days=1)
    return datetime.combine(day, ends, KYIV)
