"""A person, or a date of birth, out of one text, as lists and files have them."""

import calendar
import re
from datetime import date
from typing import NamedTuple

from bot.domain.person import PartialDate, Person, Precision, Sex
from bot.matching.givens import is_named
from bot.matching.layouts import retyping
from bot.matching.names import Name, names, words
from bot.matching.roles import SEEKING, Roles, is_known, roles

_BRACKETED = re.compile(r"\(([^()]*)\)")
_BORN = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Written(NamedTuple):
    """A person as a line of a file tells of them: the whole name is one text."""

    text: str
    birth: PartialDate | None = None
    sex: Sex | None = None
    place: str | None = None

    def __repr__(self) -> str:
        """Show nothing of it."""
        return f"{type(self).__name__}()"

    def person(self) -> Person:
        """Return the person, roles inferred."""
        return person(self.text, birth=self.birth, sex=self.sex, place=self.place)

    def names(self) -> tuple[Name, ...]:
        """Return the names of the person; plain ones quickly, for there may be a million of them."""
        if "(" not in self.text:
            spelt = words(self.text)
            surname, given, patronymic = roles(spelt)
            plain = len(surname) == len(given) == 1 and surname != given and len(spelt) == len(patronymic) + 2
            if plain and _meant(self.text, spelt) is None:
                return (Name(surname, given, patronymic),)
        return names(self.person())


def person(text: str, *, birth: PartialDate | None = None, sex: Sex | None = None, place: str | None = None) -> Person:
    """Return the person whose whole name is `text`, roles inferred; text in brackets is another name of theirs."""
    surname, given, patronymic = (" ".join(role) or None for role in _roles(_BRACKETED.sub(" ", text)))
    return Person(
        surname=surname,
        given=given,
        patronymic=patronymic,
        other_names=tuple(_BRACKETED.findall(text)),
        sex=sex,
        birth=birth,
        settlement=place,
    )


def _roles(text: str) -> Roles:
    """Return the roles as written: a text typed on another layout keeps its letters, but its roles are as meant."""
    spelt = words(text)
    surname, given, patronymic = roles(spelt)
    meant = _meant(text, spelt)
    if meant is not None:
        return meant
    # What asks for another case stays with the surname, where families write it.
    seeking = tuple(word for word in spelt if word in SEEKING)
    return (*seeking, *surname), given, patronymic


def _meant(text: str, spelt: tuple[str, ...]) -> Roles | None:
    """Return the roles, in the letters of the text, that it has on another layout; None where it means itself."""
    if any(map(is_known, spelt)):
        return None
    for layout in retyping(text, known=False):
        meant = roles(words(layout.read(text)))
        if any(map(is_named, meant[1])):
            surname, first, patronymic = (tuple(map(layout.back, role)) for role in meant)
            return surname, first, patronymic
    return None


def born(text: str) -> PartialDate | None:
    """Return `1989`, `1989-03` or `1989-03-14` as a partial date, None for an empty text; ValueError for any other."""
    if not text.strip():
        return None
    found = _BORN.fullmatch(text.strip())
    if found is None:
        raise ValueError
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or month is None:
        return PartialDate(earliest=date(year or 0, 1, 1), latest=date(year or 0, 12, 31), precision=Precision.YEAR)
    if day is None:
        last = calendar.monthrange(year, month)[1]
        return PartialDate(earliest=date(year, month, 1), latest=date(year, month, last), precision=Precision.MONTH)
    return PartialDate(earliest=date(year, month, day), latest=date(year, month, day), precision=Precision.DAY)
