"""Dates as families tell them: of birth, and of a day in the past."""

from datetime import date
from typing import Final

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.readers.date_forms import told
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.told_back import in_words
from bot.words import Text, msg

_FIRST_YEAR: Final = 1900
_OLD: Final = 100
_WAR: Final = date(2014, 2, 20)
_INVASION: Final = date(2022, 2, 24)

_NO_BIRTH: Final = msg(
    "We could not read the date. Write, for example: 14.03.1989, March 1989, 1989 or 'about 35'.",
)
_NO_YEAR: Final = msg("Please add the year, even an approximate one. For example: 14.03.1989 or 'about 35'.")
_NO_PAST: Final = msg(
    "We could not read the date. Write, for example: 14.03.2022, March 2022, spring 2022 or 'yesterday'.",
)
_TO_COME: Final = msg("This date has not come yet. Please check the year.")
_TOO_EARLY: Final = msg("We can note years from 1900 on. Please check the year.")
_BEFORE_BIRTH: Final = msg("This date is before the date of birth. Please check both.")
_AGED: Final = msg("Is the person over 100 years old?")


def read_birth(text: str, today: date) -> Read[PartialDate] | Unreadable:
    """Read a date of birth, or an age as the years it leaves possible; `today` is the Kyiv day of the answer."""
    found = told(text, today, birth=True)
    if found is None:
        past = told(text, today, birth=False)
        yearless = past is not None and past.doubtful and past.when.precision in (Precision.DAY, Precision.MONTH)
        return Unreadable(_NO_YEAR if yearless else _NO_BIRTH)
    when = _until(found.when, today)
    if when is None:
        return Unreadable(_TO_COME)
    if when.earliest.year < _FIRST_YEAR:
        return Unreadable(_TOO_EARLY)
    soft = _is_it(when) if found.doubtful else None
    if _youngest(when, today) > _OLD:
        soft = _AGED if soft is None else msg("{when}: is the person over 100 years old?", when=in_words(when))
    return Read(when, soft)


def read_past(text: str, today: date, birth: PartialDate | None) -> Read[PartialDate] | Unreadable:
    """Read a day that is over, such as the last contact; never before `birth`, where that is known."""
    found = told(text, today, birth=False)
    if found is None:
        return Unreadable(_NO_PAST)
    when = _until(found.when, today)
    if when is None:
        return Unreadable(_TO_COME)
    if birth is not None and when.latest < birth.earliest:
        return Unreadable(_BEFORE_BIRTH)
    if when.latest.year < _FIRST_YEAR:
        return Unreadable(_TOO_EARLY)
    return Read(when, _soft_past(when, doubtful=found.doubtful))


def as_of(birth: PartialDate, said: date, meant: PartialDate) -> PartialDate:
    """Return the years of birth when the age told on the day `said` was the age at `meant`.

    Anything but an age is returned as it is.
    """
    if birth.precision is not Precision.AGE:
        return birth
    earliest = _years_back(birth.earliest, said.year - meant.earliest.year)
    latest = _years_back(birth.latest, said.year - meant.latest.year)
    return PartialDate(earliest=earliest, latest=max(earliest, latest), precision=Precision.AGE)


def _years_back(day: date, years: int) -> date:
    """Move a day by whole years; 29 February becomes the 28th."""
    return day.replace(year=max(1, day.year - years), day=min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004 - February


def _until(when: PartialDate, today: date) -> PartialDate | None:
    """Cut off what is yet to come; None when nothing is left."""
    if when.earliest > today:
        return None
    return PartialDate(earliest=when.earliest, latest=min(when.latest, today), precision=when.precision)


def _youngest(birth: PartialDate, today: date) -> int:
    """Return the age that the latest possible birthday gives."""
    ahead = (today.month, today.day) < (birth.latest.month, birth.latest.day)
    return today.year - birth.latest.year - ahead


def _is_it(when: PartialDate) -> Text:
    return msg("We understood it as: {when}. Is that right?", when=in_words(when))


def _soft_past(when: PartialDate, *, doubtful: bool) -> Text | None:
    if when.latest < _WAR:
        if doubtful:
            return msg("{when}: was this before 20 February 2014?", when=in_words(when))
        return msg("Was this before 20 February 2014, before the war began?")
    if when.latest < _INVASION:
        if doubtful:
            return msg("{when}: was this before 24 February 2022?", when=in_words(when))
        return msg("Was this before 24 February 2022?")
    return _is_it(when) if doubtful else None
