"""The clues of a comparison: one function each, with what it found; how much it counts stands in `score.py`.

Each returns None where one side does not tell: absent is not different.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.person import PartialDate, Person, Sex
from bot.matching import births, likeness, places
from bot.matching.likeness import Likeness
from bot.matching.names import Name, Origin
from bot.matching.patronymics import sex_of
from bot.matching.rarity import Rarity

#: Shares of people with a surname, from which on it is one of the ten most frequent, common, or still not rare.
FREQUENT, COMMON, USUAL = 0.0025, 0.0002, 0.00002
#: The origin that is told where the two sides have different ones: the boldest reading.
_ORIGINS = (Origin.SWAPPED, Origin.EITHER, Origin.LITERAL, Origin.INFLECTED, Origin.RETYPED, Origin.OTHER)
#: Families and institutions remember the day of a removal to within this many days.
NEAR_DAYS = 31
_SAME = frozenset({Likeness.SAME, Likeness.SPELLING})


@dataclass(frozen=True, slots=True, repr=False)
class Side:
    """A person under one of their names."""

    person: Person
    name: Name

    @property
    def sex(self) -> Sex | None:
        """Sex as stated, else as the patronymic tells."""
        return self.person.sex or (sex_of(self.name.patronymic) if self.name.patronymic else None)


def surname(query: Side, target: Side) -> str | None:
    """Compare surnames by sound; endings that make another surname count, and so does a woman's change of it."""
    found = likeness.surnames(query.name.surname, target.name.surname)
    if found is Likeness.DIFFERENT and _may_have_married(query, target):
        return "married"
    return found


def _may_have_married(query: Side, target: Side) -> bool:
    one, other = query.person.birth, target.person.birth
    if one is None or other is None or births.compare(one, other) is not births.Agreement.SAME:
        return False
    woman = Sex.FEMALE in {sex_of_given(query), sex_of_given(target)}
    return woman and likeness.given_names(query.name.given, target.name.given) in _SAME


def sex_of_given(side: Side) -> Sex | None:
    """Return the sex as stated or told by the patronymic, else as the given name tells."""
    return side.sex or likeness.sex_of_given(side.name.given)


def rarity(query: Side, target: Side, counts: Rarity) -> str | None:
    """Weigh an agreeing surname by how many people have it."""
    one, other = query.name.surname, target.name.surname
    if likeness.surnames(one, other) not in _SAME:
        return None
    share = max(counts.share(one), counts.share(other))
    if share >= COMMON:
        return "frequent" if share >= FREQUENT else "common"
    return "usual" if share >= USUAL else "rare"


def given(query: Side, target: Side) -> str | None:
    """Compare given names by the names that they may stand for; two known names are never merged by sound."""
    one, other = query.name.given, target.name.given
    if Origin.LITERAL in {query.name.origin, target.name.origin} and one and other:
        return Likeness.SAME if one == other else Likeness.DIFFERENT
    return likeness.given_names(one, other)


def patronymic(query: Side, target: Side) -> str | None:
    """Compare patronymics by the father's name; the ending of the language does not matter."""
    return likeness.patronymics(query.name.patronymic, target.name.patronymic)


def origin(query: Side, target: Side) -> str | None:
    """Say that it took another reading of a name, or surname and given name exchanged, to agree."""
    one, other = query.name.origin, target.name.origin
    if one is other is Origin.MAIN:
        return None
    return next(origin for origin in _ORIGINS if origin in {one, other})


def birth(query: Side, target: Side) -> str | None:
    """Compare dates of birth: exact, partial, day and month swapped, off by one year; far apart is a veto."""
    one, other = query.person.birth, target.person.birth
    return births.compare(one, other) if one is not None and other is not None else None


def sex(query: Side, target: Side) -> str | None:
    """Compare sex, stated or told by the patronymic; another sex is a veto."""
    one, other = query.sex, target.sex
    if one is None or other is None:
        return None
    return "same" if one is other else "different"


def region(query: Side, target: Side) -> str | None:
    """Compare the regions of the last contact; relatives often know different ones."""
    one, other = query.person.region, target.person.region
    if not one or not other:
        return None
    return "same" if one == other else "different"


def settlement(query: Side, target: Side) -> str | None:
    """Compare the settlements of the last contact, under former names too; a different one says nothing."""
    return places.compare(query.person.settlement, target.person.settlement)


def siblings(query: Side, target: Side) -> str | None:
    """Compare how many brothers and sisters are with a child; another number may be a mistake, so it says nothing."""
    told = query.person.siblings
    return "same" if told and told == target.person.siblings else None


def institution(query: Side, target: Side) -> str | None:
    """Compare the institutions that looked after a child; by sound, and one may be told more fully."""
    return "same" if places.named_alike(query.person.institution, target.person.institution) else None


def removed(query: Side, target: Side) -> str | None:
    """Compare the days of the last contact with a child, near which it was taken away."""
    one, other = query.person.last_contact, target.person.last_contact
    if one is None or other is None:
        return None
    apart = births.gap(one, other)
    return ("near" if apart else "same") if apart <= NEAR_DAYS else None


#: What the moderator sees of either side beside each clue.
SHOWN: dict[str, Callable[[Side], str]] = {
    "surname": lambda side: _shown(side.name.surname),
    "rarity": lambda side: _shown(side.name.surname),
    "given": lambda side: _shown(side.name.given),
    "patronymic": lambda side: _shown(side.name.patronymic),
    "names": lambda side: _shown(side.name.surname + side.name.given + side.name.patronymic),
    "birth": lambda side: _days(side.person.birth),
    "sex": lambda side: side.sex or "",
    "region": lambda side: side.person.region or "",
    "settlement": lambda side: side.person.settlement or "",
    "siblings": lambda side: str(side.person.siblings),
    "institution": lambda side: side.person.institution or "",
    "removed": lambda side: _days(side.person.last_contact),
}


def _days(when: PartialDate | None) -> str:
    return f"{when.earliest}…{when.latest}" if when else ""


def _shown(spelt: tuple[str, ...]) -> str:
    return " ".join(word.capitalize() for word in spelt)
