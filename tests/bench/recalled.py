"""How often the right case came among the first ones, over all, of each class and of names that no lexicon has."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Final

from tests.bench import figures
from tests.bench.crowded import Asked, Crowd
from tests.bench.figures import Figure

DEPTHS: Final = (1, 5, 10)
#: From one query, the numbers of the cases found, the likeliest first.
Search = Callable[[Asked], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A query, the place (from 0) where its case came out if it did, and the seconds that took."""

    asked: Asked
    place: int | None
    seconds: float


def answered(crowd: Crowd, queries: Sequence[Asked], search: Search) -> list[Answer]:
    """Search for each query; only the search is timed."""
    return [_answer(crowd, asked, search) for asked in queries]


def _answer(crowd: Crowd, asked: Asked, search: Search) -> Answer:
    begun = perf_counter()
    found = search(asked)
    seconds = perf_counter() - begun
    return Answer(asked, next((at for at, one in enumerate(found) if crowd.is_found(asked, one)), None), seconds)


def recall(answers: Sequence[Answer]) -> str:
    """Return the shares found among the first of each depth, as "0.950 0.980 0.990"."""
    found = [sum(one.place is not None and one.place < depth for one in answers) for depth in DEPTHS]
    return " ".join(f"{count / len(answers):.3f}" for count in found)


def told(name: str, answers: Sequence[Answer]) -> Iterator[tuple[str, Figure]]:
    """Yield recall and latency over all, and recall of each class and of names held back."""
    yield f"{name}, queries", len(answers)
    yield f"{name}, recall at 1, 5, 10", recall(answers)
    yield f"{name}, p50 and p95, ms", " ".join(f"{1000 * latency(answers, share):.3f}" for share in (0.5, 0.95))
    held_back = [one for one in answers if one.asked.held_back]
    if held_back:
        yield f"{name}, of names that the lexicon has not", recall(held_back)
    for kind in dict.fromkeys(one.asked.variant.kind for one in answers):
        yield f"{name}, {kind}", recall([one for one in answers if one.asked.variant.kind == kind])


def latency(answers: Sequence[Answer], share: float) -> float:
    """Return the seconds that `share` of the searches do not exceed; ValueError of none."""
    at = figures.percentile([one.seconds for one in answers], share)
    if at is None:
        raise ValueError
    return at
