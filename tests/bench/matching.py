"""The matcher alone, on invented people, labelled files and against what else one would take.

    python -m tests.bench.matching                                    search, growth, bulk and both rivals
    python -m tests.bench.matching search --cases 20000               one part, small
    python -m tests.bench.matching labelled --examples DIR --people FILE --declined FILE

Queries are written by a generator that knows nothing of the matcher, a tenth of its names in no lexicon. A namesake
equal in every given field counts as found. Strangers are relatives and namesakes of people who are there.
"""

import gc
import sys
import time
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.matching import memory, whole
from bot.matching.index import Index
from bot.matching.score import Band
from tests.bench import bulk, crowded, figures, labelled, recalled, rivals
from tests.bench.crowded import Asked, Crowd
from tests.bench.figures import Figure
from tests.bench.recalled import Answer, Search, answered, latency

#: Among so many others, office holders are planted.
OTHERS: Final = 100_000
#: Growth is measured against so many times fewer cases.
TIMES: Final = 10


class Part(StrEnum):
    """What is measured."""

    LABELLED = "labelled"
    SEARCH = "search"
    GROWTH = "growth"
    BULK = "bulk"
    RAPIDFUZZ = "rapidfuzz"
    POSTGRES = "postgres"


#: What needs no file.
INVENTED: Final = [part for part in Part if part is not Part.LABELLED]
Found = Iterator[tuple[str, Figure]]


