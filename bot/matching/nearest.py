"""Which cases are worth a full comparison: the weights of `score.py` over the rows that share a sound or a birthday."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.domain.person import PartialDate, Person, Sex
from bot.matching import births, likeness
from bot.matching.case_ids import CaseIds
from bot.matching.columns import BORN_FROM, BORN_TO, CASE, DROPPED, GIVEN, PATRONYMIC, REGION, SETTLEMENT, SEX, Snapshot
from bot.matching.named import Named, begotten, sounded
from bot.matching.names import Name, Origin
from bot.matching.postings import Postings
from bot.matching.rarity import Rarity
from bot.matching.score import FOR_CHILDREN, POSSIBLE, WEIGHTS
from bot.matching.sounds import Numbers
from bot.matching.spelt import ABSENT, Heard

Values = NDArray[np.float32]
Weights = Mapping[str, Mapping[str, float]]

SEXES: Final = {None: 0, Sex.MALE: 1, Sex.FEMALE: 2}
#: What is not looked at here at all.
_UNSEEN: Final = ("siblings", "institution", "removed")
#: So many cases at most are compared because what is not looked at here may tell them apart.
TIED: Final = 40


def _worthwhile(weights: Weights) -> float:
    unseen = sum(weights[key]["same"] for key in _UNSEEN if key in weights)
    return POSSIBLE - unseen - max(weights["rarity"].values()) - weights["settlement"]["same"] - DOUBT


#: What two sounds too many in a given name may hide.
DOUBT: Final = 0.16
#: From what value on a case is worth a look; for a child more hangs on what is not looked at here.
WORTHWHILE: Final = _worthwhile(WEIGHTS)
WORTHWHILE_FOR_A_CHILD: Final = _worthwhile(FOR_CHILDREN)
#: What all the rest may add to names.
BEST_BESIDE: Final = sum(FOR_CHILDREN[key]["same"] for key in ("birth", "patronymic", "region", "settlement", "sex"))
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
    """Return the cases that may be this person, the likeliest first: up to `limit`, and more where they tie."""
    weights = FOR_CHILDREN if person.child else WEIGHTS
    least = WORTHWHILE_FOR_A_CHILD if person.child else WORTHWHILE
    found = [_of_name(name, person, base, weights, least - BEST_BESIDE) for name in asked]
    rows = np.concatenate([rows for rows, _ in found])
    values = np.concatenate([values for _, values in found])
    places = np.repeat(np.arange(len(found)), [len(rows) for rows, _ in found])
    values += _birth(person.birth, base.rows, rows, weights["birth"])
    values += _beside(person, base, rows, weights)
    values[base.rows[CASE][rows] == DROPPED] = -np.inf
    wanted = np.flatnonzero(values >= least)
    unseen = sum(weights[key]["same"] for key in _UNSEEN if key in weights) if person.child else 0.0
    unseen += weights["settlement"]["same"] if person.settlement else 0.0
    return _best(rows[wanted], values[wanted], places[wanted], base.rows, limit, unseen)


def _best(  # noqa: PLR0913, PLR0917 - three columns of one table, and how much of it
    rows: Numbers, values: Values, places: NDArray[np.intp], base: Snapshot, limit: int, unseen: float
) -> list[Near]:
    # Four times as many rows as cases: a case may have been reached on several ways.
    most = 4 * (TIED if unseen else limit)
    ordered = np.argpartition(-values, most)[:most] if len(values) > most else np.arange(len(values))
    ordered = ordered[np.argsort(-values[ordered], kind="stable")]
    best: dict[int, dict[int, None]] = {}
    last = -np.inf
    cases = base[CASE][rows[ordered]].tolist()
    for case, place, value in zip(cases, places[ordered].tolist(), values[ordered].tolist(), strict=True):
        if case not in best and len(best) >= limit and (value + unseen <= last or len(best) >= TIED):
            continue
        if case not in best and len(best) < limit:
            last = value
        best.setdefault(case, {})[place] = None
    return [Near(row, tuple(names)) for row, names in best.items()]


def _of_name(name: Name, person: Person, base: Base, weights: Weights, least: float) -> tuple[Numbers, Values]:
    """Return the rows to which one name leads, and how much names agree there, where this is at `least` so much."""
    givens = _givens(name, base, weights["given"])
    if not (name.surname or name.given):
        # Neither name is told: nothing but a look at every row is left.
        ways = [(np.arange(len(base.rows), dtype=np.int32), np.zeros(len(base.rows), np.float32))]
    elif not name.surname:
        ways = [_of_givens(givens, base, 0.0)]
    else:
        ways = [_surnames(name, base, weights["surname"]), *_others(givens, person, base, weights["surname"])]
    rows, values = (np.concatenate(each) for each in zip(*ways, strict=True))
    values += WEIGHTS["names"].get(name.origin, 0.0)
    values += givens.take(base.rows[GIVEN][rows])
    # Most who share a surname have another given name: nothing more needs to be looked at.
    kept = np.flatnonzero(values >= least)
    rows, values = rows[kept], values[kept]
    if name.patronymic:
        values += _patronymics(name, base, weights["patronymic"]).take(base.rows[PATRONYMIC][rows])
    return rows, values


def _others(
    givens: Values, person: Person, base: Base, weights: Mapping[str, float]
) -> Iterator[tuple[Numbers, Values]]:
    """Yield who may be meant under another surname: one born that day may have married, a child was given one."""
    if person.birth is not None and person.birth.earliest == person.birth.latest:
        born = np.concatenate([way.born_on(person.birth.earliest.toordinal()) for way in base.ways])
        yield born, np.full(len(born), weights["married"], np.float32)
    if person.child:
        yield _of_givens(givens, base, weights["different"])


def _of_givens(givens: Values, base: Base, value: float) -> tuple[Numbers, Values]:
    rows = np.concatenate([way.by_given.of_any(_agreeing(givens))[0] for way in base.ways])
    return rows, np.full(len(rows), value, np.float32)


def _agreeing(givens: Values) -> Numbers:
    """Return the numbers of the given names that do not differ, the absent one among them."""
    return np.flatnonzero(givens >= 0.0).astype(np.int32)


def _surnames(name: Name, base: Base, weighed: Mapping[str, float]) -> tuple[Numbers, Values]:
    keys = tuple(dict.fromkeys(sounded(name.surname)))
    exact, near = base.surnames.exact(keys), np.unique(base.surnames.near(keys))
    numbers = np.concatenate([np.array([ABSENT], np.int32), exact, near])
    weights = np.full(len(numbers), weighed["near"], np.float32)
    weights[: len(exact) + 1] = weighed["same"]
    # A case without a surname neither agrees nor differs.
    weights[0] = 0.0
    rows, whose = zip(*(way.by_surname.of_any(numbers) for way in base.ways), strict=True)
    return np.concatenate(rows), weights[np.concatenate(whose)]


def _givens(name: Name, base: Base, weights: Mapping[str, float]) -> Values:
    named, spelt = base.named, base.givens
    if name.origin is Origin.LITERAL:
        values = np.full(spelt.size, weights["different"], np.float32)
        _put(values, [named.givens.known(name.given)], weights["same"])
        values[ABSENT] = 0.0
        return values
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


def _patronymics(name: Name, base: Base, weights: Mapping[str, float]) -> Values:
    spelt = base.patronymics
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


def _birth(birth: PartialDate | None, base: Snapshot, rows: Numbers, weights: Mapping[str, float]) -> Values:
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
        days, worth = _slips(birth.earliest, weights["same"], weights["swapped"], weights["slip"])
        place = np.minimum(days.searchsorted(first), len(days) - 1)
        slipped = exact & (days[place] == first)
        values[slipped] = worth[place[slipped]]
    values[first == 0] = 0.0
    return values


@lru_cache(maxsize=2_000)
def _slips(born: date, same: float, swapped: float, slip: float) -> tuple[Numbers, Values]:
    """Return the days that may be slips of this one, and this one, in order, each with the best it may be worth."""
    turned = int(str(born.year)[:-2] + str(born.year)[:-3:-1])
    years = (*range(born.year - 10, born.year + 11), turned)
    others = (
        *(_day(born.year, born.month, day) for day in range(1, 32)),
        *(_day(born.year, month, born.day) for month in range(1, 13)),
        *(_day(year, born.month, born.day) for year in years),
    )
    worth = dict.fromkeys(filter(None, others), slip)
    worth[_day(born.year, born.day, born.month)] = swapped
    worth[born.toordinal()] = same
    worth.pop(0, None)
    days = np.array(sorted(worth), np.int32)
    return days, np.array([worth[day] for day in days.tolist()], np.float32)


def _day(year: int, month: int, day: int) -> int:
    """Return the number of a day, 0 for one that no calendar has."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return 0


def _beside(person: Person, base: Base, rows: Numbers, weights: Weights) -> Values:
    """Return what sex and places add."""
    values = np.zeros(len(rows), np.float32)
    told = SEXES[person.sex]
    if told:
        sexes = base.rows[SEX][rows]
        values[sexes == told] = weights["sex"]["same"]
        values[(sexes != told) & (sexes != 0)] = weights["sex"]["different"]
    for key, column, number in (
        ("region", REGION, base.named.region(person)),
        ("settlement", SETTLEMENT, base.named.place(person)),
    ):
        if number:
            values[base.rows[column][rows] == number] += weights[key]["same"]
    return values
