"""One missing person, known from one or many reports."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.person import Person


class CaseState(StrEnum):
    """Whether the case is worked on (domain 2)."""

    OPEN = "open"
    CLOSED_BY_FAMILY = "closed_by_family"


class Fate(StrEnum):
    """What is known of the person; only people change it."""

    MISSING = "missing"


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Case:
    """One missing person. The reference is for moderators only, never shown to a family."""

    id: str
    reference: str
    state: CaseState = CaseState.OPEN
    fate: Fate = Fate.MISSING
    person: Person
    opened_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Relative:
    """An account tied to a case by a report, with the level to which its kinship was verified."""

    id: str
    case: str
    account: str
    report: str
    level: int = 0
