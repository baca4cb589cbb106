"""The cases by name, in memory: put, drop and search from any thread."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from operator import length_hint
from threading import Lock
from typing import Final, Self

import numpy as np

from bot.domain.person import PartialDate, Person, Precision
from bot.matching import memory
from bot.matching.case_ids import CaseIds
from bot.matching.columns import (
    BORN_FROM,
    BORN_TO,
    CASE,
    DROPPED,
    GIVEN,
    PATRONYMIC,
    PRECISION,
    REGION,
    SETTLEMENT,
    SEX,
    SURNAME,
    Columns,
    Row,
    Snapshot,
)  # fmt: skip
from bot.matching.counted import ENOUGH, Counted
from bot.matching.givens import meanings
from bot.matching.named import Named
from bot.matching.names import Name, asked, forget, names, swapped, words
from bot.matching.nearest import SEXES, Base, nearest
from bot.matching.postings import Postings
from bot.matching.rarity import LEXICON, Rarity
from bot.matching.score import Band, Score, against
from bot.matching.spelt import ABSENT
from bot.matching.whole import Written

#: How many cases are compared in full, beside those that are asked for.
COMPARED: Final = 4
#: So many new rows, or one in so many of all, are looked through beside the large postings before these are made anew.
NEWEST, ONE_IN = 4_096, 64
#: How often a long build tells how far it is.
TOLD: Final = 10_000
_PRECISIONS = tuple(Precision)
_NUMBERS = {precision: number for number, precision in enumerate(_PRECISIONS)}
_SEX_OF = {number: sex for sex, number in SEXES.items()}
_IN_COLUMNS = {"surname", "given", "patronymic", "sex", "birth", "region", "settlement"}
#: The last contact is compared for children only.
_NOT_COMPARED = {"no_patronymic", "last_contact"}
#: What few cases have, and is compared: kept as it is.
_RARE = tuple(field.name for field in fields(Person) if field.name not in _IN_COLUMNS | _NOT_COMPARED)


#: The columns besides names.
Beside = tuple[int, int, int, int, int, int]


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
        self._base = Base(nothing, self._named, (Postings.of(nothing, 0),) * 2, self._ids, self._rare)

    @classmethod
    def build(
        cls, cases: Iterable[tuple[str, Person | Written]], progress: Callable[[int], None] | None = None
    ) -> Self:
        """Return an index of cases (id, person); `progress` is told now and then how many are in."""
        index = cls()
        index.put_all(cases, progress)
        index.settle()
        forget()
        memory.give_back()
        return index

    def __len__(self) -> int:
        """Return the number of cases."""
        return self._cases

    @property
    def rows(self) -> int:
        """How many names are kept, also of cases that are gone and whose room was not used again yet."""
        return len(self._columns)

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
                self._put(batch)
            done += len(batch)
            if progress is not None:
                progress(done)

    def settle(self) -> None:
        """Make everything that was put findable now; a search does so of itself."""
        self._settled()

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
            if base.rows[CASE][near.row] != near.row:
                # It was dropped meanwhile.
                continue
            target, theirs = self._person(base, near.row)
            # The last is the first with surname and given name exchanged, which `against` tries itself.
            led = tuple(read[name] for name in sorted({name % len(read) for name in near.names}))
            scored.append(Found(base.ids[near.row], against(person, led, target, rarity, theirs)))
        found = [one for one in scored if one.score.band is not Band.NONE]
        return sorted(found, key=lambda one: (-one.score.value, one.case_id))[:limit]

    def _put(self, batch: Sequence[tuple[str, Person | Written]]) -> None:
        case_ids = [case_id for case_id, _ in batch]
        if len(set(case_ids)) < len(case_ids):
            for one in batch:
                self._put([one])
            return
        for case_id in self._ids.met(case_ids):
            self._drop(case_id)
        self._add(batch)
        self._cases += len(batch)

    def _add(self, batch: Sequence[tuple[str, Person | Written]]) -> None:
        rows: list[Row] = []
        case_ids: list[str] = []
        first = len(self._columns)
        surname, given, patronymic = (
            self._named.surnames.number, self._named.givens.number, self._named.patronymics.number,
        )  # fmt: skip
        for case_id, person in batch:
            main = first + len(rows)
            whole, beside = self._read(main, person)
            rows.extend(
                (main, surname(name.surname), given(name.given), patronymic(name.patronymic), *beside) for name in whole
            )
            # Further names of a case have no id of their own.
            case_ids += [case_id] + [""] * (len(whole) - 1)
        self._columns.extend(rows)
        self._ids.extend(case_ids)

    def _read(self, main: int, person: Person | Written) -> tuple[tuple[Name, ...], Beside]:
        """Return the names of a case, and what stands in its columns beside them; what is rare is kept apart."""
        if isinstance(person, Person):
            whole, region, place = names(person), person.region, person.settlement
            rare = {key: value for key in _RARE if (value := getattr(person, key))}
            if person.child and person.last_contact:
                rare["last_contact"] = person.last_contact
            if rare:
                self._rare[main] = rare
        elif "(" in person.text:
            return self._read(main, person.person())
        else:
            whole, region, place = person.names(), None, person.place
        return whole, (
            self._named.places.number(words(place)) if place else ABSENT,
            self._named.regions.number((region,)) if region else ABSENT,
            *_days(person.birth),
            SEXES[person.sex],
        )

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
                    rows = self._closed_up(rows)
                    self._named.settle(whole=True)
                    large = Postings.of(rows, 0)
                    small = Postings.of(rows, len(rows))
                    self._ids.settle()
                    if self._cases >= ENOUGH:
                        self._rarity = Counted(self._named, rows)
                else:
                    self._named.settle(whole=False)
                    small = Postings.of(rows, small.first)
                self._base = Base(rows, self._named, (large, small), self._ids, self._rare)
            return self._base, self._rarity

    def _closed_up(self, rows: Snapshot) -> Snapshot:
        """Return the rows without those that were dropped, once these are most; whoever searches keeps the old ones."""
        stands = rows[CASE] != DROPPED
        if np.count_nonzero(stands) * 2 > len(rows):
            return rows
        places = np.cumsum(stands) - 1
        self._columns, ids, self._ids = Columns.of(rows, stands, places), self._ids, CaseIds()
        self._ids.extend([ids[row] for row in np.flatnonzero(stands).tolist()])
        self._rare = {int(places[row]): rare for row, rare in self._rare.items()}
        return self._columns.snapshot()

    def _person(self, base: Base, row: int) -> tuple[Person, tuple[Name, ...] | None]:
        """Return the person of a case by its main row, and the names where these need not be read again."""
        rows, named = base.rows, self._named
        name = Name(
            named.surnames[rows[SURNAME][row]], named.givens[rows[GIVEN][row]], named.patronymics[rows[PATRONYMIC][row]]
        )
        born_from = int(rows[BORN_FROM][row])
        person = Person(
            surname="-".join(name.surname) or None,
            given="-".join(name.given) or None,
            patronymic="-".join(name.patronymic) or None,
            sex=_SEX_OF[int(rows[SEX][row])],
            birth=_born(born_from, int(rows[BORN_TO][row]), int(rows[PRECISION][row])) if born_from else None,
            region=next(iter(named.regions[rows[REGION][row]]), None),
            settlement="-".join(named.places[rows[SETTLEMENT][row]]) or None,
        )
        rare = base.rare.get(row)
        if rare is None:
            return person, (name,)
        return replace(person, **rare), None  # type: ignore[arg-type] # fields by their names


def _days(birth: PartialDate | None) -> tuple[int, int, int]:
    return (birth.earliest.toordinal(), birth.latest.toordinal(), _NUMBERS[birth.precision]) if birth else (0, 0, 0)


@lru_cache(maxsize=20_000)
def _born(first: int, last: int, precision: int) -> PartialDate:
    return PartialDate(
        earliest=date.fromordinal(first), latest=date.fromordinal(last), precision=_PRECISIONS[precision]
    )
