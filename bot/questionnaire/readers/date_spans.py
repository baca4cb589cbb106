"""What the forms of a date mean: spans of days, both ends included, made from the words of a form."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from bot.domain.person import PartialDate, Precision

#: Makes days of today and of the words a pattern caught; raises ValueError where there is no such day.
Maker = Callable[..., PartialDate | None]
_OLDEST: Final = 110
#: An age told as "30-35" spans at most so many years; wider is no age.
_AGES_APART: Final = 20
_MONTHS_COUNT: Final = 5


def span(earliest: date, latest: date, precision: Precision) -> PartialDate:
    """Return the days from `earliest` to `latest`."""
    return PartialDate(earliest=earliest, latest=latest, precision=precision)


def full_year(figures: str, today: date) -> int:
    """Read a year of two figures as this century unless that is yet to come."""
    if len(figures) > 2:  # noqa: PLR2004 - two figures leave the century out
        return int(figures)
    this_century = today.year // 100 * 100 + int(figures)
    return this_century if this_century <= today.year else this_century - 100


def months(year: int, first: int, last: int, precision: Precision) -> PartialDate:
    """Return whole months of one year, `first` to `last`."""
    return span(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def a_day(today: date, day: str, month: str, year: str) -> PartialDate:
    """Return one day."""
    when = date(full_year(year, today), int(month), int(day))
    return span(when, when, Precision.DAY)


def a_month(today: date, month: str, year: str) -> PartialDate:
    """Return one month."""
    return months(full_year(year, today), int(month), int(month), Precision.MONTH)


def a_year(today: date, year: str) -> PartialDate:
    """Return one year."""
    return months(full_year(year, today), 1, 12, Precision.YEAR)


def part_of_month(today: date, part: str, month: str, year: str) -> PartialDate:
    """Return the first ten, the next ten or the remaining days of a month, or a half of it."""
    whole = a_month(today, month, year)
    end = whole.latest.day
    first, last = {"b": (1, 10), "m": (11, 20), "e": (21, end), "1": (1, 15), "2": (16, end)}[part]
    return span(whole.earliest.replace(day=first), whole.earliest.replace(day=last), Precision.APPROXIMATE)


def part_of_year(today: date, part: str, year: str) -> PartialDate:
    """Return a third or a half of a year."""
    first, last = {"b": (1, 4), "m": (5, 8), "e": (9, 12), "1": (1, 6), "2": (7, 12)}[part]
    return months(full_year(year, today), first, last, Precision.APPROXIMATE)


def in_a_year(today: date, year: str) -> PartialDate:
    """Return some time within a year."""
    return months(full_year(year, today), 1, 12, Precision.APPROXIMATE)


def a_season(today: date, season: str, year: str, part: str | None = None) -> PartialDate:
    """Spring is March to May. "Winter 2022" may be either end of that year."""
    if season == "4":
        return months(full_year(year, today), 1, 12, Precision.APPROXIMATE)
    first = int(season) * 3
    start, end = {None: (0, 2), "b": (0, 0), "m": (1, 1), "e": (2, 2)}[part]
    return months(full_year(year, today), first + start, first + end, Precision.APPROXIMATE)


def a_winter(today: date, year: str, next_year: str) -> PartialDate | None:
    """Return a winter told with both its years."""
    start, end = date(full_year(year, today), 12, 1), date(full_year(next_year, today), 3, 1)
    return span(start, end - timedelta(days=1), Precision.APPROXIMATE) if end.year == start.year + 1 else None


def winter_from(today: date, year: str) -> PartialDate | None:
    """Return the winter that began in `year`."""
    return a_winter(today, year, str(int(year) + 1))


def a_decade(today: date, part: str, year: str) -> PartialDate | None:
    """Return ten years, «80-ті», or their beginning, middle or end."""
    first = full_year(year, today)
    start, end = {"": (0, 9), "b": (0, 3), "m": (3, 6), "e": (6, 9)}[part]
    if first % 10:
        return None
    return span(date(first + start, 1, 1), date(first + end, 12, 31), Precision.APPROXIMATE)


def an_age(today: date, years: str) -> PartialDate | None:
    """Return the years in which somebody of that age may be born; None beyond 110."""
    if int(years) > _OLDEST:
        return None
    born = today.year - int(years)
    return span(date(born - 1, 1, 1), min(date(born, 12, 31), today), Precision.AGE)


def over(today: date, years: str) -> PartialDate | None:
    """Read "over 60" as sixty to seventy."""
    younger, older = an_age(today, years), an_age(today, str(int(years) + 10))
    return hull(younger, older) if younger and older else None


def a_small_age(today: date, count: str | None, unit: str) -> PartialDate | None:
    """Return when a child of so many days, weeks or months was born."""
    days = {"d": 1, "w": 7, "m": 30}[unit]
    old = int(count or 1) * days
    latest = today - timedelta(days=old)
    return span(latest - timedelta(days=days + old // 30), latest + timedelta(days=1), Precision.AGE)


def years_and_months(today: date, years: str | None, more: str | None) -> PartialDate | None:
    """Return when somebody of so many years and months was born; nobody counts months beyond five years."""
    if int(years or 1) > _MONTHS_COUNT:
        return an_age(today, str(years))
    return a_small_age(today, str(int(years or 1) * 12 + int(more or 1)), "m")


def in_ten_years(today: date, years: str) -> PartialDate | None:
    """Read "in her 40s"."""
    younger, older = an_age(today, years), an_age(today, str(int(years) + 9))
    return hull(younger, older) if younger and older else None


def days_back(today: date, days: str) -> PartialDate:
    """Return today, yesterday or the day before."""
    when = today - timedelta(days=int(days))
    return span(when, when, Precision.DAY)


def ago(today: date, count: str | None, unit: str) -> PartialDate:
    """«N … тому»: the further back, the more room around it."""
    days, room = {"d": (1, 0), "w": (7, 3), "m": (30.44, 15), "y": (365.25, 183)}[unit]
    when = today - timedelta(days=round(int(count or 1) * days))
    if not room and int(count or 1) <= 14:  # noqa: PLR2004 - nobody counts days beyond two weeks exactly
        return span(when, when, Precision.DAY)
    around = timedelta(days=room or 3)
    return span(when - around, min(when + around, today), Precision.APPROXIMATE)


def years_and_months_ago(today: date, years: str | None, more: str | None) -> PartialDate:
    """Read "a year and two months ago"."""
    return ago(today, str(int(years or 1) * 12 + int(more or 1)), "m")


def over_ago(today: date, count: str | None, unit: str) -> PartialDate:
    """Read "more than a year ago" as one to two years."""
    near = int(count or 1)
    return span(ago(today, str(2 * near), unit).earliest, ago(today, str(near), unit).latest, Precision.APPROXIMATE)


def until(when: PartialDate) -> PartialDate:
    """Read "before" and "until": the day it begins, or within a year before; "until the end of March" takes all in."""
    latest = when.latest if when.precision is Precision.APPROXIMATE else when.earliest
    return span(when.earliest - timedelta(days=365), latest, Precision.APPROXIMATE)


def few_ago(today: date, unit: str) -> PartialDate:
    """Read "a few … ago" as two to seven."""
    days = {"d": 1, "w": 7, "m": 31, "y": 366}[unit]
    return span(today - timedelta(days=7 * days), today - timedelta(days=2 * days), Precision.APPROXIMATE)


def last(today: date, which: str, unit: str) -> PartialDate | None:
    """Return last or this week or month."""
    back = which == "LAST"
    if unit == "w":
        monday = today - timedelta(days=today.weekday() + (7 if back else 0))
        return span(monday, min(monday + timedelta(days=6), today), Precision.APPROXIMATE)
    if unit == "m":
        inside = today.replace(day=1) - timedelta(days=1) if back else today
        return months(inside.year, inside.month, inside.month, Precision.MONTH)
    return None


def weekday(today: date, number: str) -> PartialDate:
    """Return the latest such day before today."""
    back = (today.weekday() - int(number)) % 7 or 7
    when = today - timedelta(days=back)
    return span(when, when, Precision.DAY)


def recent(maker: Maker) -> Maker:
    """Make of a form without its year the latest such days that have begun."""

    def make(today: date, *parts: str) -> PartialDate | None:
        return next((when for when in _of_years(maker, today, parts) if when and when.earliest <= today), None)

    return make


def _of_years(maker: Maker, today: date, parts: Iterable[str]) -> Iterator[PartialDate | None]:
    for year in range(today.year, today.year - 9, -1):
        try:
            yield maker(today, *parts, str(year))
        except ValueError:  # 29 February
            continue


def day_of_month(today: date, day: str) -> PartialDate | None:
    """Return the latest day of that number: «10-го числа»."""
    turns = (date(today.year - (today.month <= back), (today.month - back - 1) % 12 + 1, 1) for back in range(3))
    days = (first + timedelta(days=int(day) - 1) for first in turns)
    when = next((each for each in days if each <= today and each.day == int(day)), None)
    return None if when is None else span(when, when, Precision.DAY)


def invasion(_today: date, part: str) -> PartialDate:
    """Read the first day, days or weeks of the full-scale invasion."""
    first = date(2022, 2, 24)
    if part == "0":
        return span(first, first, Precision.DAY)
    return span(first, {"b": date(2022, 3, 3), "m": date(2022, 3, 31)}[part], Precision.APPROXIMATE)


def a_feast(today: date, feast: str, year: str) -> PartialDate:
    """Return Christmas by either calendar (1), of 25 December (2), Easter as Ukraine keeps it (3) or New Year (4)."""
    told = full_year(year, today)
    if feast == "3":
        easter = _easter(told)
        return span(easter, easter, Precision.DAY)
    if feast == "4":
        return span(date(told - 1, 12, 31), date(told, 1, 1), Precision.APPROXIMATE)
    first = date(told, 1, 7) if feast == "1" else date(told, 12, 25)
    return span(first, date(told, 12, 25), Precision.DAY if feast == "2" else Precision.APPROXIMATE)


def a_christmas(_today: date, year: str) -> PartialDate:
    """Return the days from the one Christmas to the other, told without a year."""
    return span(date(int(year) - 1, 12, 25), date(int(year), 1, 7), Precision.APPROXIMATE)


def _easter(year: int) -> date:
    """Return Easter by the Julian reckoning (Meeus), told in our calendar."""
    moon = (19 * (year % 19) + 15) % 30
    sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + sunday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)  # thirteen days apart until 2100


def hull(one: PartialDate, other: PartialDate) -> PartialDate | None:
    """Return all days from the one to the other; None where two ages lie too far apart."""
    ages = one.precision is other.precision is Precision.AGE
    earliest, latest = min(one.earliest, other.earliest), max(one.latest, other.latest)
    if ages and latest.year - earliest.year > _AGES_APART + 1:
        return None
    return span(earliest, latest, Precision.AGE if ages else Precision.APPROXIMATE)


def about(when: PartialDate) -> PartialDate:
    """Widen what was told with "about"; an age is a rough telling already."""
    room = {Precision.DAY: 3, Precision.MONTH: 15, Precision.YEAR: 366}.get(when.precision)
    if room is None:
        return when
    more = timedelta(days=room)
    if when.precision is Precision.YEAR:
        return span(date(when.earliest.year - 1, 1, 1), date(when.latest.year + 1, 12, 31), Precision.APPROXIMATE)
    return span(when.earliest - more, when.latest + more, Precision.APPROXIMATE)
