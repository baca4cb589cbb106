"""The cases by name, in memory: put, drop and search from any thread."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from operator import length_hint
from threading import Lock
from typing import Final, Self

from bot.domain.person import PartialDate, Person, Precision, Sex
from bot.matching.case_ids import CaseIds
from bot.matching.columns import (
    BORN_FROM,
    BORN_TO,
    CASE,
    GIVEN,
    PATRONYMIC,
    PRECISION,
    REGION,
    SETTLEMENT,
    SEX,
    SURNAME,
    Columns,
    Snapshot,
)  # fmt: skip
from bot.matching.counted import ENOUGH, Counted
from bot.matching.givens import meanings
from bot.matching.named import Named
from bot.matching.names import Name, asked, names, swapped, words
from bot.matching.nearest import SEXES, Base, nearest
from bot.matching.postings import Postings
from bot.matching.rarity import LEXICON, Rarity
from bot.matching.score import Band, Score, against
from bot.matching.spelt import ABSENT
from bot.matching.whole import Written

#: How many cases are compared in full, beside those that are asked for.
COMPARED: Final = 8
#: So many new rows, or one in so many of all, are looked through beside the large postings before these are made anew.
NEWEST, ONE_IN = 4_096, 64
#: How often a long build tells how far it is.
TOLD: Final = 10_000
_PRECISIONS = tuple(Precision)
_NUMBERS = {precision: number for number, precision in enumerate(_PRECISIONS)}
_SEX_OF = {number: sex for sex, number in SEXES.items()}
_IN_COLUMNS = {"surname", "given", "patronymic", "sex", "birth", "region", "settlement"}
_NOT_COMPARED = {"no_patronymic", "last_contact"}
#: What few cases have, and is compared: kept as it is.
_RARE = tuple(field.name for field in fields(Person) if field.name not in _IN_COLUMNS | _NOT_COMPARED)


#: What is compared besides names: birth, sex, region, settlement.
Beside = tuple[PartialDate | None, Sex | None, str | None, str | None]


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """A case that may be the person looked for."""

    case_id: str
    score: Score


class Index:
    """Every case that may be found. Searches see each `put` and `drop` that ended before they began."""

    def __init__(self) -> None:
        """Start empty, the lexicon read: the first search is not to wait for it."""
        meanings("")
        self._changing = Lock()
        self._named, self._columns, self._ids = Named(), Columns(), CaseIds()
        self._rare: dict[int, dict[str, object]] = {}
        self._cases = 0
        self._rarity: Rarity = LEXICON
        nothing = self._columns.snapshot()
        self._base = Base(nothing, self._named, (Postings.of(nothing, 0), Postings.of(nothing, 0)))

    @classmethod
    def build(
        cls, cases: Iterable[tuple[str, Person | Written]], progress: Callable[[int], None] | None = None
    ) -> Self:
        """Return an index of cases (id, person); `progress` is told now and then how many are in."""
        index = cls()
        index.put_all(cases, progress)
        return index

    def __len__(self) -> int:
        """Return the number of cases."""
        return self._cases

    def put(self, case_id: str, person: Person) -> None:
        """Add a case, or replace what was known of it."""
        self.put_all([(case_id, person)])

    def put_all(
        self, cases: Iterable[tuple[str, Person | Written]], progress: Callable[[int], None] | None = None
    ) -> None:
        """Add or replace cases; searches wait only for a stretch of them."""
        expected = length_hint(cases)
        with self._changing:
            self._columns.reserve(expected)
            self._ids.reserve(expected)
        waiting = iter(cases)
        done = 0
        while batch := [case for _, case in zip(range(TOLD), waiting, strict=False)]:
            with self._changing:
                for case_id, person in batch:
                    self._drop(case_id)
                    if isinstance(person, Person):
                        self._add_person(case_id, person)
                    elif "(" in person.text:
                        self._add_person(case_id, person.person())
                    else:
                        self._add(case_id, person.names(), (person.birth, person.sex, None, person.place))
                    self._cases += 1
            done += len(batch)
            if progress is not None:
                progress(done)

    def drop(self, case_id: str) -> None:
        """Forget a case; one that is not there is no error."""
        with self._changing:
            self._drop(case_id)

    def search(self, person: Person, limit: int = 10) -> list[Found]:
        """Return up to `limit` cases that are strong or possible, the likeliest first."""
        base, rarity = self._settled()
        read = asked(person)
        ours = (*read, swapped(read[0]))
        scored = []
        for near in nearest(person, ours, base, COMPARED + limit):
            case, target = self._case(base.rows, near.row)
            if case:
                scored.append(Found(case, against(person, (read[near.name % len(read)],), target, rarity)))
        found = [one for one in scored if one.score.band is not Band.NONE]
        return sorted(found, key=lambda one: (-one.score.value, one.case_id))[:limit]

    def _add_person(self, case_id: str, person: Person) -> None:
        rare = {key: value for key in _RARE if (value := getattr(person, key))}
        if rare:
            self._rare[len(self._columns)] = rare
        self._add(case_id, names(person), (person.birth, person.sex, person.region, person.settlement))

    def _add(self, case_id: str, whole: tuple[Name, ...], beside: Beside) -> None:
        birth, sex, region, settlement = beside
        named, main = self._named, len(self._columns)
        born = (birth.earliest.toordinal(), birth.latest.toordinal(), _NUMBERS[birth.precision]) if birth else (0, 0, 0)
        place = named.places.number(words(settlement)) if settlement else ABSENT
        last_seen = named.regions.number((region,)) if region else ABSENT
        for name in whole:
            surname = named.surnames.number(name.surname)
            row = (main, surname, named.given(name.given), named.patronymic(name.patronymic))
            self._columns.add((*row, place, last_seen, *born, SEXES[sex]))
            self._ids.add(case_id)
            case_id = ""

    def _drop(self, case_id: str) -> None:
        row = self._ids.row(case_id)
        if row is not None and self._columns.stands(row):
            self._columns.drop(row)
            self._rare.pop(row, None)
            self._cases -= 1

    def _settled(self) -> tuple[Base, Rarity]:
        """Return the cases with everything that was put findable."""
        with self._changing:
            base = self._base
            rows = self._columns.snapshot()
            large, small = base.postings
            if len(rows) != len(base.rows):
                if len(rows) - small.first > max(NEWEST, len(rows) // ONE_IN):
                    self._named.settle(whole=True)
                    large = Postings.of(rows, 0)
                    small = Postings.of(rows, len(rows))
                    self._ids.settle()
                    if self._cases >= ENOUGH:
                        self._rarity = Counted(self._named.surnames, self._named.givens, (rows[SURNAME], rows[GIVEN]))
                else:
                    self._named.settle(whole=False)
                    small = Postings.of(rows, small.first)
                self._base = Base(rows, self._named, (large, small))
            return self._base, self._rarity

    def _case(self, rows: Snapshot, row: int) -> tuple[str, Person]:
        """Return the id and the person of a case by its main row; no id where it was dropped meanwhile."""
        if rows[CASE][row] != row:
            return "", Person()
        born_from, born_to = int(rows[BORN_FROM][row]), int(rows[BORN_TO][row])
        named = self._named
        person = Person(
            surname="-".join(named.surnames[rows[SURNAME][row]]) or None,
            given="-".join(named.givens[rows[GIVEN][row]]) or None,
            patronymic="-".join(named.patronymics[rows[PATRONYMIC][row]]) or None,
            sex=_SEX_OF[int(rows[SEX][row])],
            birth=_born(born_from, born_to, int(rows[PRECISION][row])) if born_from else None,
            region=next(iter(named.regions[rows[REGION][row]]), None),
            settlement="-".join(named.places[rows[SETTLEMENT][row]]) or None,
        )
        rare = self._rare.get(row)
        return self._ids[row], replace(person, **rare) if rare else person  # type: ignore[arg-type] # fields by name


@lru_cache(maxsize=50_000)
def _born(first: int, last: int, precision: int) -> PartialDate:
    return PartialDate(
        earliest=date.fromordinal(first), latest=date.fromordinal(last), precision=_PRECISIONS[precision]
    )
