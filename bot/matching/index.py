"""The cases by name, in memory: put, drop and search from any thread."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
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
from bot.matching.names import Name, Origin, asked, forget_words, names, swapped, words
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
#: What few cases have, and is compared: kept as it is. The last contact is compared for children only.
_RARE = ("child", "siblings", "institution")


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
        self._cases = self._gone = 0
        self._rarity: Rarity = LEXICON
        nothing = self._columns.snapshot()
        self._postings = (Postings.of(nothing, 0),) * 2
        # Searches take it as it is and wait for nobody; whoever changes something ends with another one.
        self._base = self._newest()

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
        """Add or replace cases: all of them are found from the end on, and until then what was there before."""
        with self._changing:
            self._close_up()
            expected = length_hint(cases)
            self._columns.reserve(expected)
            self._ids.reserve(expected)
            replaced: list[int] = []
            waiting = iter(cases)
            done = 0
            while batch := [case for _, case in zip(range(TOLD), waiting, strict=False)]:
                replaced += self._put(batch)
                done += len(batch)
                if progress is not None:
                    progress(done)
            self._settle()
            self._drop(replaced)

    def drop(self, case_id: str) -> None:
        """Forget a case; one that is not there is no error."""
        with self._changing:
            row = self._ids.row(case_id)
            self._drop([] if row is None else [row])

    def search(self, person: Person, limit: int = 10) -> list[Found]:
        """Return up to `limit` cases that are strong or possible, the likeliest first."""
        base = self._base
        read = asked(person)
        ours = (*read, swapped(read[0]))
        scored = []
        for near in nearest(person, ours, base, COMPARED + limit):
            target, theirs = self._person(base, near.row)
            # The last is the first with surname and given name exchanged, which `against` tries itself.
            led = tuple(read[name] for name in sorted({name % len(read) for name in near.names}))
            scored.append(Found(base.ids[near.row], against(person, led, target, base.rarity, theirs)))
        found = [one for one in scored if one.score.band is not Band.NONE]
        return sorted(found, key=lambda one: (-one.score.value, one.case_id))[:limit]

    def _put(self, batch: Sequence[tuple[str, Person | Written]]) -> list[int]:
        """Add cases; return the rows of those that they replace."""
        # Of an id that stands twice the last one is true.
        newest = dict(batch)
        rows = [row for case_id in self._ids.met([*newest]) if (row := self._ids.row(case_id)) is not None]
        self._add(newest)
        self._cases += len(newest)
        return rows

    def _add(self, cases: Mapping[str, Person | Written]) -> None:
        rows: list[Row] = []
        case_ids: list[str] = []
        first = len(self._columns)
        surname, given, patronymic = (
            self._named.surnames.number, self._named.givens.number, self._named.patronymics.number,
        )  # fmt: skip
        for case_id, person in cases.items():
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
        else:
            whole, region, place = person.names(), None, person.place
        return whole, (
            self._named.places.number(words(place)) if place else ABSENT,
            self._named.regions.number((region,)) if region else ABSENT,
            *_days(person.birth),
            SEXES[person.sex],
        )

    def _drop(self, rows: Sequence[int]) -> None:
        """Take the cases of some main rows out, those that were not before, and let searches see what there is now."""
        if rows:
            dropped = self._columns.drop(rows)
            self._cases -= dropped
            self._gone += dropped
        self._base = self._newest()

    def _settle(self) -> None:
        """Put in order what was added: the newest apart, or everything together once these are many."""
        rows = self._columns.snapshot()
        large, small = self._postings
        if len(rows) - small.first <= max(NEWEST, len(rows) // ONE_IN):
            self._named.settle(whole=False)
            self._postings = large, Postings.of(rows, small.first)
            return
        self._settle_whole(rows)

    def _settle_whole(self, rows: Snapshot) -> None:
        self._named.settle(whole=True)
        self._postings = Postings.of(rows, 0), Postings.of(rows, len(rows))
        self._ids.settle()
        if self._cases >= ENOUGH:
            self._rarity = Counted.of(self._named.soundings(), rows)
        # Many were read: what is known of single words, and what was freed, is let go.
        forget_words()
        memory.give_back()

    def _newest(self) -> Base:
        named = self._named
        return Base(
            self._columns.snapshot(), named, named.surnames.heard(), named.givens.heard(), named.patronymics.heard(),
            self._postings, self._ids, self._rare, self._rarity,
        )  # fmt: skip

    def _close_up(self) -> None:
        """Use the room of dropped cases again once these are most; whoever searches goes on with the old rows."""
        if self._gone <= max(NEWEST, len(self._columns) // 2):
            return
        rows = self._columns.snapshot()
        stands = rows[CASE] != DROPPED
        places = np.cumsum(stands) - 1
        self._columns, ids, self._ids = Columns.of(rows, stands, places), self._ids, CaseIds()
        self._ids.extend([ids[row] for row in np.flatnonzero(stands).tolist()])
        self._rare = {int(places[row]): rare for row, rare in self._rare.items() if stands[row]}
        self._gone = 0
        self._settle_whole(self._columns.snapshot())

    def _person(self, base: Base, case: int) -> tuple[Person, tuple[Name, ...]]:
        """Return the person of a case by its main row, and all names, in the roles in which they were read once."""
        rows, named = base.rows, base.named
        born_from = int(rows[BORN_FROM][case])
        person = Person(
            sex=_SEX_OF[int(rows[SEX][case])],
            birth=_born(born_from, int(rows[BORN_TO][case]), int(rows[PRECISION][case])) if born_from else None,
            region=next(iter(named.regions[rows[REGION][case]]), None),
            settlement="-".join(named.places[rows[SETTLEMENT][case]]) or None,
        )
        whole = [_name(base, case, Origin.MAIN)]
        for row in range(case + 1, len(rows)):
            if rows[CASE][row] != case:
                break
            whole.append(_name(base, row, Origin.OTHER))
        rare = base.rare.get(case)
        return (replace(person, **rare) if rare else person), tuple(whole)  # type: ignore[arg-type] # fields by name


def _name(base: Base, row: int, origin: Origin) -> Name:
    rows, named = base.rows, base.named
    return Name(
        named.surnames[rows[SURNAME][row]], named.givens[rows[GIVEN][row]], named.patronymics[rows[PATRONYMIC][row]],
        origin,
    )  # fmt: skip


def _days(birth: PartialDate | None) -> tuple[int, int, int]:
    return (birth.earliest.toordinal(), birth.latest.toordinal(), _NUMBERS[birth.precision]) if birth else (0, 0, 0)


@lru_cache(maxsize=20_000)
def _born(first: int, last: int, precision: int) -> PartialDate:
    return PartialDate(
        earliest=date.fromordinal(first), latest=date.fromordinal(last), precision=_PRECISIONS[precision]
    )
