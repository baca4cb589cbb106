"""A family tied to a case: how far its kinship was verified, on what ground, and what it is to the case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final


class Level(IntEnum):
    """How far a kinship is verified (domain 3.4). What each may be told stands in `notice.TERMS`."""

    #: A Telegram account, and nothing else.
    ACCOUNT = 0
    #: Called back on the number it gave: a step, which opens nothing by itself.
    CALLED = 1
    #: Papers were seen by a safe way.
    SHOWN = 2
    #: A partner or an official body confirmed it.
    CONFIRMED = 3


class Ground(StrEnum):
    """Why a level is raised or lowered."""

    CALLED_BACK = "called_back"
    #: A certificate of marriage or birth, or a guardian's paper.
    PAPERS = "papers"
    #: An extract from the pre-trial register that names the applicant.
    REGISTER = "register"
    PARTNER = "partner"
    OFFICIAL = "official"
    #: Lowered: it was a mistake, somebody else may be writing, or it is no kin.
    MISTAKE = "mistake"
    DOUBT = "doubt"
    NOT_KIN = "not_kin"


#: The level that each ground reaches.
REACHES: Final[Mapping[Ground, Level]] = {
    Ground.CALLED_BACK: Level.CALLED,
    Ground.PAPERS: Level.SHOWN,
    Ground.REGISTER: Level.SHOWN,
    Ground.PARTNER: Level.CONFIRMED,
    Ground.OFFICIAL: Level.CONFIRMED,
    Ground.MISTAKE: Level.ACCOUNT,
    Ground.DOUBT: Level.ACCOUNT,
    Ground.NOT_KIN: Level.ACCOUNT,
}
#: Grounds that lower.
LOWERING: Final = (Ground.MISTAKE, Ground.DOUBT, Ground.NOT_KIN)


class Kinship(StrEnum):
    """What a family says it is to the person, as far as that decides how it may be verified (domain 3.3)."""

    #: Kin by law, or by blood.
    KIN = "kin"
    #: A guardian, who needs the paper that says so.
    GUARDIAN = "guardian"
    #: A former spouse, a partner, a friend, a lawyer: gives always; what it receives, a senior decides.
    OTHER = "other"
    #: Under 18: an adult of the family is told instead.
    MINOR = "minor"


#: Grounds on which a guardian is more than called back: a partner's word is no guardian's paper.
OF_GUARDIAN: Final = (Ground.PAPERS, Ground.REGISTER, Ground.OFFICIAL)


def grounds(kinship: Kinship, level: Level, *, senior: bool) -> Sequence[Ground]:
    """Return the grounds on which a kinship verified to `level` may be raised further, by a senior or another."""
    higher = [ground for ground, reached in REACHES.items() if reached > level]
    if kinship is Kinship.MINOR or (kinship is Kinship.OTHER and not senior):
        return [ground for ground in higher if REACHES[ground] is Level.CALLED]
    if kinship is Kinship.GUARDIAN:
        return [ground for ground in higher if ground in OF_GUARDIAN or REACHES[ground] is Level.CALLED]
    return higher


class ContactRole(StrEnum):
    """What a relative is to the case, when somebody is to be told (domain 3.3)."""

    PRIMARY = "primary"
    OTHER = "other"
    #: "Do not inform": what this one says is kept, and nothing of the case is told.
    NOT_INFORMED = "not_informed"


@dataclass(frozen=True, kw_only=True, slots=True)
class Relative:
    """An account tied to a case by a report, with the level to which its kinship was verified."""

    id: str
    case: str
    account: str
    report: str
    level: Level = Level.ACCOUNT
    role: ContactRole = ContactRole.OTHER
    #: When the link of its report to the case was undone.
    ended_at: datetime | None = None

    @property
    def informed(self) -> bool:
        """Whether it is told anything of the case at all."""
        return self.role is not ContactRole.NOT_INFORMED

    def hears(self, level: Level) -> bool:
        """Whether it is told what takes a kinship verified so far."""
        return self.informed and self.level >= level


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Verification:
    """One step of verifying that the family of a report is kin: who, on what ground. Appended, never changed."""

    id: str
    report: str
    before: Level
    after: Level
    ground: Ground
    moderator: str
    at: datetime
    #: In the moderator's own words; sealed in storage.
    words: str | None = None


class Source(StrEnum):
    """From whom we know that two relatives know of each other; one's word about the other is not enough."""

    #: Each told us of the other.
    BOTH = "both"
    #: They came, wrote or called together.
    TOGETHER = "together"
    #: An official body named both to both.
    OFFICIAL = "official"


@dataclass(frozen=True, kw_only=True, slots=True)
class Acquaintance:
    """That two accounts tied to a case know of each other; `one` is the smaller id."""

    case: str
    one: str = field(repr=False)
    other: str = field(repr=False)
    source: Source
    by: str
    at: datetime
