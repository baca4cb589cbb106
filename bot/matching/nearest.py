"""Which cases are worth a full comparison: the weights of `score.py` over the rows that share a sound or a birthday."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.person import PartialDate, Person, Sex
from bot.matching import births, likeness
from bot.matching.case_ids import CaseIds
from bot.matching.columns import BORN_FROM, BORN_TO, CASE, DROPPED, GIVEN, PATRONYMIC, SEX, Column, Snapshot
from bot.matching.named import Named, begotten, sounded
from bot.matching.names import Name
from bot.matching.postings import Postings
from bot.matching.rarity import Rarity
from bot.matching.score import FOR_CHILDREN, POSSIBLE, WEIGHTS
from bot.matching.sounds import Numbers
from bot.matching.spelt import ABSENT, Heard

Values = NDArray[np.float32]

SEXES: Final = {None: 0, Sex.MALE: 1, Sex.FEMALE: 2}
#: What is not looked at here, and may still make a case possible.
_BESIDE: Final = ("sex", "region", "settlement", "siblings", "institution", "removed")


def _worthwhile(weights: Mapping[str, Mapping[str, float]]) -> float:
    unseen = sum(weights[key]["same"] for key in _BESIDE if key in weights)
    return POSSIBLE - unseen - max(weights["rarity"].values())


#: From what value on a case is worth a look; for a child more hangs on what is not looked at here.
WORTHWHILE: Final = _worthwhile(WEIGHTS)
WORTHWHILE_FOR_A_CHILD: Final = _worthwhile(FOR_CHILDREN)
#: What a birthday and a patronymic may add.
BEST_BESIDE: Final = FOR_CHILDREN["birth"]["same"] + WEIGHTS["patronymic"]["same"]
YEAR: Final = 366


@dataclass(frozen=True, slots=True, repr=False)
class Base:
    """The cases of one moment, and the ways to them: no later change shows in it."""

    rows: Snapshot
    named: Named
    surnames: Heard
    givens: Heard
    patronymics: Heard
    #: Most rows, and the newest.
    postings: tuple[Postings, Postings]
    ids: CaseIds
    #: By main row, what few cases have.
    rare: Mapping[int, Mapping[str, object]]
    rarity: Rarity

    @property
    def ways(self) -> tuple[Postings, ...]:
        """The postings with something in them."""
        large, small = self.postings
        return (large, small) if len(small.by_surname.rows) else (large,)


@dataclass(frozen=True, slots=True)
class Near:
    """A case worth comparing: its main row, and the names (by their places among those asked for) that led there."""

    row: int
    names: tuple[int, ...]


def nearest(person: Person, asked: tuple[Name, ...], base: Base, limit: int) -> list[Near]:
    """Return up to `limit` cases that may be this person, the likeliest first."""
    found: list[tuple[Numbers, Values]] = [_of_name(name, person, base) for name in asked]
    rows = np.concatenate([rows for rows, _ in found])
    values = np.concatenate([values for _, values in found])
    places = np.repeat(np.arange(len(found)), [len(rows) for rows, _ in found])
    values += _birth(person.birth, base.rows, rows)
    values[_other_sex(person.sex, base.rows[SEX][rows]) | (base.rows[CASE][rows] == DROPPED)] = -np.inf
    wanted = np.flatnonzero(values >= (WORTHWHILE_FOR_A_CHILD if person.child else WORTHWHILE))
    return _best(rows[wanted], values[wanted], places[wanted], base.rows, limit)


def _best(rows: Numbers, values: Values, places: NDArray[np.intp], base: Snapshot, limit: int) -> list[Near]:
    # Four times as many rows as cases: a case may have been reached on several ways.
    ordered = np.argpartition(-values, 4 * limit)[: 4 * limit] if len(values) > 4 * limit else np.arange(len(values))
    ordered = ordered[np.argsort(-values[ordered], kind="stable")]
    best: dict[int, dict[int, None]] = {}
    for case, place in zip(base[CASE][rows[ordered]].tolist(), places[ordered].tolist(), strict=True):
        if case in best or len(best) < limit:
            best.setdefault(case, {})[place] = None
    return [Near(row, tuple(names)) for row, names in best.items()]


def _of_name(name: Name, person: Person, base: Base) -> tuple[Numbers, Values]:
    """Return the rows to which one name leads, and how much names agree there."""
    givens = _givens(name, base)
    if name.surname:
        rows, values = _surnames(name, base)
    elif name.given:
        rows = np.concatenate([way.by_given.of_any(_agreeing(givens))[0] for way in base.ways])
        values = np.zeros(len(rows), np.float32)
    else:
        # Neither name is told: nothing but a look at every row is left.
        rows = np.arange(len(base.rows), dtype=np.int32)
        values = np.zeros(len(rows), np.float32)
    if name.surname and person.birth is not None and person.birth.earliest == person.birth.latest:
        born = [way.born_on(person.birth.earliest.toordinal()) for way in base.ways]
        # Whoever was born that day under another surname may have married.
        rows = np.concatenate([rows, *born])
        values = np.concatenate([values, np.full(sum(map(len, born)), WEIGHTS["surname"]["married"], np.float32)])
    values = values + WEIGHTS["names"].get(name.origin, 0.0)
    values += givens.take(base.rows[GIVEN][rows])
    # Most who share a surname have another given name: nothing more needs to be looked at.
    kept = np.flatnonzero(values >= (WORTHWHILE_FOR_A_CHILD if person.child else WORTHWHILE) - BEST_BESIDE)
    rows, values = rows[kept], values[kept]
    if name.patronymic:
        values += _patronymics(name, base).take(base.rows[PATRONYMIC][rows])
    return rows, values


def _agreeing(givens: Values) -> Numbers:
    """Return the numbers of the given names that do not differ, the absent one among them."""
    return np.flatnonzero(givens >= 0.0).astype(np.int32)


def _surnames(name: Name, base: Base) -> tuple[Numbers, Values]:
    keys = tuple(dict.fromkeys(sounded(name.surname)))
    exact, near = base.surnames.exact(keys), np.unique(base.surnames.near(keys))
    numbers = np.concatenate([np.array([ABSENT], np.int32), exact, near])
    weights = np.full(len(numbers), WEIGHTS["surname"]["near"], np.float32)
    weights[: len(exact) + 1] = WEIGHTS["surname"]["same"]
    # A case without a surname neither agrees nor differs.
    weights[0] = 0.0
    rows, whose = zip(*(way.by_surname.of_any(numbers) for way in base.ways), strict=True)
    return np.concatenate(rows), weights[np.concatenate(whose)]


def _givens(name: Name, base: Base) -> Values:
    weights, named, spelt = WEIGHTS["given"], base.named, base.givens
    values = np.full(spelt.size, weights["different"] if name.given else 0.0, np.float32)
    keys = tuple(sounded(name.given))
    values[spelt.near(keys)] = weights["near"]
    for word in name.given:
        if len(word) == 1:
            _put(values, named.begin(word), weights["initial"])
    values[spelt.exact({sound for word in name.given for sound in likeness.initials(word)})] = weights["initial"]
    for number, sure in sorted(named.meant(name.given), key=lambda found: found[1]):
        if number < spelt.size:
            values[number] = weights[likeness.sureness(sure)]
    values[spelt.exact(keys)] = weights["same"]
    values[ABSENT] = 0.0
    return values


def _patronymics(name: Name, base: Base) -> Values:
    weights, spelt = WEIGHTS["patronymic"], base.patronymics
    # Half of what a different one costs: it may still turn out to be a slip.
    different = weights["different"] / 2 if len(name.patronymic[0]) > 1 else 0.0
    values = np.full(spelt.size, different, np.float32)
    keys = begotten(name.patronymic)
    values[spelt.near(keys)] = weights["near"]
    _put(values, base.named.children(name.patronymic), weights["same"])
    values[spelt.exact(keys)] = weights["same"]
    values[ABSENT] = 0.0
    return values


def _put(values: Values, numbers: Iterable[int], weight: float) -> None:
    # Spellings met since are none of this moment's.
    values[[number for number in numbers if number < len(values)]] = weight


def _birth(birth: PartialDate | None, base: Snapshot, rows: Numbers) -> Values:
    weights = WEIGHTS["birth"]
    if birth is None:
        return np.zeros(len(rows), np.float32)
    first, last = base[BORN_FROM][rows], base[BORN_TO][rows]
    born_from, born_to = birth.earliest.toordinal(), birth.latest.toordinal()
    gap = np.maximum(np.maximum(first - born_to, born_from - last), 0)
    values = np.full(len(rows), weights["apart"], np.float32)
    values[gap <= births.APART] = weights["close"]
    exact = first == last
    values[(gap <= YEAR) & ~(exact & (born_from == born_to))] = weights["off_by_one"]
    values[gap == 0] = weights["agrees"]
    if born_from == born_to:
        days, worth = _slips(birth.earliest)
        place = np.minimum(days.searchsorted(first), len(days) - 1)
        slipped = exact & (days[place] == first)
        values[slipped] = worth[place[slipped]]
    values[first == 0] = 0.0
    return values


@lru_cache(maxsize=2_000)
def _slips(born: date) -> tuple[Numbers, Values]:
    """Return the days that may be slips of this one, and this one, in order, each with the best it may be worth."""
    weights = WEIGHTS["birth"]
    turned = int(str(born.year)[:-2] + str(born.year)[:-3:-1])
    years = (*range(born.year - 10, born.year + 11), turned)
    others = (
        *(_day(born.year, born.month, day) for day in range(1, 32)),
        *(_day(born.year, month, born.day) for month in range(1, 13)),
        *(_day(year, born.month, born.day) for year in years),
    )
    worth = dict.fromkeys(filter(None, others), weights["slip"])
    worth[_day(born.year, born.day, born.month)] = weights["swapped"]
    worth[born.toordinal()] = weights["same"]
    worth.pop(0, None)
    days = np.array(sorted(worth), np.int32)
    return days, np.array([worth[day] for day in days.tolist()], np.float32)


def _day(year: int, month: int, day: int) -> int:
    """Return the number of a day, 0 for one that no calendar has."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return 0


def _other_sex(sex: Sex | None, sexes: Column) -> NDArray[np.bool_]:
    told = SEXES[sex]
    other: NDArray[np.bool_] = (sexes != told) & (sexes != 0) & (told != 0)
    return other
