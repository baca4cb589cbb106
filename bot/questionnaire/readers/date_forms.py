"""The forms in which a date is told: each a pattern of `date_words` signs and the span it means."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from bot.domain.person import PartialDate
from bot.questionnaire.readers import date_spans as days
from bot.questionnaire.readers.date_words import symbols

_LONGEST_TEXT: Final = 200
#: «Та вже три роки, як нема зв'язку»: so long ago.
_SINCE: Final = re.compile(
    r"(?:(?:та|ну|і|да|и) )*(?:вже|уже) (.+?),?(?: (?:як|что|как|немає|нема|нет|без) .*)?", re.IGNORECASE
)
_MONTHS: Final = 12
_BEFORE: Final = ("BEFORE", "TILL")
_JOINTS: Final = ("-",)
_Row = tuple[bool, re.Pattern[str], days.Maker]


def _table(*rows: tuple[str, str, days.Maker]) -> tuple[_Row, ...]:
    """Compile rows; <y> is a year of four or two figures, <Y> of four; "ask" marks what must be confirmed."""
    end = r"(?: (?:Y[ngr]?|O))?"
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
    ("sure", r"P([bme12]) M(\d\d?) <y>", days.part_of_month),
    ("sure", r"P([bme]) S([123]) <y>", lambda today, part, season, year: days.a_season(today, season, year, part)),
    ("sure", r"P[bme] S(4) <y>", days.a_season),
    ("sure", r"P([bme12]) <Y>", days.part_of_year),
    ("sure", r"S4 (\d{4}|\d\d) - <y>", days.a_winter),
    ("sure", r"S(\d) <y>", days.a_season),
    ("sure", r"<Y>", days.a_year),
    ("sure", r"ALL <Y>", days.in_a_year),
    ("sure", r"(\d\d) (?:Y|O)", days.a_year),
    ("ask", r"IN (\d\d)", days.a_year),
    ("ask", r"H(\d) <y>", days.a_feast),
    ("sure", r"()(\d{4}|\d\d) DEC", days.a_decade),
    ("sure", r"P([bme]) (\d{4}|\d\d) DEC", days.a_decade),
)

_BIRTH: Final = _table(
    ("sure", r"M(\d\d?) (\d\d)(?: (?:Y[ngr]?|O))?", days.a_month),
    ("sure", r"(\d\d?\d?)(?: Uy)?", days.an_age),
    ("sure", r"Uy (\d\d?\d?)", days.an_age),
    ("sure", r"(?:(\d\d?) )?(?:Uy|Y[ng]?)(?: -)? (?:(\d\d?) )?Um", days.years_and_months),
    # «31 рік» and «34 года» are ages by their grammar, «89 рік» and «89 года» are years.
    ("sure", r"(1|\d?[02-9]1) Yn", days.an_age),
    ("sure", r"([2-4]|\d?[02-9][2-4]) Yg", days.an_age),
    ("ask", r"([1-4]?\d) Yr", days.an_age),
    ("ask", r"(\d\d) Y[ngr]", days.a_year),
    ("ask", r"OVER (\d\d?\d?)(?: Uy)?", days.over),
    ("ask", r"(\d\d?\d?) OVER(?: Uy)?", days.over),
    ("ask", r"HIS (\d0) DEC", days.in_ten_years),
    ("sure", r"(?:(\d\d?) )?U([dwm])", days.a_small_age),
)

_PAST: Final = _table(
    ("sure", r"T(\d)", days.days_back),
    ("sure", r"(?:(\d{1,4}) )?U([dwmy]) AGO", days.ago),
    ("sure", r"(?:(\d\d?) )?(?:Uy|Y[ng]?)(?: -)? (?:(\d\d?) )?Um AGO", days.years_and_months_ago),
    ("ask", r"OVER (?:(\d\d?) )?U([dwmy]) AGO", days.over_ago),
    ("sure", r"FEW U([dwmy]) AGO", days.few_ago),
    ("sure", r"(LAST|THIS) U([wm])", days.last),
    ("sure", r"(?:LAST )?W(\d)", days.weekday),
    ("ask", r"I(.)", days.invasion),
    ("ask", r"M(\d\d?) (\d\d)(?: (?:Y[ngr]?|O))?", days.a_month),
    ("ask", r"(\d\d?) [MN](\d\d?)", days.recent(days.a_day)),
    ("ask", r"M(\d\d?)", days.recent(days.a_month)),
    ("ask", r"P([bme12]) M(\d\d?)", days.recent(days.part_of_month)),
    ("ask", r"(?:P[bme] )?S4", days.recent(days.winter_from)),
    ("ask", r"P([bme]) S(\d)", days.recent(lambda today, part, season, year: days.a_season(today, season, year, part))),
    ("ask", r"S(\d)", days.recent(days.a_season)),
    ("ask", r"H1", days.recent(days.a_christmas)),
    ("ask", r"H(\d)", days.recent(days.a_feast)),
    ("ask", r"(\d\d?) TH", days.day_of_month),
    ("ask", r"(\d\d)(?: Y[ngr]?)?", days.a_year),
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
    lasting = [] if birth else _lasting(text, today)
    signs = lasting or symbols(text, today.year).split()
    about = "~" in signs
    signs = [sign for sign in signs if sign != "~"]
    known = [sign for sign in signs if sign != "?"]
    stray = bool(lasting) or len(known) < len(signs)
    while known and known[0] in _JOINTS:
        del known[0]
    while known and known[-1] in _JOINTS:
        del known[-1]
    if not known or (stray and len(known) == 1 and known[0].isdigit() and len(known[0]) != len("1989")):
        return None
    before = not birth and known[0] in _BEFORE
    found = _form(known[before:], today, birth=birth)
    if found is not None and before:
        found = Told(days.until(found.when), doubtful=True)
    if found is None:
        return None
    when = days.about(found.when) if about else found.when
    return Told(when, found.doubtful or stray or _swappable(known))


def _lasting(text: str, today: date) -> list[str]:
    """Return the signs of how long ago it was where `text` tells how long it has been; none where it does not."""
    since = _SINCE.fullmatch(" ".join(text.split()))
    signs = symbols(f"{since[1]} тому", today.year).split() if since else []
    return signs if re.fullmatch(r"(~ )?(\d+ )?U[dwmy] AGO", " ".join(signs)) else []


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
    return _between(signs, today, birth=birth)


def _between(signs: list[str], today: date, *, birth: bool) -> Told | None:
    """Read "from … to …", where the first may leave out what the second says: "10-15 March 2022"."""
    cut = next((at for at, sign in enumerate(signs) if at and sign in ("-", "TILL")), None)
    if cut is None:
        return None
    first, second = signs[:cut], signs[cut + 1 :]
    end = _form(second, today, birth=birth) if second and "-" not in second else None
    if end is None:
        return None
    starts = (_form(first + second[at:], today, birth=birth) for at in range(1, len(second) + 1))
    start = next((each for each in starts if each is not None), None)
    if start is None:
        return None
    whole = days.hull(start.when, end.when)
    return None if whole is None else Told(whole, start.doubtful or end.doubtful)
