"""A list looked for as a whole: names a second over two processes, and what may be trusted of it."""

from collections.abc import Sequence
from random import Random
from time import perf_counter
from typing import Final

from bot.matching import bulk
from bot.matching.bulk import Hit
from bot.matching.index import Index
from bot.matching.whole import Written
from tests.bench import crowded, variants
from tests.bench.crowded import Asked, Crowd
from tests.bench.figures import Figure
from tests.bench.people import People, birth

PROCESSES: Final = 2
#: Per cent of rows with a full date of birth, a year, the name only.
MIXTURE: Final = {"day": 60, "year": 30, "": 10}
#: So many of those that are said to be found must be right.
PRECISION: Final = 0.999


def rows(crowd: Crowd, count: int) -> list[Asked]:
    """Return about `count` rows of a list, half of them strangers."""
    chance, others = Random(crowded.SEED + 4), People(crowded.SEED + 5)
    kinds = list(variants.WAYS)
    found = []
    for at in range(count):
        number = chance.randrange(len(crowd.told)) if at % 2 else None
        person = others.told() if number is None else crowd.told[number]
        variant = variants.of_name(person, chance.choice(kinds), chance)
        known = chance.choices(list(MIXTURE), list(MIXTURE.values()))[0]
        if variant is None or person.birth is None or (known == "day" and person.birth.earliest != person.birth.latest):
            continue
        born = birth(person.birth.earliest, known)
        dated = variants.with_born(variant, born)
        found.append(Asked(number, dated, People.held_back(person), person if number is None else None))
    return found


def measured(index: Index, crowd: Crowd, count: int) -> dict[str, Figure]:
    """Look for a list in `index`; return names a second, and recall where nearly all that is said is right."""
    asked = rows(crowd, count)
    people = [Written(one.variant.text, one.variant.born) for one in asked]
    begun = perf_counter()
    found = bulk.search(index, people, workers=PROCESSES)
    rate = len(asked) / (perf_counter() - begun)
    best = [max(hits, key=sure) if hits else None for hits in found]
    dated = [pair for pair in zip(asked, best, strict=True) if _has_day(pair[0])]
    return {
        "bulk, rows": len(asked),
        f"bulk, names a second over {PROCESSES} processes": round(rate),
        f"bulk, recall at precision {PRECISION} of rows with a full date": round(trusted(crowd, dated), 4),
    }


def sure(hit: Hit) -> tuple[bool, float]:
    """Return how sure a hit is: first of all by the day of birth, then by the score."""
    return hit.same_day, hit.score


def trusted(crowd: Crowd, found: Sequence[tuple[Asked, Hit | None]]) -> float:
    """Return the most of those who are there that are found where `PRECISION` of all that is found is right.

    A stranger equal to a case in everything that the row gives is neither right nor wrong.
    """
    there = sum(asked.number is not None for asked, _ in found)
    said = [
        (sure(best), is_right)
        for asked, best in found
        if best is not None
        and ((is_right := crowd.is_found(asked, int(best.case_id))) is False or asked.number is not None)
    ]
    said.sort(key=lambda one: one[0], reverse=True)
    right, most = 0, 0
    for at, (least, is_right) in enumerate(said, 1):
        right += is_right
        # A least sureness takes everybody who is as sure.
        if (at == len(said) or said[at][0] < least) and right >= PRECISION * at:
            most = right
    return most / there if there else 0.0


def _has_day(asked: Asked) -> bool:
    born = asked.variant.born
    return born is not None and born.earliest == born.latest
