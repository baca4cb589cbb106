"""Builders of invented people for the matching tests."""

import calendar
import re
from dataclasses import replace
from datetime import date

from bot.domain.person import PartialDate, Person, Precision, Sex
from bot.matching.names import words
from bot.matching.roles import roles


def born(text: str) -> PartialDate | None:
    """Return `1989-03-14`, `1989-03` or `1989` as a partial date; None for an empty text."""
    match [int(part) for part in text.split("-") if part]:
        case [year, month, day]:
            return PartialDate(earliest=date(year, month, day), latest=date(year, month, day), precision=Precision.DAY)
        case [year, month]:
            last = calendar.monthrange(year, month)[1]
            return PartialDate(earliest=date(year, month, 1), latest=date(year, month, last), precision=Precision.MONTH)
        case [year]:
            return PartialDate(earliest=date(year, 1, 1), latest=date(year, 12, 31), precision=Precision.YEAR)
    return None


def person(text: str, birth: str = "", sex: Sex | None = None, region: str | None = None) -> Person:
    """Return the person whose whole name is one text, other names in brackets."""
    surname, given, patronymic = (" ".join(role) or None for role in roles(words(re.sub(r"\(.*?\)", "", text))))
    others = tuple(re.findall(r"\((.*?)\)", text))
    whole = Person(surname=surname, given=given, patronymic=patronymic, other_names=others)
    return replace(whole, birth=born(birth), sex=sex, region=region)