class Bench:
    """The crowd and its index, made when a part first needs them."""

    def __init__(self, cases: int, queries: int, of_rivals: int) -> None:
        """Measure so many cases and queries; rivals get fewer, they take long."""
        self._cases, self._queries, self._of_rivals = cases, queries, of_rivals
        self._crowd: Crowd | None = None
        self._index: Index | None = None

    @property
    def crowd(self) -> Crowd:
        """The invented cases."""
        self._crowd = self._crowd or crowded.crowd(self._cases)
        return self._crowd

    def index(self) -> Index:
        """Return the index of all cases."""
        self._index = self._index or built(self.crowd)[0]
        return self._index

    def search(self) -> Found:
        """Yield what building takes, recall by class, and what becomes of strangers."""
        self._index, took = built(self.crowd)
        yield from took.items()
        yield from recalled.told("names only", self._answered(list(crowded.names_only(self.crowd, self._queries))))
        yield from recalled.told("with birth", self._answered(list(crowded.with_birth(self.crowd, self._queries))))
        yield from strangers(self._index, list(crowded.strangers(self.crowd, self._queries // 4)))

    def growth(self) -> Found:
        """Yield how much longer a search takes than among fewer cases."""
        few = Crowd(self.crowd.told[: self._cases // TIMES], self.crowd.kept[: self._cases // TIMES])
        before = _mixed(few, self._queries)
        fewer = answered(few, before, engine(built(few)[0]))
        more = self._answered(_mixed(self.crowd, self._queries))
        for share in (0.5, 0.95):
            ratio = latency(more, share) / latency(fewer, share)
            yield f"growth from {len(few.told)} to {self._cases} cases, p{100 * share:.0f}, times", round(ratio, 2)

    def bulk(self) -> Found:
        """Yield names a second in bulk."""
        yield from bulk.measured(self.index(), self.crowd, self._queries * 8).items()

    def rapidfuzz(self) -> Found:
        """Yield time and recall beside those of rapidfuzz, names only."""
        queries = list(crowded.names_only(self.crowd, self._of_rivals))
        yield from self._beside("rapidfuzz", queries, rivals.rapidfuzz(self.crowd))

    def postgres(self) -> Found:
        """Yield time and recall beside those of PostgreSQL's trigrams, with and without birth."""
        with rivals.postgres(self.crowd) as search:
            yield from self._beside("pg_trgm", _mixed(self.crowd, self._of_rivals), search)

    def _answered(self, queries: Sequence[Asked]) -> list[Answer]:
        return answered(self.crowd, queries, engine(self.index()))

    def _beside(self, rival: str, queries: Sequence[Asked], search: Search) -> Found:
        # The rival first: what it needs to warm up is not in its time.
        search(queries[0])
        theirs, ours = answered(self.crowd, queries, search), self._answered(queries)
        for name, answers in ((rival, theirs), ("ours", ours)):
            yield f"against {rival}: {name}, recall at 1, 5, 10", recalled.recall(answers)
            yield f"against {rival}: {name}, p50, ms", round(1000 * latency(answers, 0.5), 3)
        yield f"against {rival}: times faster, p50", round(latency(theirs, 0.5) / latency(ours, 0.5), 1)
        whole_time = sum(one.seconds for one in theirs) / sum(one.seconds for one in ours)
        yield f"against {rival}: times faster, all queries together", round(whole_time, 1)


def built(crowd: Crowd) -> tuple[Index, dict[str, Figure]]:
    """Return an index of a crowd, ready to answer, and what it took."""
    cases = [(str(number), person) for number, person in enumerate(crowd.kept)]
    gc.collect()
    gc.freeze()
    memory.give_back()
    weight, begun = memory.resident() or 0.0, time.perf_counter()
    index = Index.build(cases)
    seconds, grown = time.perf_counter() - begun, (memory.resident() or 0.0) - weight
    return index, {"cases": len(index), "seconds to build": round(seconds, 1), "memory of the index, MB": round(grown)}


def engine(index: Index) -> Search:
    """Return the search from raw text to ten scored candidates with their clues."""

    def search(asked: Asked) -> list[int]:
        found = index.search(whole.person(asked.variant.text, birth=asked.variant.born), max(recalled.DEPTHS))
        return [int(one.case_id) for one in found]

    return search


def strangers(index: Index, queries: Sequence[Asked]) -> Found:
    """Yield how many of those who are not there were taken for somebody, by class."""
    strong: dict[str, list[bool]] = {}
    for asked in queries:
        found = index.search(whole.person(asked.variant.text, birth=asked.variant.born), 1)
        strong.setdefault(asked.variant.kind, []).append(bool(found) and found[0].score.band is Band.STRONG)
    for kind, some in strong.items():
        yield f"strangers, {kind}: strong", f"{sum(some)} of {len(some)}"


def _mixed(crowd: Crowd, count: int) -> list[Asked]:
    return [*crowded.names_only(crowd, count // 2), *crowded.with_birth(crowd, count // 2)]


def of_files(examples: Path | None, people: Path | None, declined: Path | None) -> Found:
    """Yield the figures of labelled files."""
    if examples is not None:
        for path in sorted(examples.glob("*.tsv")):
            yield from labelled.of_pairs(path)
    if declined is not None:
        yield from labelled.declined(declined)
    if people is not None:
        others = crowded.crowd(OTHERS)
        yield from labelled.planted(people, others, built(others)[0])


def main(  # noqa: PLR0913 - options, each by its name
    parts: Annotated[list[Part] | None, typer.Argument(help="All but `labelled` unless given.")] = None,
    *,
    cases: Annotated[int, typer.Option(help="Cases in the index.")] = 1_000_000,
    queries: Annotated[int, typer.Option(help="Searches of each kind.")] = 2_000,
    of_rivals: Annotated[int, typer.Option("--rival-queries", help="Searches that rivals do.")] = 60,
    examples: Annotated[Path | None, typer.Option(help="A folder of labelled pairs.")] = None,
    people: Annotated[Path | None, typer.Option(help="People in the public eye: id, name_uk, name_ru, …")] = None,
    declined: Annotated[Path | None, typer.Option(help="Declined names: form, lemma.")] = None,
    json: Annotated[Path | None, typer.Option(help="Write the figures here too.")] = None,
) -> None:
    """Measure the matcher."""
    bench, found = Bench(cases, queries, of_rivals), dict[str, Figure]()
    for part in parts or INVENTED:
        sys.stderr.write(f"{part} …\n")
        figure = of_files(examples, people, declined) if part is Part.LABELLED else getattr(bench, part)()
        for name, value in figure:
            sys.stdout.write(f"{name}  {value}\n")
            sys.stdout.flush()
            found[name] = value
    if json is not None:
        figures.write(found, json)


if __name__ == "__main__":
    typer.run(main)
