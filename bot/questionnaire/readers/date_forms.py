"""The forms in which a date is told: each a pattern of `date_words` signs and the span it means."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.readers import date_spans as days
from bot.questionnaire.readers.date_words import symbols

_LONGEST_TEXT: Final = 200
_MONTHS: Final = 12
_Row = tuple[bool, re.Pattern[str], days.Maker]


def _table(*rows: tuple[str, str, days.Maker]) -> tuple[_Row, ...]:
    """Compile rows; <y> is a year of four or two figures, <Y> of four; "ask" marks what must be confirmed."""
    end = r"(?: (?:Y[ng]?|O))?"
    return tuple(
        (
            sure == "ask",
            re.compile(form.replace("<y>", rf"(\d{{4}}|\d{{2}}){end}").replace("<Y>", rf"(\d{{4}}){end}")),
            maker,
        )
        for sure, form, maker in rows
    )


_BOTH: Final = _table(
    ("sure", r"(\d\d?) [MN](\d\d?) <y>", days.a_day),
    ("sure", r"M(\d\d?) (\d\d?) <Y>", lambda today, month, day, year: days.a_day(today, day, month, year)),
    ("sure", r"M(\d\d?) <Y>", days.a_month),
    ("sure", r"P([bme]) M(\d\d?) <y>", days.part_of_month),
    ("sure", r"P([bme]) S(\d) <y>", lambda today, part, season, year: days.a_season(today, season, year, part)),
    ("sure", r"P([bme]) <Y>", days.part_of_year),
    ("sure", r"S4 (\d{4}) - <y>", days.a_winter),
    ("sure", r"S(\d) <y>", days.a_season),
    ("sure", r"<Y>", days.a_year),
    ("sure", r"(\d\d) (?:Y|O)", days.a_year),
    ("sure", r"()(\d{4}|\d\d) DEC", days.a_decade),
    ("sure", r"P([bme]) (\d{4}|\d\d) DEC", days.a_decade),
)

_BIRTH: Final = _table(
    ("sure", r"M(\d\d?) (\d\d)(?: (?:Y[ng]?|O))?", days.a_month),
    ("sure", r"(\d\d?\d?)(?: Uy)?", days.an_age),
    ("sure", r"Uy (\d\d?\d?)", days.an_age),
    # «31 рік» and «34 года» are ages by their grammar, «89 рік» and «89 года» are years.
    ("sure", r"(1|\d?[02-9]1) Yn", days.an_age),
    ("sure", r"([2-4]|\d?[02-9][2-4]) Yg", days.an_age),
    ("ask", r"(\d\d) Y[ng]", days.a_year),
    ("ask", r"OVER (\d\d?\d?)(?: Uy)?", days.over),
    ("sure", r"(?:(\d\d?) )?U([dwm])", days.a_small_age),
)

_PAST: Final = _table(
    ("sure", r"T(\d)", days.days_back),
    ("sure", r"(?:(\d\d?\d?) )?U([dwmy]) AGO", days.ago),
    ("sure", r"(?:(\d\d?) )?Y[ng]? AGO", lambda today, count: days.ago(today, count, "y")),
    ("sure", r"FEW U([dwmy]) AGO", days.few_ago),
    ("sure", r"(LAST|THIS) U([wm])", days.last),
    ("sure", r"W(\d)", days.weekday),
    ("sure", r"INV", days.invasion),
    ("ask", r"M(\d\d?) (\d\d)(?: (?:Y[ng]?|O))?", days.a_month),
    ("ask", r"(\d\d?) [MN](\d\d?)", days.recent(days.a_day)),
    ("ask", r"M(\d\d?)", days.recent(days.a_month)),
    ("ask", r"P([bme]) M(\d\d?)", days.recent(days.part_of_month)),
    ("ask", r"S(\d)", days.recent(days.a_season)),
    ("ask", r"(\d\d)(?: Y[ng])?", days.a_year),
)


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """The days a text means; `doubtful` when the family should see how it was understood."""

    when: PartialDate
    doubtful: bool


def told(text: str, today: date, *, birth: bool) -> Told | None:
    """Read `text` as a date of birth (or age), or as a day in the past; None when it is neither."""
    if len(text) > _LONGEST_TEXT:
        return None
    signs = symbols(text, today.year).split()
    about = "~" in signs
    signs = [sign for sign in signs if sign != "~"]
    known = [sign for sign in signs if sign != "?"]
    stray = len(known) < len(signs)
    while stray and known and known[0] == "-":
        del known[0]
    if not known or (stray and len(known) == 1 and known[0].isdigit() and len(known[0]) != len("1989")):
        return None
    found = _form(known, today, birth=birth)
    if found is None:
        return None
    when = _about(found.when) if about else found.when
    return Told(when, found.doubtful or stray or _swappable(known))


def _swappable(signs: list[str]) -> bool:
    """Tell whether a day and a month were both typed in figures and could change places."""
    return any(
        month[0] == "N" and day.isdigit() and int(day) <= _MONTHS and int(day) != int(month[1:])
        for day, month in pairwise(signs)
    )


def _form(signs: list[str], today: date, *, birth: bool) -> Told | None:
    line = " ".join(signs)
    for doubtful, pattern, maker in (*_BOTH, *(_BIRTH if birth else _PAST)):
        if match := pattern.fullmatch(line):
            try:
                when = maker(today, *match.groups())
            except (ValueError, OverflowError):
                return None
            return None if when is None else Told(when, doubtful)
    return _between(signs, today, birth=birth) if "-" in signs else None


def _between(signs: list[str], today: date, *, birth: bool) -> Told | None:
    """Read "from … to …", where the first may leave out what the second says: "10-15 March 2022"."""
    cut = signs.index("-")
    first, second = signs[:cut], signs[cut + 1 :]
    end = _form(second, today, birth=birth) if first and second and "-" not in second else None
    if end is None:
        return None
    starts = (_form(first + second[at:], today, birth=birth) for at in range(1, len(second) + 1))
    start = next((each for each in starts if each is not None), None)
    if start is None:
        return None
    whole = days.hull(start.when, end.when)
    return None if whole is None else Told(whole, start.doubtful or end.doubtful)


def _about(when: PartialDate) -> PartialDate:
    """Widen what was told with "about"; an age is a rough telling already."""
    room = {Precision.DAY: 3, Precision.MONTH: 15, Precision.YEAR: 366}.get(when.precision)
    if room is None:
        return when
    more = timedelta(days=room)
    if when.precision is Precision.YEAR:
        return days.span(date(when.earliest.year - 1, 1, 1), date(when.latest.year + 1, 12, 31), Precision.APPROXIMATE)
    return days.span(when.earliest - more, when.latest + more, Precision.APPROXIMATE)
