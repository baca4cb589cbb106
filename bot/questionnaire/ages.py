"""How old the person is at the last contact and later, as exactly as the birth and the contact were told."""

from dataclasses import dataclass
from datetime import date

from bot.domain.hours import KYIV
from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Answers, given

ADULT = 18
#: Younger than this nobody serves.
SERVES = 16
#: Since when people have disappeared in this war.
WAR = date(2014, 2, 20)


@dataclass(frozen=True, slots=True)
class Ages:
    """Whole years: the fewest and the most that are possible."""

    fewest: int
    most: int


def between(birth: PartialDate, when: PartialDate) -> Ages:
    """Return the age at `when` of somebody born at `birth`; never less than nought."""
    return Ages(_years(birth.latest, when.earliest), _years(birth.earliest, when.latest))


def at_contact(answers: Answers) -> Ages | None:
    """Return the age at the last contact, which may be any day of the war where it is not known.

    None where the birth is not known. An age told for "then" is that age, whatever day it was.
    """
    birth = _date(answers, "birth")
    if birth is None:
        return None
    said = answers["birth"].at.astimezone(KYIV).date()
    contact = _date(answers, "last_contact") or PartialDate(
        earliest=min(max(WAR, birth.earliest), said), latest=said, precision=Precision.APPROXIMATE
    )
    if birth.precision is not Precision.AGE:
        return between(birth, contact)
    told = _told(birth, said)
    since = _years(contact.earliest, said) + (contact.earliest < said)
    now = Ages(max(told.fewest - since, 0), max(told.most - _years(contact.latest, said), 0))
    match given(answers, "age_when"):
        case "then":
            return told
        case "now":
            return now
    return Ages(min(now.fewest, told.fewest), max(now.most, told.most))


def may_be_minor(answers: Answers) -> bool:
    """Hold where the person may be under 18 at the last contact; surely is, where that day is not known.

    A child asked about as an adult is lost sight of, an adult asked about as a child is only asked a little more.
    But where nobody knows when the contact was lost, the whole war would make children of most young people.
    """
    ages = at_contact(answers)
    if ages is None:
        return False
    return (ages.most if _date(answers, "last_contact") is None else ages.fewest) < ADULT


def surely_under(answers: Answers, years: int) -> bool:
    """Hold where the person is under so many years at the last contact, however the dates are read."""
    ages = at_contact(answers)
    return ages is not None and ages.most < years


def surely_adult(answers: Answers) -> bool:
    """Hold where the person is 18 or older at the last contact, however the dates are read."""
    ages = at_contact(answers)
    return ages is not None and ages.fewest >= ADULT


def _told(birth: PartialDate, said: date) -> Ages:
    """Return the age that was told on the day `said`; see `readers.date_spans.an_age`."""
    fewest = max(said.year - birth.latest.year, 0)
    return Ages(fewest, max(said.year - birth.earliest.year - 1, fewest))


def _years(earlier: date, later: date) -> int:
    """Return the whole years from one day to another, nought where it is not later."""
    return max(later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day)), 0)


def _date(answers: Answers, key: str) -> PartialDate | None:
    value = given(answers, key)
    return value if isinstance(value, PartialDate) else None
