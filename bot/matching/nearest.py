"""Which cases are worth a full comparison: the weights of `score.py` over whole columns at once."""

from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bot.domain.person import PartialDate, Person, Sex
from bot.matching import likeness
from bot.matching.givens import forms, meanings
from bot.matching.keys import skeletons
from bot.matching.names import Name, asked, swapped
from bot.matching.patronymics import father
from bot.matching.rows import BORN_FROM, BORN_TO, CASE, DROPPED, GIVEN, PATRONYMIC, SEX, SURNAME, Snapshot
from bot.matching.score import POSSIBLE, WEIGHTS
from bot.matching.vocabulary import ABSENT, Vocabulary

Values = NDArray[np.float32]

SEXES = {None: 0, Sex.MALE: 1, Sex.FEMALE: 2}
#: What sex, region and settlement, which are not looked at here, may still add to a possible case.
WORTHWHILE = POSSIBLE - sum(WEIGHTS[key]["same"] for key in ("sex", "region", "settlement"))
YEAR = 366


def nearest(person: Person, rows: Snapshot, known: Vocabulary, limit: int) -> list[int]:
    """Return the numbers of up to `limit` cases that may be this person, in no order."""
    size = len(known)
    values = np.full(rows.columns.shape[1], -np.inf, np.float32)
    whole = asked(person)
    for name in (*whole, swapped(whole[0])):
        np.maximum(values, _names(name, rows, known, size), out=values)
    values += _birth(person.birth, rows)
    values[_other_sex(person.sex, rows) | (rows[CASE] == DROPPED)] = -np.inf
    return _best(values, rows, limit)


def _best(values: Values, rows: Snapshot, limit: int) -> list[int]:
    # Twice as many rows as cases: a case may have several.
    wanted = np.flatnonzero(values >= WORTHWHILE)
    if len(wanted) > 2 * limit:
        wanted = wanted[np.argpartition(-values[wanted], 2 * limit)[: 2 * limit]]
    ordered = wanted[np.argsort(-values[wanted])]
    return list(dict.fromkeys(rows[CASE][ordered].tolist()))[:limit]


def _names(name: Name, rows: Snapshot, known: Vocabulary, size: int) -> Values:
    values = _surnames(name, known, size).take(rows[SURNAME])
    values += _givens(name, known, size).take(rows[GIVEN])
    if name.patronymic:
        values += _patronymics(name, known, size).take(rows[PATRONYMIC])
    return values


def _surnames(name: Name, known: Vocabulary, size: int) -> Values:
    weights = WEIGHTS["surname"]
    # A woman's surname may have changed; the full comparison knows.
    values = _table(size, weights["married"] if name.surname else 0.0)
    keys = [key for word in name.surname for key in skeletons(word)]
    for key in keys:
        values[known.near(key, size)] = weights["near"]
    _put(values, known.known(keys), weights["same"])
    return values


def _givens(name: Name, known: Vocabulary, size: int) -> Values:
    weights = WEIGHTS["given"]
    initial = any(len(word) == 1 for word in name.given)
    values = _table(size, weights["different"] if name.given and not initial else 0.0)
    keys = [key for word in name.given for key in skeletons(word)]
    for key in keys:
        values[known.near(key, size)] = weights["near"]
    _put(values, known.known({key[0] for key in keys}), weights["initial"])
    sure = {given: sure for word in name.given for given, sure in meanings(word).items()}
    for given, how_sure in sorted(sure.items(), key=lambda found: found[1]):
        _put(values, known.known(forms(given)), weights[likeness.sureness(how_sure)])
    _put(values, known.known(keys), weights["same"])
    return values


def _patronymics(name: Name, known: Vocabulary, size: int) -> Values:
    values = _table(size, 0.0)
    _put(values, known.known(chain(father(name.patronymic))), WEIGHTS["patronymic"]["same"])
    return values


def _table(size: int, otherwise: float) -> Values:
    values = np.full(size, otherwise, np.float32)
    values[ABSENT] = 0.0
    return values


def _put(values: Values, numbers: list[int], weight: float) -> None:
    values[[number for number in numbers if ABSENT < number < len(values)]] = weight


def _birth(birth: PartialDate | None, rows: Snapshot) -> Values:
    weights = WEIGHTS["birth"]
    if birth is None:
        return np.zeros(rows.columns.shape[1], np.float32)
    born_from, born_to = birth.earliest.toordinal(), birth.latest.toordinal()
    gap = np.maximum(np.maximum(rows[BORN_FROM] - born_to, born_from - rows[BORN_TO]), 0)
    exact = (rows[BORN_FROM] == born_from) & (rows[BORN_TO] == born_to) & (born_from == born_to)
    # The best that the full comparison may find at this distance: a slip of the hand may lie a decade off.
    best = [weights["same"], weights["agrees"], weights["swapped"], weights["slip"]]
    values = np.select([exact, gap == 0, gap < YEAR, gap < 11 * YEAR], best, weights["apart"])
    values[rows[BORN_FROM] == 0] = 0.0
    return values.astype(np.float32)


def _other_sex(sex: Sex | None, rows: Snapshot) -> NDArray[np.bool_]:
    told = SEXES[sex]
    other: NDArray[np.bool_] = (rows[SEX] != told) & (rows[SEX] != 0) & (told != 0)
    return other
