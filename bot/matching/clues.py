"""The clues of a comparison: one function each, with what it found; how much it counts stands in `score.py`.

Each returns None where one side does not tell: absent is not different.
"""

from dataclasses import dataclass

from bot.domain.person import Person, Sex
from bot.matching import births, likeness
from bot.matching.keys import skeletons
from bot.matching.likeness import Likeness
from bot.matching.names import Name, Origin, words
from bot.matching.patronymics import sex_of
from bot.matching.rarity import Rarity
from bot.words import Text

#: Share of people with a surname from which on it says little: one of the 500 most frequent.
COMMON = 0.0002


@dataclass(frozen=True, slots=True, repr=False)
class Clue:
    """One reason for or against: `effect` (−1…1) is what it adds; `detail` the query's and the case's value."""

    key: str
    effect: float
    detail: tuple[str, str]
    explained: Text


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """What a clue function found, not weighed yet; `key` and `outcome` are a row of the table of weights."""

    key: str
    outcome: str
    detail: tuple[str, str]


@dataclass(frozen=True, slots=True, repr=False)
class Side:
    """A person under one of their names."""

    person: Person
    name: Name

    @property
    def sex(self) -> Sex | None:
        """Sex as stated, else as the patronymic tells."""
        return self.person.sex or (sex_of(self.name.patronymic) if self.name.patronymic else None)


def surname(query: Side, target: Side) -> Finding | None:
    """Compare surnames by sound; endings that make another surname count, and so does a woman's change of it."""
    found = likeness.surnames(query.name.surname, target.name.surname)
    detail = (_shown(query.name.surname), _shown(target.name.surname))
    if found is Likeness.DIFFERENT and _may_have_married(query, target):
        return Finding("surname", "married", detail)
    return Finding("surname", found, detail) if found else None


def _may_have_married(query: Side, target: Side) -> bool:
    one, other = query.person.birth, target.person.birth
    born_same_day = one is not None and other is not None and births.compare(one, other) is births.Agreement.SAME
    given = likeness.given_names(query.name.given, target.name.given)
    woman = Sex.FEMALE in {sex_of_given(query), sex_of_given(target)}
    return born_same_day and woman and given in {Likeness.SAME, Likeness.SPELLING}


def sex_of_given(side: Side) -> Sex | None:
    """Return the sex as stated or told by the patronymic, else as the given name tells."""
    return side.sex or likeness.sex_of_given(side.name.given)


def rarity(query: Side, target: Side, counted: Rarity) -> Finding | None:
    """Weaken an agreeing surname that very many people have."""
    if likeness.surnames(query.name.surname, target.name.surname) not in {Likeness.SAME, Likeness.SPELLING}:
        return None
    common = max(counted.share("surname", side.name.surname) for side in (query, target)) >= COMMON
    shown = (_shown(query.name.surname), _shown(target.name.surname))
    return Finding("rarity", "common", shown) if common else None


def given(query: Side, target: Side) -> Finding | None:
    """Compare given names by the names that they may stand for; two known names are never merged by sound."""
    found = likeness.given_names(query.name.given, target.name.given)
    return Finding("given", found, (_shown(query.name.given), _shown(target.name.given))) if found else None


def patronymic(query: Side, target: Side) -> Finding | None:
    """Compare patronymics by the father's name; the ending of the language does not matter."""
    found = likeness.patronymics(query.name.patronymic, target.name.patronymic)
    detail = (_shown(query.name.patronymic), _shown(target.name.patronymic))
    return Finding("patronymic", found, detail) if found else None


def other_names(query: Side, target: Side) -> Finding | None:
    """Say that it took another name that was given, or surname and given name exchanged, to agree."""
    origins = {query.name.origin, target.name.origin} - {Origin.MAIN}
    if not origins:
        return None
    outcome = Origin.SWAPPED if Origin.SWAPPED in origins else Origin.OTHER
    return Finding("names", outcome, (_whole(query.name), _whole(target.name)))


def birth(query: Side, target: Side) -> Finding | None:
    """Compare dates of birth: exact, partial, day and month swapped, off by one year; far apart is a veto."""
    one, other = query.person.birth, target.person.birth
    if one is None or other is None:
        return None
    detail = (f"{one.earliest}…{one.latest}", f"{other.earliest}…{other.latest}")
    return Finding("birth", births.compare(one, other), detail)


def sex(query: Side, target: Side) -> Finding | None:
    """Compare sex, stated or told by the patronymic; another sex is a veto."""
    one, other = query.sex, target.sex
    if one is None or other is None:
        return None
    return Finding("sex", "same" if one is other else "different", (one, other))


def region(query: Side, target: Side) -> Finding | None:
    """Compare the regions of the last contact; relatives often know different ones."""
    one, other = query.person.region, target.person.region
    if not one or not other:
        return None
    return Finding("region", "same" if one == other else "different", (one, other))


def settlement(query: Side, target: Side) -> Finding | None:
    """Compare the settlements of the last contact by sound; a different one says nothing."""
    one, other = query.person.settlement, target.person.settlement
    keys, others = _heard(one), _heard(other)
    return Finding("settlement", "same", (one or "", other or "")) if keys and keys == others else None


def _heard(place: str | None) -> tuple[str, ...]:
    return tuple(key for word in words(place) if len(word) > 1 for key in skeletons(word)[:1])


def _shown(spelt: tuple[str, ...]) -> str:
    return " ".join(word.capitalize() for word in spelt)


def _whole(name: Name) -> str:
    return _shown(name.surname + name.given + name.patronymic)
