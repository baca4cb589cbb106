"""A call to a family, as a moderator logs it: what came of it, and what comes next."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What came of a call."""

    SPOKEN = "spoken"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    #: The family asked to be called later.
    LATER = "later"
    #: Somebody else answered, and was told nothing.
    SOMEONE_ELSE = "someone_else"


class Next(StrEnum):
    """What comes after a call."""

    #: The task is done.
    DONE = "done"
    #: The item is no task: whoever holds it goes on with it.
    GO_ON = "go_on"
    TODAY = "today"
    TOMORROW = "tomorrow"
    #: A colleague calls; to whom the item goes is asked next.
    HAND_OVER = "hand_over"


@dataclass(frozen=True, slots=True)
class Call:
    """One entry of the call log; who and when is the verdict's that holds it."""

    outcome: Outcome
    next: Next
