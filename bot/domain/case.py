"""One missing person, known from one or many reports; where the case stands is told along four axes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from bot.domain.person import Person


class CaseState(StrEnum):
    """Whether the case is worked on (domain 2)."""

    OPEN = "open"
    DORMANT = "dormant"
    CLOSED_RESOLVED = "closed_resolved"
    CLOSED_BY_FAMILY = "closed_by_family"
    #: Another case goes on for both; `Case.merged_into` says which.
    MERGED = "merged_into"


#: Cases in which a report may be about the same person; a merged one is told by the case that goes on.
SOUGHT: Final = (CaseState.OPEN, CaseState.DORMANT, CaseState.CLOSED_RESOLVED)


class Fate(StrEnum):
    """What is known of the person; only people change it (domain 2)."""

    MISSING = "missing"
    BELIEVED_CAPTIVE = "believed_captive"
    CAPTIVE_CONFIRMED = "captive_confirmed"
    SEPARATED_LOCATED = "separated_located"
    RELEASED = "released"
    ESCAPED = "escaped"
    RETURNED_HOME = "returned_home"
    DEATH_REPORTED = "death_reported"
    DIED_OFFICIAL = "died_official"
    REMAINS_REPATRIATED = "remains_repatriated"
    REMAINS_IDENTIFIED = "remains_identified"

    @property
    def of_death(self) -> bool:
        """Whether it speaks of a death: leads alone see it, and the bot never tells it."""
        return self in _OF_DEATH


#: Fates of whoever has come back.
BACK: Final = (Fate.RELEASED, Fate.ESCAPED, Fate.RETURNED_HOME)
_OF_DEATH = frozenset(
    {Fate.DEATH_REPORTED, Fate.DIED_OFFICIAL, Fate.REMAINS_REPATRIATED, Fate.REMAINS_IDENTIFIED},
)


class Legal(StrEnum):
    """Where proceedings against the person stand."""

    NONE_KNOWN = "none_known"
    CHARGED = "charged"
    ON_TRIAL = "on_trial"
    SENTENCED = "sentenced"
    SERVING = "serving"
    ACQUITTED_OR_DROPPED = "acquitted_or_dropped"


class Place(StrEnum):
    """How surely it is known where the person is held; the place itself is told in words, sealed."""

    UNKNOWN = "unknown"
    REPORTED = "reported"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Case:
    """One missing person. The reference is for moderators only, never shown to a family."""

    id: str
    reference: str
    state: CaseState = CaseState.OPEN
    fate: Fate = Fate.MISSING
    legal: Legal = Legal.NONE_KNOWN
    place: Place = Place.UNKNOWN
    #: The case that goes on for both, where this one was merged.
    merged_into: str | None = None
    #: The person left on purpose, or was found and decides alone what families are told: that it is safe, no more.
    decides_alone: bool = False
    person: Person
    opened_at: datetime
    #: Grows with every change; a change of an older version is refused.
    version: int = 0


class HoldKind(StrEnum):
    """Why no automatic message about a case may leave."""

    #: A death is reported: the protocol for hard news goes on (domain 2.4).
    HARD_NEWS = "hard_news"
    #: Two cases are about to be merged, or were just parted, and a second person has not confirmed it.
    MERGE = "merge"
    PARTED = "parted"
    #: A senior stopped the messages by hand.
    BY_HAND = "by_hand"


#: What a senior begins. To whoever is no senior each looks the same: why a senior stopped the messages is theirs.
BY_SENIORS: Final = (HoldKind.BY_HAND, HoldKind.HARD_NEWS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hold:
    """While it stands, nothing about the case is told automatically; what belongs to a report still goes."""

    id: str
    case: str
    kind: HoldKind
    by: str
    at: datetime
    #: The proposal it came with, if it came with one.
    proposal: str | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None
