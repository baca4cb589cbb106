"""Labelled searches: whether the case that is meant comes out on top, how long that takes, what the index weighs."""

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from bot.domain.person import PartialDate, Precision
from bot.matching import bulk, memory
from bot.matching.evaluate import table
from bot.matching.evaluate.table import Row, TableTrouble
from bot.matching.index import Index
from bot.matching.names import words
from bot.matching.whole import Written

#: Among how many of the first a case is looked for.
DEPTHS: Final = (1, 5, 10)
#: At least so many names are searched in bulk.
BULK: Final = 2_000

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, repr=False)
class Query:
    """Who is looked for, as raw as the file tells it, and the case that this is."""

    case_id: str
    told: Written
    kind: str


@dataclass(frozen=True, slots=True, repr=False)
class Searched:
    """A query, and the place (from 0) where its case came out, None where it did not."""

    query: Query
    place: int | None
    seconds: float


@dataclass(frozen=True, slots=True, repr=False)
class Searches:
    """Every search of a file, and what the index took. `index_mb` is None where the system does not tell."""

    cases: int
    searched: tuple[Searched, ...]
    build_s: float
    index_mb: float | None
    bulk_names_per_s: float

    @property
    def classes(self) -> Mapping[str, Sequence[Searched]]:
        """The searches of each class that the file tells."""
        kinds = sorted({one.query.kind for one in self.searched if one.query.kind})
        return {kind: [one for one in self.searched if one.query.kind == kind] for kind in kinds}

    def latency_ms(self, share: float) -> float:
        """Return the milliseconds that `share` of the searches do not exceed."""
        ordered = sorted(one.seconds for one in self.searched)
        return round(1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))], 3)

    def json(self) -> Mapping[str, object]:
        """Return the figures for machines."""
        of_classes = {kind: {"queries": len(some), "recall": recall(some)} for kind, some in self.classes.items()}
        return {
            "cases": self.cases,
            "queries": len(self.searched),
            "recall": recall(self.searched),
            "classes": of_classes,
            "latency_ms": {"p50": self.latency_ms(0.5), "p95": self.latency_ms(0.95)},
            "bulk_names_per_s": round(self.bulk_names_per_s, 1),
            "build_s": round(self.build_s, 3),
            "index_mb": None if self.index_mb is None else round(self.index_mb, 1),
        }

    def text(self) -> str:
        """Return the figures as tables for people."""
        parts: list[tuple[str, Sequence[Searched]]] = [("all", self.searched), *self.classes.items()]
        width = max(len("recall at"), *(len(title) for title, _ in parts))
        weight = "not told by this system" if self.index_mb is None else f"{self.index_mb:.1f} MB"
        return "\n".join(
            [
                f"{'recall at':<{width}}  " + "".join(f"{depth:>7}" for depth in DEPTHS) + "  queries",
                *(_line(title.ljust(width), some) for title, some in parts),
                f"a search, p50 and p95: {self.latency_ms(0.5)} and {self.latency_ms(0.95)} ms",
                f"in bulk: {self.bulk_names_per_s:,.0f} names a second",
                f"index of {self.cases:,} cases: built in {self.build_s:.2f} s, memory {weight}",
            ]
        )


def evaluate(cases_file: Path, queries_file: Path, tell: Tell) -> Searches:
    """Search the cases of one file for the queries of another; TableTrouble where a file cannot be used."""
    cases = _cases(cases_file)
    queries = _queries(queries_file, cases, cases_file)
    rows = list(cases.items())
    # What was read is not the index's to walk.
    gc.collect()
    gc.freeze()
    # Nor is what was freed its own to fill, or to give back.
    memory.give_back()
    before, begun = memory.resident(), perf_counter()
    index = Index.build(rows, lambda done: tell("cases", done, len(rows)))
    # Tables of the query's side are read with the first search, and by whoever runs longer than a file never again.
    index.search(queries[0].told.person())
    build_s, after = perf_counter() - begun, memory.resident()
    searched = []
    for query in queries:
        searched.append(_searched(index, cases, query))
        tell("searches", len(searched), len(queries))
    grown = None if before is None or after is None else after - before
    return Searches(len(cases), tuple(searched), build_s, grown, _in_bulk(index, queries))


def recall(searched: Sequence[Searched]) -> Mapping[str, float]:
    """Return the share (0…1) of searches whose case is among the first of each depth."""
    found = {depth: sum(one.place is not None and one.place < depth for one in searched) for depth in DEPTHS}
    return {str(depth): round(count / len(searched), 4) for depth, count in found.items()}


def _line(title: str, searched: Sequence[Searched]) -> str:
    return f"{title}  " + "".join(f"{share:>7.3f}" for share in recall(searched).values()) + f"{len(searched):>9}"


def _cases(path: Path) -> dict[str, Written]:
    found: dict[str, Written] = {}
    for row in table.read(path, "id", "name"):
        case_id = row.filled("id")
        if case_id in found:
            raise TableTrouble(row.place, "this id stands in a line before")
        found[case_id] = row.written("name")._replace(place=row.text("place") or None)
    return found


def _queries(path: Path, cases: Mapping[str, Written], cases_file: Path) -> list[Query]:
    return [_query(row, cases, cases_file) for row in table.read(path, "case_id", "name")]


def _query(row: Row, cases: Mapping[str, Written], cases_file: Path) -> Query:
    case_id = row.filled("case_id")
    if case_id not in cases:
        raise TableTrouble(row.place, f"case_id is no id in {cases_file}")
    return Query(case_id, row.written("name"), row.text("class"))


def _searched(index: Index, cases: Mapping[str, Written], query: Query) -> Searched:
    """Search as the moderator's screen does, from the raw text to scored candidates with their clues."""
    begun = perf_counter()
    found = index.search(query.told.person(), max(DEPTHS))
    seconds = perf_counter() - begun
    meant = cases[query.case_id]
    places = (place for place, one in enumerate(found) if _is_meant(query, meant, cases[one.case_id]))
    return Searched(query, next(places, None), seconds)


def _is_meant(query: Query, meant: Written, found: Written) -> bool:
    """Tell whether a case is the one meant, or a namesake whom nothing that the query gives tells apart."""
    if found is meant:
        return True
    if query.told.sex and found.sex != meant.sex:
        return False
    birth = query.told.birth
    if birth and _as_told(found.birth, birth.precision) != _as_told(meant.birth, birth.precision):
        return False
    return sorted(words(found.text)) == sorted(words(meant.text))


def _as_told(birth: PartialDate | None, precision: Precision) -> tuple[tuple[int, ...], ...] | None:
    """Return the first and last day that a birth may be, as exactly as a query tells its own."""
    parts = {Precision.YEAR: 1, Precision.MONTH: 2}.get(precision, 3)
    days = (birth.earliest, birth.latest) if birth else None
    return days and tuple((day.year, day.month, day.day)[:parts] for day in days)


def _in_bulk(index: Index, queries: Sequence[Query]) -> float:
    """Return how many names a second are searched as one list, by as many processes as there are processors."""
    people = [query.told.person() for query in queries]
    # A short list would only measure how long processes take to start.
    people *= -(-BULK // len(people))
    begun = perf_counter()
    bulk.search(index, people, limit=max(DEPTHS), workers=os.cpu_count() or 1)
    return len(people) / (perf_counter() - begun)
