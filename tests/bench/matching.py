"""The matcher alone, on invented people: how long the index takes to build, what it weighs, what a search takes.

python -m tests.bench.matching [--cases 100000] [--queries 500] [--json FILE]

Recall: how often the case that a query is a variant of comes first, and among the first five.
"""

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from bot.domain.person import Person
from bot.matching.index import Index
from tests.bench import figures
from tests.bench.child import memory
from tests.bench.figures import Figure
from tests.bench.people import People

SEED = 2
SHOWN = 5


def built(people: list[Person]) -> tuple[Index, dict[str, Figure]]:
    """Return an index of `people`, numbered, and what it took."""
    index, weight, begun = Index(), memory(os.getpid()), time.perf_counter()
    for number, person in enumerate(people):
        index.put(str(number), person)
    took = time.perf_counter() - begun
    grown = memory(os.getpid()) - weight
    return index, {"cases": len(index), "seconds to build": round(took, 1), "memory of the index, MB": round(grown)}


def searched(index: Index, queries: dict[str, Person]) -> dict[str, Figure]:
    """Search for each of `queries`, by the case it is a variant of; return how long that took and what came."""
    took, first, among = [], 0, 0
    for case, person in queries.items():
        begun = time.perf_counter()
        found = [one.case_id for one in index.search(person, SHOWN)]
        took.append(time.perf_counter() - begun)
        first += found[:1] == [case]
        among += case in found
    recall = {"recall at 1": round(first / len(queries), 3), f"recall at {SHOWN}": round(among / len(queries), 3)}
    return {"queries": len(queries), **figures.spread("search", took), **recall}


def main(
    cases: Annotated[int, typer.Option(help="Cases in the index.")] = 100_000,
    queries: Annotated[int, typer.Option(help="Searches.")] = 500,
    json: Annotated[Path | None, typer.Option(help="Write the figures here too.")] = None,
) -> None:
    """Measure the matcher."""
    people = People(SEED)
    told = [people.told() for _ in range(queries)]
    stock = [*told, *people.cases(cases - queries)]
    index, figure = built(stock)
    index.search(told[0])
    figure |= searched(index, {str(number): people.variant(person) for number, person in enumerate(told)})
    sys.stdout.write(figures.table(figure) + "\n")
    if json is not None:
        figures.write(figure, json)


if __name__ == "__main__":
    typer.run(main)
