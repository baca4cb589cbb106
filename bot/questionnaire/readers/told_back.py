"""A partial date told back, so that a family sees how it was understood."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from bot.domain.person import PartialDate, Precision
from bot.words import Text, msg, nmsg, pmsg

_YEAR: Final = 365
#: "About March" takes in so much before and after it: see `date_spans.about`.
_AROUND: Final = timedelta(days=15)
#: Month names standing alone, in the nominative.
MONTHS: Final = (
    pmsg("alone", "January"),
    pmsg("alone", "February"),
    pmsg("alone", "March"),
    pmsg("alone", "April"),
    pmsg("alone", "May"),
    pmsg("alone", "June"),
    pmsg("alone", "July"),
    pmsg("alone", "August"),
    pmsg("alone", "September"),
    pmsg("alone", "October"),
    pmsg("alone", "November"),
    pmsg("alone", "December"),
)


def in_words(when: PartialDate, at: date | None = None) -> Text:
    """Tell `when` in words; an age as an age on the day `at`, or as years of birth without it."""
    if when.precision is Precision.AGE:
        return _born(when) if at is None else _aged(when, at)
    if when.precision is Precision.DAY or when.earliest == when.latest:
        return msg("{day}", day=when.earliest)
    if when.precision is Precision.MONTH:
        return msg("{month} {year}", month=MONTHS[when.earliest.month - 1], year=str(when.earliest.year))
    if when.precision is Precision.YEAR:
        return pmsg("date", "the year {year}", year=str(when.earliest.year))
    return _roughly(when)


def _born(when: PartialDate) -> Text:
    first, last = when.earliest.year, when.latest.year
    if first == last:
        return msg("born about {year}", year=str(first))
    return msg("born about {first}–{last}", first=str(first), last=str(last))


def _aged(when: PartialDate, at: date) -> Text:
    """Undo «an age is [now-age-1, now-age]»; an age in weeks or months is told by its days."""
    if (when.latest - when.earliest).days < _YEAR and when.latest < at:
        return _between(when)
    youngest, oldest = at.year - when.latest.year, max(at.year - when.earliest.year - 1, 0)
    if youngest >= oldest:
        return nmsg("about {n} year old", "about {n} years old", youngest)
    return msg("{first}–{last} years old", first=youngest, last=oldest)


def _roughly(when: PartialDate) -> Text:
    year, month, day = str(when.earliest.year), when.earliest.month, (when.earliest.day, when.latest.day)
    if (when.earliest.month, day[0]) == (1, 1) and (when.latest.month, day[1]) == (12, 31):
        if when.earliest.year == when.latest.year:
            return msg("some time in {year}", year=year)
        return msg("{first}–{last}", first=year, last=str(when.latest.year))
    if (when.earliest.year, month) == (when.latest.year, when.latest.month):
        named = MONTHS[month - 1]
        if day == (1, 10):
            return msg("early {month} {year}", month=named, year=year)
        if day == (11, 20):
            return msg("the middle of {month} {year}", month=named, year=year)
        if day == (21, monthrange(when.latest.year, month)[1]):
            return msg("late {month} {year}", month=named, year=year)
    return _season(when) or _about_a_month(when) or _between(when)


def _about_a_month(when: PartialDate) -> Text | None:
    """Tell «десь у березні» as it was told: of the days around it nobody spoke."""
    first, last = when.earliest + _AROUND, when.latest - _AROUND
    if first.day == 1 and last == date(first.year, first.month, monthrange(first.year, first.month)[1]):
        return msg("about {month} {year}", month=MONTHS[first.month - 1], year=str(first.year))
    return None


def _between(when: PartialDate) -> Text:
    return msg("between {first} and {last}", first=when.earliest, last=when.latest)


def _season(when: PartialDate) -> Text | None:
    last_day = monthrange(when.latest.year, when.latest.month)[1]
    if when.earliest.day != 1 or when.latest.day != last_day or (when.latest - when.earliest).days > 100:  # noqa: PLR2004 - a season at most
        return None
    year = str(when.latest.year)
    if when.earliest.month == when.latest.month:
        return msg("{month} {year}", month=MONTHS[when.latest.month - 1], year=year)
    return {
        (3, 5): msg("spring {year}", year=year),
        (6, 8): msg("summer {year}", year=year),
        (9, 11): msg("autumn {year}", year=year),
        (12, 2): msg("winter {first}–{year}", first=str(when.earliest.year), year=year),
    }.get((when.earliest.month, when.latest.month))
