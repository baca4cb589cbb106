"""A whole list looked for at once, by several processes that share one index.

The processes are forked: they read the index where it lies, so it is in memory once for the machine. A fork copies only
the thread that asks for it, so call this from a process of its own (a command), not from one that serves people.
"""

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from bot.domain.person import Person
from bot.matching.index import Index
from bot.matching.whole import Written

#: So many are handed over at a time: few enough for the progress to be seen.
BATCH: Final = 256


class Hit(NamedTuple):
    """A case, how much it agrees (0…1), and whether both dates of birth are full and the same."""

    case_id: str
    score: float
    same_day: bool


#: What the forked processes read: there before they are, for they are handed only places of it.
_shared: list[tuple[Index, Sequence[Person | Written], int]] = []


def search(
    index: Index,
    people: Sequence[Person | Written],
    *,
    limit: int = 10,
    workers: int = 2,
    progress: Callable[[int], None] | None = None,
) -> list[list[Hit]]:
    """Return for each of `people`, in order, up to `limit` cases that are strong or possible, the likeliest first.

    `progress` is told how many are done. The reasons are not among it: `Index.search` gives them for one person.
    """
    batches = [range(start, min(start + BATCH, len(people))) for start in range(0, len(people), BATCH)]
    found: list[list[Hit]] = []
    with _sharing(index, people, limit), _mapped(workers) as mapped:
        for batch in mapped(batches):
            found += batch
            if progress is not None:
                progress(len(found))
    return found


@contextmanager
def _sharing(index: Index, people: Sequence[Person | Written], limit: int) -> Iterator[None]:
    _shared.append((index, people, limit))
    # A collection in a forked process would touch, and so copy, every object of the index.
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        _shared.pop()


@contextmanager
def _mapped(workers: int) -> Iterator[Callable[[Sequence[range]], Iterator[list[list[Hit]]]]]:
    if workers == 1:
        yield lambda batches: map(_searched, batches)
        return
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield lambda batches: pool.imap(_searched, batches)


def _searched(batch: range) -> list[list[Hit]]:
    index, people, limit = _shared[-1]
    return [
        [
            Hit(found.case_id, found.score.value, found.score.same_day)
            for found in index.search(_person(people[place]), limit)
        ]
        for place in batch
    ]


def _person(one: Person | Written) -> Person:
    return one if isinstance(one, Person) else one.person()
