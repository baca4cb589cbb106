"""A case that a report may be, with the score and the clues a moderator sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, repr=False)
class Clue:
    """One reason for or against, as kept: a sentence by its English original and what fills it."""

    key: str
    effect: float
    sentence: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Candidate:
    """A case that a report may be; score and verdict are kept apart."""

    case: str
    score: float
    band: str
    clues: tuple[Clue, ...]
