"""What came of reading a typed answer."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.words import Text

Noun_co = TypeVar("Noun_co", covariant=True)


@dataclass(frozen=True, slots=True, repr=False)
class Read(Generic[Noun_co]):
    """The answer was understood; `soft` is a question to confirm first and never blocks.

    Yes keeps `value`. No keeps `otherwise`, and where there is none, the step is asked again.
    """

    value: Noun_co
    soft: Text | None = None
    otherwise: Noun_co | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Unreadable:
    """The answer was not understood; `why` says so calmly, with an example."""

    why: Text
