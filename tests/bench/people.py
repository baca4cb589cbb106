"""Invented people by seeded chance, in three spellings, as unevenly spread as names are."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final

from bot.domain.person import PartialDate, Person, Precision, Sex
from tests.bench import names, spellings

REGIONS: Final = ("UA-14", "UA-09", "UA-23", "UA-65", "UA-63", "UA-32", "UA-59", "UA-74", "UA-43", "UA-12")
#: How often (per cent) a case is spelled in each language, and its birth known to the day, month, year, not at all.
SPELLINGS: Final = {"uk": 60, "ru": 25, "en": 15}
KNOWN: Final = {"day": 60, "month": 10, "year": 25, "": 5}
#: How many are men, and of how many the patronymic is known.
MEN, FATHERS_KNOWN = 0.9, 0.75
#: The share of surnames, and of given names, that the lexicon has not: no dictionary is complete.
HELD_BACK: Final = 0.1


class Skewed:
    """Draws names by rank: the second is nearly as frequent as the first, the thousandth hardly ever comes."""

    def __init__(self, ordered: Iterable[str], steep: float) -> None:
        """Draw from `ordered`, the most frequent first; the steeper, the rarer the others."""
        self._ordered = list(ordered)
        self._weights = list(accumulate((rank + 10) ** -steep for rank in range(len(self._ordered))))

    def draw(self, chance: Random) -> str:
        """Return one of them."""
        return chance.choices(self._ordered, cum_weights=self._weights)[0]


class People:
    """Draws invented people. The same seed draws the same ones."""

    def __init__(self, seed: int = 1) -> None:
        """Begin with `seed`."""
        self._chance = Random(seed)
        self._surnames = Skewed(names.surnames(), 1.0)
        # Most people have one of the few that are told first.
        self._given = {sex: Skewed(names.given_names(sex), 2.2) for sex in Sex}
        self._fathers = Skewed(names.fathers(), 1.0)
        self._other_surnames = Skewed(names.surnames_held_back(), 1.0)
        self._other_given = {sex: Skewed(names.given_names_held_back(sex), 1.0) for sex in Sex}

    def cases(self, count: int) -> Iterator[Person]:
        """Yield `count` people as cases describe them: in any spelling."""
        for _ in range(count):
            yield spelled(self.told(), self._pick(SPELLINGS))

    def told(self) -> Person:
        """Return somebody in Ukrainian, as a family would tell."""
        chance = self._chance
        sex = Sex.MALE if chance.random() < MEN else Sex.FEMALE
        father = self._fathers.draw(chance) if chance.random() < FATHERS_KNOWN else None
        born = date(1960, 1, 1) + timedelta(days=int(chance.triangular(0, 17_500, 11_000)))
        return Person(
            surname=names.of_sex(self._drawn(self._surnames, self._other_surnames), sex),
            given=self._drawn(self._given[sex], self._other_given[sex]),
            patronymic=names.patronymic(father, sex) if father else None,
            sex=sex,
            birth=birth(born, self._pick(KNOWN)),
            region=chance.choices(REGIONS, [1 / rank for rank in range(1, len(REGIONS) + 1)])[0],
        )

    @staticmethod
    def held_back(person: Person) -> bool:
        """Tell whether the lexicon lacks the surname or the given name of somebody `told`."""
        return names.is_held_back(person.surname or "") or names.is_held_back(person.given or "")

    def _drawn(self, known: Skewed, held_back: Skewed) -> str:
        return (held_back if self._chance.random() < HELD_BACK else known).draw(self._chance)

    def _pick(self, shares: dict[str, int]) -> str:
        return self._chance.choices(list(shares), list(shares.values()))[0]


def birth(day: date, known: str) -> PartialDate | None:
    """Return a birth known to the "day", "month" or "year", or not at all ("")."""
    if not known:
        return None
    if known == "day":
        return PartialDate(earliest=day, latest=day, precision=Precision.DAY)
    if known == "year":
        return PartialDate(earliest=date(day.year, 1, 1), latest=date(day.year, 12, 31), precision=Precision.YEAR)
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return PartialDate(earliest=first, latest=last, precision=Precision.MONTH)


def spelled(person: Person, language: str) -> Person:
    """Return a person told in Ukrainian as `language` (uk, ru, en) spells them."""
    if language == "uk":
        return person
    other = names.russian if language == "ru" else spellings.official
    patronymic = other(person.patronymic) if person.patronymic else None
    return replace(person, surname=other(person.surname or ""), given=other(person.given or ""), patronymic=patronymic)


def slip(name: str, chance: Random) -> str:
    """Return `name` as a hurried hand types it: one letter doubled, lost or swapped with the next."""
    at = chance.randrange(1, len(name) - 1)
    doubled, lost = name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :]
    return chance.choice((doubled, lost, name[:at] + name[at + 1] + name[at] + name[at + 2 :]))
