"""A day that is still to come, such as a hearing: the reader of past days would look for it behind us."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.readers import date_spans as days
from bot.questionnaire.readers.date_words import symbols
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.told_back import in_words
from bot.words import msg

_Rows = tuple[tuple[re.Pattern[str], days.Maker], ...]
_LONGEST: Final = 200
_MONTHS: Final = 12
_NO_DATE: Final = msg("We could not read the date. Write, for example: 14 March or 'in a week'.")
_CLOCK: Final = re.compile(r"\b(?:(?:о|об|в|на|at)\s+)?\d{1,2}:\d{2}(?:\s*(?:год\w*|час\w*|am|pm))?", re.IGNORECASE)
_HOUR: Final = re.compile(
    r"\b(?:о|об|в|at)\s+\d{1,2}(?:-?[йтгї]\w*)?\s*(?:год\w*|час\w*|ранку|am|pm|o.clock)", re.IGNORECASE
)
_YEAR: Final = r" (\d{4}|\d\d)(?: (?:Y[ngr]?|O))?"
#: With its year.
_WHOLE: Final[_Rows] = (
    (re.compile(r"(\d\d?) [MN](\d\d?)" + _YEAR), days.a_day),
    (re.compile(r"M(\d\d?) (\d\d?) (\d{4})"), lambda today, month, day, year: days.a_day(today, day, month, year)),
    (re.compile(r"M(\d\d?) (\d{4})(?: Y[ngr]?)?"), days.a_month),
    (re.compile(r"P([bme]) M(\d\d?)" + _YEAR), days.part_of_month),
    (re.compile(r"S([1-3])" + _YEAR), days.a_season),
    (re.compile(r"(\d{4})(?: Y[ngr]?)?"), days.a_year),
)
#: Without: the next such days are meant.
_NEXT: Final[_Rows] = (
    (re.compile(r"(\d\d?) [MN](\d\d?)"), days.a_day),
    (re.compile(r"M(\d\d?) (\d\d?)"), lambda today, month, day, year: days.a_day(today, day, month, year)),
    (re.compile(r"M(\d\d?)"), days.a_month),
    (re.compile(r"P([bme]) M(\d\d?)"), days.part_of_month),
    (re.compile(r"S([1-3])"), days.a_season),
)
_SOON: Final = (
    (re.compile(r"післязавтра|послезавтра|day after tomorrow"), 2),
    (re.compile(r"завтра|tomorrow"), 1),
    (re.compile(r"сьогодні|сегодня|today"), 0),
)
_AHEAD: Final = re.compile(
    r"(?:через|за|in)\s+(?:([^\W_]+)\s+)?(день|дні|днів|дня|дней|days?|тиж\w*|недел\w*|weeks?|місяц\w*|месяц\w*|months?)"
)
_FOLLOWING: Final = re.compile(r"(?:наступн\w+|следующ\w+|next)\s+(тиж\w*|недел\w*|week|місяц\w*|месяц\w*|month)")
_SMALL: Final = {
    word: number
    for number, words in {
        1: "один одну a one", 2: "два дві две two", 3: "три three", 4: "чотири четыре four", 5: "п'ять пять five",
        6: "шість шесть six", 7: "сім семь seven", 10: "десять ten",
    }.items()
    for word in words.split()
}  # fmt: skip
_WEEK: Final = 7


def read_coming(text: str, today: date) -> Read[PartialDate] | Unreadable:
    """Read a day from `today` on; a day that is over is asked about, and never refused."""
    found = _told(" ".join(text.casefold().replace("’", "'").split()), today) if len(text) <= _LONGEST else None
    if found is None:
        return Unreadable(_NO_DATE)
    when, doubtful = found
    if when.latest < today:
        return Read(when, msg("{when}: this day is over already. Keep it so?", when=in_words(when)))
    return Read(when, msg("We understood it as: {when}. Is that right?", when=in_words(when)) if doubtful else None)


def _told(text: str, today: date) -> tuple[PartialDate, bool] | None:
    """Return the days meant, and whether the family should see how they were understood."""
    for pattern, ahead in _SOON:
        if pattern.search(text):
            return _day(today + timedelta(days=ahead)), False
    if (when := _after(text, today)) is not None:
        return when, False
    signs = symbols(_HOUR.sub(" ", _CLOCK.sub(" ", text)), today.year).split()
    line = " ".join(sign for sign in signs if sign not in "?~")
    try:
        when = next(_meant(line, today), None)
    except ValueError:
        return None
    return None if when is None else (when, "?" in signs or _swappable(line))


def _meant(line: str, today: date) -> Iterator[PartialDate | None]:
    if weekday := re.fullmatch(r"W(\d)", line):
        yield _day(today + timedelta(days=(int(weekday.group(1)) - today.weekday()) % _WEEK or _WEEK))
    for pattern, maker in _WHOLE:
        if match := pattern.fullmatch(line):
            *parts, year = match.groups()
            yield maker(today, *parts, year if len(year) > 2 else f"20{year}")  # noqa: PLR2004 - two figures leave the century out
    for pattern, maker in _NEXT:
        if match := pattern.fullmatch(line):
            for year in range(today.year, today.year + 2):
                when = maker(today, *match.groups(), str(year))
                if when is not None and when.latest >= today:
                    yield when


def _after(text: str, today: date) -> PartialDate | None:
    """Read "in two weeks", "next month": the further ahead, the more room around it."""
    if match := _AHEAD.search(text):
        count = match.group(1) or "1"
        number = int(count) if count.isdecimal() else _SMALL.get(count)
        if number is None or number > 99:  # noqa: PLR2004 - nobody counts further
            return None
        return _around(today, number, match.group(2)[0])
    if match := _FOLLOWING.search(text):
        return _following(today, match.group(1)[0])
    return None


def _around(today: date, number: int, unit: str) -> PartialDate:
    if unit in "дd":
        return _day(today + timedelta(days=number))
    apart, room = (_WEEK, 3) if unit in "тнw" else (30, 10)
    middle, more = today + timedelta(days=apart * number), timedelta(days=room)
    return days.span(middle - more, middle + more, Precision.APPROXIMATE)


def _following(today: date, unit: str) -> PartialDate:
    if unit in "тнw":
        monday = today + timedelta(days=_WEEK - today.weekday())
        return days.span(monday, monday + timedelta(days=_WEEK - 1), Precision.APPROXIMATE)
    year, month = divmod(today.year * _MONTHS + today.month, _MONTHS)
    return days.a_month(today, str(month + 1), str(year))


def _day(when: date) -> PartialDate:
    return days.span(when, when, Precision.DAY)


def _swappable(line: str) -> bool:
    """Tell whether a day and a month were both typed in figures and could change places."""
    match = re.match(r"(\d\d?) N(\d\d?)", line)
    return (
        match is not None
        and int(match.group(1)) <= _MONTHS
        and match.group(1).lstrip("0") != match.group(2).lstrip("0")
    )
