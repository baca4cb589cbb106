"""Invented cases with people among them who are looked for: what a search must find, told before the matcher is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import cycle
from random import Random
from typing import Final

from bot.domain.person import PartialDate, Person
from tests.bench import variants
from tests.bench.people import SPELLINGS, People, spelled
from tests.bench.variants import Variant

SEED: Final = 2
#: How often a query with a birth tells its day; the others tell the year.
DAYS: Final = 0.6
#: So many people are drawn for one of whom a class can be had: few have an apostrophe.
DRAWN: Final = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, and the number of the case that it means; None where it means nobody here."""

    number: int | None
    variant: Variant
    held_back: bool
    #: Who is meant, where nobody here is.
    stranger: Person | None = None


@dataclass(frozen=True, slots=True)
class Crowd:
    """The cases as told in Ukrainian, and as they are kept: in any spelling."""

    told: list[Person]
    kept: list[Person]

    def is_found(self, asked: Asked, number: int) -> bool:
        """Tell whether a case is the one meant, or a namesake equal in everything that the query gives."""
        if number == asked.number:
            return True
        meant = self.told[asked.number] if asked.number is not None else asked.stranger
        if meant is None:
            return False
        found = self.told[number]
        same_name = _given(asked.variant, meant) == _given(asked.variant, found)
        return same_name and _equal(asked.variant.born, meant.birth, found.birth)


def _given(variant: Variant, person: Person) -> tuple[str, ...]:
    """Return what a query like `variant` gives of the name of `person`."""
    letters = 1 if variant.initials else None
    patronymic = person.patronymic if variant.patronymic else ""
    return (person.surname or "", (person.given or "")[:letters], (patronymic or "")[:letters])


def _equal(asked: PartialDate | None, meant: PartialDate | None, found: PartialDate | None) -> bool:
    if asked is None:
        return True
    if meant is None or found is None:
        return meant is found
    if asked.earliest == asked.latest:
        return (meant.earliest, meant.latest) == (found.earliest, found.latest)
    return meant.earliest.year == found.earliest.year


def crowd(count: int) -> Crowd:
    """Return `count` cases: the same ones each time, the fewer the first of the more."""
    people, chance = People(SEED), Random(SEED)
    told = [people.told() for _ in range(count)]
    languages = chance.choices(list(SPELLINGS), list(SPELLINGS.values()), k=count)
    return Crowd(told, [spelled(person, language) for person, language in zip(told, languages, strict=True)])


def names_only(crowd: Crowd, count: int) -> Iterator[Asked]:
    """Yield `count` queries without a birth, as many of each class."""
    chance = Random(SEED + 1)
    for _, kind in zip(range(count), cycle(variants.WAYS), strict=False):
        yield from _asked(crowd, chance, partial(variants.of_name, kind=kind, chance=chance))


def with_birth(crowd: Crowd, count: int) -> Iterator[Asked]:
    """Yield `count` queries with a day or a year of birth, or a slip of it, of people whose day is known."""
    chance = Random(SEED + 2)
    for _, kind in zip(range(count), cycle([*variants.WAYS, *variants.DATES]), strict=False):
        yield from _asked(crowd, chance, partial(_dated, kind=kind, chance=chance))


def strangers(crowd: Crowd, count: int) -> Iterator[Asked]:
    """Yield relatives and namesakes, who are not there, of `count` people who are."""
    chance = Random(SEED + 3)
    for person in chance.choices(crowd.told, k=count):
        day = _day(person)
        if day is not None:
            found = variants.relatives(person, day, chance)
            yield from (Asked(None, variant, People.held_back(person)) for variant in found)


def _asked(crowd: Crowd, chance: Random, make: Callable[[Person], Variant | None]) -> Iterator[Asked]:
    """Yield a query of somebody drawn by chance, whose name gives occasion to it, if there soon is one."""
    for _ in range(DRAWN):
        number = chance.randrange(len(crowd.told))
        variant = make(crowd.told[number])
        if variant is not None:
            yield Asked(number, variant, People.held_back(crowd.told[number]))
            return


def _dated(person: Person, kind: str, chance: Random) -> Variant | None:
    day = _day(person)
    if day is None:
        return None
    if kind in variants.DATES:
        return variants.of_date(person, day, kind, chance)
    bare = variants.of_name(person, kind, chance)
    return bare and variants.born(bare, day, DAYS, chance)


def _day(person: Person) -> date | None:
    birth = person.birth
    return birth.earliest if birth is not None and birth.earliest == birth.latest else None
