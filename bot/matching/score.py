"""How much two descriptions of a person agree. For moderators only; nothing follows from a score by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from bot.domain.person import Person
from bot.matching import clues
from bot.matching.clues import Clue, Finding, Side
from bot.matching.explained import EXPLAINED
from bot.matching.names import Name, asked, names, swapped
from bot.matching.rarity import LEXICON, Rarity

Compare = Callable[[Side, Side], Finding | None]

#: What each finding adds. Set by hand: two agreeing names make a candidate, only a date of birth makes it strong,
#: and no sum of agreements outweighs a veto of −1. A clue that agrees never takes anything away.
WEIGHTS: dict[str, dict[str, float]] = {
    "surname": {"same": 0.36, "spelling": 0.36, "part": 0.27, "near": 0.20, "married": -0.08, "different": -0.60},
    "rarity": {"common": -0.05},
    "given": {
        "same": 0.24, "spelling": 0.24, "short": 0.19, "near": 0.15, "related": 0.12, "initial": 0.08,
        "different": -0.45,
    },
    "patronymic": {"same": 0.10, "spelling": 0.10, "near": 0.04, "initial": 0.04, "different": -0.22},
    "names": {"other": -0.02, "swapped": -0.04},
    "birth": {
        "same": 0.28, "agrees": 0.17, "roughly": 0.10, "swapped": 0.20, "off_by_one": 0.02, "slip": 0.04,
        "close": -0.20, "apart": -1.0,
    },
    "sex": {"same": 0.02, "different": -1.0},
    "region": {"same": 0.05, "different": -0.01},
    "settlement": {"same": 0.04},
}  # fmt: skip
STRONG = 0.75
POSSIBLE = 0.40
#: Clues of a pair of names; the pair that agrees best is chosen by them.
OF_NAMES = (clues.surname, clues.given, clues.patronymic, clues.other_names)
#: Clues of the person, whatever the name.
OF_PERSON = (clues.birth, clues.sex, clues.region, clues.settlement)


class Band(StrEnum):
    """How far up a candidate is shown; no band links anything by itself."""

    STRONG = "strong"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True, repr=False)
class Score:
    """How much two people agree, 0…1, with the reasons, names first."""

    value: float
    band: Band
    clues: tuple[Clue, ...]


def score(query: Person, target: Person, rarity: Rarity = LEXICON) -> Score:
    """Compare two people under the best pair of their names; `rarity` tells how many people share a name."""
    return against(query, asked(query), target, rarity)


def against(query: Person, ours: tuple[Name, ...], target: Person, rarity: Rarity = LEXICON) -> Score:
    """Compare as `score` does, with the query's names read once (`asked`) for many targets."""
    found = [_pair(query, one, target, other, rarity) for one in ours for other in names(target)]
    main = found[0]
    if _whole(ours[0]) and _whole(main.target.name) and main.found[0].effect < 0:
        # Either side: surnames and given names are compared each in their own way.
        found.append(_pair(query, swapped(ours[0]), target, main.target.name, rarity))
        found.append(_pair(query, ours[0], target, swapped(main.target.name), rarity))
    best = max(found, key=lambda pair: _sum(pair.found))
    whole = best.found + _weighed(OF_PERSON, best.query, best.target)
    value = round(min(1.0, max(0.0, _sum(whole))), 4)
    return Score(value, _band(value), whole)


def _whole(name: Name) -> bool:
    return bool(name.surname and name.given)


@dataclass(frozen=True, slots=True, repr=False)
class _Pair:
    query: Side
    target: Side
    found: tuple[Clue, ...]


def _pair(query: Person, one: Name, target: Person, other: Name, rarity: Rarity) -> _Pair:
    sides = Side(query, one), Side(target, other)
    counted: Compare = partial(clues.rarity, counted=rarity)
    return _Pair(*sides, _weighed((*OF_NAMES, counted), *sides))


def _weighed(functions: tuple[Compare, ...], query: Side, target: Side) -> tuple[Clue, ...]:
    findings = (compare(query, target) for compare in functions)
    return tuple(_clue(found) for found in findings if found)


def _clue(found: Finding) -> Clue:
    effect = WEIGHTS[found.key][found.outcome]
    return Clue(found.key, effect, found.detail, EXPLAINED[found.key, found.outcome])


def _sum(found: tuple[Clue, ...]) -> float:
    return sum(clue.effect for clue in found)


def _band(value: float) -> Band:
    if value >= STRONG:
        return Band.STRONG
    return Band.POSSIBLE if value >= POSSIBLE else Band.NONE
