"""Who is being looked for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sex(StrEnum):
    """Sex as the family states it."""

    MALE = "male"
    FEMALE = "female"


class Precision(StrEnum):
    """How exactly a date was told."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    APPROXIMATE = "approximate"
    AGE = "age"


@dataclass(frozen=True, kw_only=True, slots=True)
class PartialDate:
    """A date as people know it: the days it may be (both included) and how it was told."""

    earliest: date
    latest: date
    precision: Precision

    def may_be(self, other: "PartialDate") -> bool:
        """Whether both may be one day."""
        return self.earliest <= other.latest and other.earliest <= self.latest


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Person:
    """The missing person as one report, or one case, describes them. Absent is not different."""

    surname: str | None = None
    given: str | None = None
    patronymic: str | None = None
    #: True when the family says that there is no patronymic.
    no_patronymic: bool = False
    other_names: tuple[str, ...] = ()
    sex: Sex | None = None
    birth: PartialDate | None = None
    #: Code of the place of the last contact, as in `questionnaire.regions`.
    region: str | None = None
    settlement: str | None = None
    last_contact: PartialDate | None = None
    #: A child at the time of the separation; the next two are told of such a child only.
    child: bool = False
    #: How many brothers and sisters are with the child; 0 where none are, or nothing was told.
    siblings: int = 0
    institution: str | None = None
