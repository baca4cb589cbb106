"""What one relative is to be told, and what it takes to be told it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.case import CaseState, Fate, Legal, Place
from bot.domain.message import Urgency
from bot.domain.moves import Axis
from bot.domain.relative import Level


class NoticeKind(StrEnum):
    """Which of the texts D.x a notice is. None of them tells of a death, and none ever will."""

    READ = "read"  # D.1
    TAKEN_UP = "taken_up"  # D.2
    QUESTION = "question"  # D.3
    BELIEVED = "believed"  # D.5
    CONFIRMED = "confirmed"  # D.6
    PLACE = "place"  # D.7
    COURT = "court"  # D.8
    CALL = "call"  # D.9
    WRITTEN = "written"  # D.9, to a family that would rather be written to
    RELEASED = "released"  # D.10
    SAFE = "safe"  # D.11
    CORRECTION = "correction"  # D.12
    NO_NEWS = "no_news"  # D.13
    CLOSED = "closed"  # D.14
    NOT_TAKEN_UP = "not_taken_up"  # D.15
    DIFFER = "differ"  # D.16


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What it takes to be told a notice."""

    #: To which level the kinship must be verified.
    level: Level = Level.ACCOUNT
    #: Whether it tells of the case: it waits while the case is held. What belongs to a report still goes.
    of_case: bool = False
    #: Whether it may come at any hour to those who asked for that.
    any_hour: bool = False
    #: In which lane its push leaves; a grave one is never repeated blindly.
    urgency: Urgency = Urgency.NOTICE


_OF_CASE: Final = Terms(level=Level.SHOWN, of_case=True, urgency=Urgency.GRAVE)
_AT_ANY_HOUR: Final = Terms(level=Level.SHOWN, of_case=True, any_hour=True, urgency=Urgency.GRAVE)
_GRAVE: Final = Terms(urgency=Urgency.GRAVE)

#: The terms of each notice (questionnaire D). A correction goes to whoever was told the wrong thing, whatever the
#: level now, and also during a hold.
TERMS: Final[Mapping[NoticeKind, Terms]] = {
    NoticeKind.READ: Terms(),
    NoticeKind.TAKEN_UP: Terms(),
    NoticeKind.QUESTION: Terms(),
    NoticeKind.BELIEVED: _OF_CASE,
    NoticeKind.CONFIRMED: _AT_ANY_HOUR,
    NoticeKind.PLACE: _OF_CASE,
    NoticeKind.COURT: _OF_CASE,
    NoticeKind.CALL: _GRAVE,
    NoticeKind.WRITTEN: _GRAVE,
    NoticeKind.RELEASED: _AT_ANY_HOUR,
    NoticeKind.SAFE: _AT_ANY_HOUR,
    NoticeKind.CORRECTION: _GRAVE,
    NoticeKind.NO_NEWS: Terms(level=Level.SHOWN, of_case=True, urgency=Urgency.BROADCAST),
    NoticeKind.CLOSED: Terms(of_case=True),
    NoticeKind.NOT_TAKEN_UP: Terms(),
    NoticeKind.DIFFER: _OF_CASE,
}

#: The notice that each new status raises. What is not here, a person tells.
NEWS: Final[Mapping[tuple[Axis, str], NoticeKind]] = {
    (Axis.FATE, Fate.BELIEVED_CAPTIVE): NoticeKind.BELIEVED,
    (Axis.FATE, Fate.CAPTIVE_CONFIRMED): NoticeKind.CONFIRMED,
    (Axis.FATE, Fate.SEPARATED_LOCATED): NoticeKind.PLACE,
    (Axis.FATE, Fate.RELEASED): NoticeKind.RELEASED,
    (Axis.FATE, Fate.RETURNED_HOME): NoticeKind.SAFE,
    (Axis.PLACE, Place.REPORTED): NoticeKind.PLACE,
    (Axis.PLACE, Place.CONFIRMED): NoticeKind.PLACE,
    (Axis.LEGAL, Legal.CHARGED): NoticeKind.COURT,
    (Axis.LEGAL, Legal.ON_TRIAL): NoticeKind.COURT,
    (Axis.LEGAL, Legal.SENTENCED): NoticeKind.COURT,
    (Axis.LEGAL, Legal.SERVING): NoticeKind.COURT,
    (Axis.LEGAL, Legal.ACQUITTED_OR_DROPPED): NoticeKind.COURT,
    (Axis.CASE, CaseState.CLOSED_BY_FAMILY): NoticeKind.CLOSED,
}
#: Fates that a person tells as well (domain 2), or instead.
BY_CALL: Final = (Fate.SEPARATED_LOCATED, Fate.RELEASED, Fate.ESCAPED)


class NoticeState(StrEnum):
    """How far a notice has come."""

    RAISED = "raised"
    #: The kinship is not verified far enough: a moderator verifies it first.
    KEPT_BACK = "kept_back"
    #: The neutral push D.0 stands in the chat.
    PUSHED = "pushed"
    #: Waits in My reports, because nothing may be pushed to this account.
    WAITS = "waits"
    OPENED = "opened"
    #: The family pressed Received.
    RECEIVED = "received"
    DROPPED = "dropped"

    @property
    def told(self) -> bool:
        """Whether the family has read it."""
        return self in (NoticeState.OPENED, NoticeState.RECEIVED)

    @property
    def unread(self) -> bool:
        """Whether the family is still to read it."""
        return not self.told and self is not NoticeState.DROPPED


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Notice:
    """One thing one account is to be told about its own report, or about the case of that report."""

    id: str
    #: The update number, by which the family can ask whether it is ours: random, never counted.
    number: str
    kind: NoticeKind
    account: str
    report: str
    state: NoticeState
    raised_at: datetime
    #: The case that it tells of, and the line of its history that raised it.
    case: str | None = None
    status: str | None = None
    #: The notice that it corrects.
    corrects: str | None = None
    #: What fills the text: a reason's key, a question, a date (ISO). Sealed in storage.
    facts: Mapping[str, str] = field(default_factory=dict)

    @property
    def terms(self) -> Terms:
        """What it takes to be told it."""
        return TERMS[self.kind]


def corrected(notices: Iterable[Notice]) -> set[str]:
    """Return the ids of what these notices correct; one that was dropped corrects nothing."""
    return {one.corrects for one in notices if one.corrects is not None and one.state is not NoticeState.DROPPED}


class Passage(StrEnum):
    """What Telegram made of a push, or of the text behind it, for the delivery log."""

    ARRIVED = "arrived"
    UNCERTAIN = "uncertain"
    UNREACHABLE = "unreachable"
    #: The text has arrived after Open: the family really has it.
    SHOWN = "shown"
    #: The text may have arrived after Open.
    PERHAPS = "perhaps"


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """One line of the log of a notice: a state that it came to, or what Telegram made of its push."""

    notice: str
    at: datetime
    step: NoticeState | Passage


def opened(log: Iterable[Delivery]) -> datetime | None:
    """Return when the family read a notice, by its log; the last time, where what it opened first never arrived."""
    return max((line.at for line in log if line.step is NoticeState.OPENED), default=None)
