"""What a family has answered, and the three different ways of not answering."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.person import PartialDate

#: A name or free text, one choice, several choices or lines, a date as people know it, or yes and no.
Value = str | tuple[str, ...] | PartialDate | bool


class State(StrEnum):
    """How a question was answered. A question not asked has no answer at all."""

    GIVEN = "given"
    UNKNOWN = "unknown"
    DECLINED = "declined"
    #: The person has none, e.g. no patronymic.
    NONE = "none"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One answer: `raw` as it was typed (None after a button), `at` in UTC, `language` of the screen."""

    state: State
    value: Value | None
    raw: str | None
    at: datetime
    language: str

    def __post_init__(self) -> None:
        """Raise ValueError where a value and "no value" contradict each other."""
        if (self.state is State.GIVEN) != (self.value is not None):
            message = f"an answer in state {self.state} and its value disagree"
            raise ValueError(message)


Answers = Mapping[str, Answer]


def given(answers: Answers, key: str) -> Value | None:
    """Return what was answered to `key`, or None where it was not asked, not known or not told."""
    answer = answers.get(key)
    return answer.value if answer is not None and answer.state is State.GIVEN else None
