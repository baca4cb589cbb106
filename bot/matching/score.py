"""How much two descriptions of a person agree. For moderators only; nothing follows from a score by itself."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.person import Person
from bot.matching import clues
from bot.matching.clues import SHOWN, Side
from bot.matching.explained import EXPLAINED
from bot.matching.names import Name, asked, names, swapped
from bot.matching.rarity import LEXICON, Rarity
from bot.words import Text

#: What each finding adds. Set by hand: two agreeing names make a candidate, a date of birth (or a rare name told in
#: full) makes it strong, and no sum of agreements outweighs a veto of −1. A clue that agrees never takes anything away.
WEIGHTS: dict[str, dict[str, float]] = {
    "surname": {
        "same": 0.31, "spelling": 0.31, "ending": 0.25, "part": 0.24, "near": 0.20, "married": -0.08,
        "different": -0.60,
    },
    "rarity": {"rare": 0.08, "usual": 0.05, "common": 0.03, "frequent": 0.0},
    "given": {
        "same": 0.24, "spelling": 0.24, "short": 0.19, "near": 0.15, "related": 0.12, "initial": 0.10,
        "different": -0.45,
    },
    "patronymic": {"same": 0.10, "spelling": 0.10, "near": 0.04, "initial": 0.05, "different": -0.22},
    "names": {"other": -0.02, "swapped": -0.08, "retyped": -0.01, "inflected": 0.0, "either": -0.10, "literal": -0.02},
    "birth": {
        "same": 0.28, "agrees": 0.17, "roughly": 0.10, "swapped": 0.20, "off_by_one": 0.02, "slip": 0.04,
        "close": -0.20, "apart": -1.0,
    },
    "sex": {"same": 0.02, "different": -1.0},
    "region": {"same": 0.04, "different": -0.01},
    "settlement": {"same": 0.03, "renamed": 0.03},
}  # fmt: skip
#: The second column, for children taken away: they are given other names, so the name weighs less; birth, brothers and
#: sisters, the institution, place and date of the removal weigh more. A twin's given name still keeps it from strong.
FOR_CHILDREN: dict[str, dict[str, float]] = WEIGHTS | {
    "surname": {
        "same": 0.22, "spelling": 0.22, "ending": 0.20, "part": 0.18, "near": 0.16, "married": -0.08,
        "different": -0.25,
    },
    "birth": {
        "same": 0.34, "agrees": 0.20, "roughly": 0.12, "swapped": 0.26, "off_by_one": 0.04, "slip": 0.08,
        "close": -0.20, "apart": -1.0,
    },
    # All that agrees beside it would outweigh a smaller one.
    "sex": {"same": 0.02, "different": -1.2},
    "region": {"same": 0.08, "different": 0.0},
    "settlement": {"same": 0.08, "renamed": 0.08},
    "siblings": {"same": 0.06},
    "institution": {"same": 0.12},
    "removed": {"same": 0.08, "near": 0.04},
}  # fmt: skip
STRONG = 0.75
POSSIBLE = 0.40

Compare = Callable[[Side, Side], str | None]
#: Clues of a pair of names; the pair that agrees best is chosen by them and by rarity.
OF_NAMES: tuple[tuple[str, Compare], ...] = (
    ("surname", clues.surname),
    ("given", clues.given),
    ("patronymic", clues.patronymic),
    ("names", clues.origin),
)
#: Clues of the person, whatever the name.
OF_PERSON: tuple[tuple[str, Compare], ...] = (
    ("birth", clues.birth),
    ("sex", clues.sex),
    ("region", clues.region),
    ("settlement", clues.settlement),
)
#: Clues of a child who was taken away, besides.
OF_CHILD: tuple[tuple[str, Compare], ...] = (
    *OF_PERSON,
    ("siblings", clues.siblings),
    ("institution", clues.institution),
    ("removed", clues.removed),
)


class Band(StrEnum):
    """How far up a candidate is shown; no band links anything by itself."""

    STRONG = "strong"
    POSSIBLE = "possible"
    NONE = "none"


@dataclass(frozen=True, slots=True, repr=False)
class Clue:
    """One reason for or against: `effect` (−1…1) is what it adds; `detail` the query's and the case's value."""

    key: str
    effect: float
    detail: tuple[str, str]
    explained: Text


Findings = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Score:
    """How much two people agree, 0…1, with what was found."""

    value: float
    band: Band
    _found: Findings
    _query: Side
    _target: Side

    @property
    def same_day(self) -> bool:
        """Whether both dates of birth are full, and the same."""
        return ("birth", "same") in self._found

    @property
    def clues(self) -> tuple[Clue, ...]:
        """Return the reasons, names first; made when they are looked at, which is seldom."""
        weights = _weights(self._query.person, self._target.person)
        return tuple(self._clue(key, outcome, weights[key][outcome]) for key, outcome in self._found)

    def _clue(self, key: str, outcome: str, effect: float) -> Clue:
        shown = SHOWN[key]
        return Clue(key, effect, (shown(self._query), shown(self._target)), EXPLAINED[key, outcome])


def score(query: Person, target: Person, rarity: Rarity = LEXICON) -> Score:
    """Compare two people under the best pair of their names; `rarity` tells how many people share a name."""
    return against(query, asked(query), target, rarity)


def against(
    query: Person,
    ours: tuple[Name, ...],
    target: Person,
    rarity: Rarity = LEXICON,
    theirs: tuple[Name, ...] | None = None,
) -> Score:
    """Compare as `score` does, with the query's names (`asked`), perhaps the target's too (`names`), read before."""
    theirs = theirs or names(target)
    pairs = [_pair(query, one, target, other, rarity) for one in ours for other in theirs]
    if _whole(ours[0]) and _whole(theirs[0]) and ("surname", "different") in pairs[0].found:
        # Either side: surnames and given names are compared each in their own way.
        pairs.append(_pair(query, swapped(ours[0]), target, theirs[0], rarity))
        pairs.append(_pair(query, ours[0], target, swapped(theirs[0]), rarity))
    best = pairs[0] if len(pairs) == 1 else max(pairs, key=lambda pair: pair.value)
    weights = _weights(query, target)
    found = _findings(OF_PERSON if weights is WEIGHTS else OF_CHILD, best.query, best.target)
    value = round(min(1.0, max(0.0, best.value + _sum(found, weights))), 4)
    return Score(value, _band(value), best.found + found, best.query, best.target)


def _weights(query: Person, target: Person) -> dict[str, dict[str, float]]:
    return FOR_CHILDREN if query.child or target.child else WEIGHTS


def _whole(name: Name) -> bool:
    return bool(name.surname and name.given)


@dataclass(slots=True, repr=False)
class _Pair:
    query: Side
    target: Side
    found: Findings
    value: float


def _pair(query: Person, one: Name, target: Person, other: Name, rarity: Rarity) -> _Pair:
    ours, theirs = Side(query, one), Side(target, other)
    found = _findings(OF_NAMES, ours, theirs)
    counted = clues.rarity(ours, theirs, rarity)
    if counted:
        found = (*found, ("rarity", counted))
    return _Pair(ours, theirs, found, _sum(found, _weights(query, target)))


def _findings(functions: tuple[tuple[str, Compare], ...], query: Side, target: Side) -> Findings:
    return tuple((key, outcome) for key, compare in functions if (outcome := compare(query, target)))


def _sum(found: Findings, weights: dict[str, dict[str, float]]) -> float:
    return sum(weights[key][outcome] for key, outcome in found)


def _band(value: float) -> Band:
    if value >= STRONG:
        return Band.STRONG
    return Band.POSSIBLE if value >= POSSIBLE else Band.NONE
