"""How many people share a name: a rare one that agrees says more."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Protocol

from bot.matching.keys import skeletons

#: A surname of rank r is carried by about FIRST / (r + FLATTENED) of the people: 0.3 % Мельник, 0.02 % the 500th.
FIRST, FLATTENED = 0.12, 39
#: Surnames that are ranked; those below are rare all alike, and reading them would delay the first search.
RANKED = 10_000
#: One of the given names that families shorten, and any other.
FAMILIAR_GIVEN, OTHER_GIVEN = 0.007, 0.0003


class Rarity(Protocol):
    """Counts of names, of the cases or of the country."""

    def share(self, role: str, words: tuple[str, ...]) -> float:
        """Return the share of people (0…1) with this name in a `role` ("surname", "given"), whatever its spelling."""


class Lexicon:
    """Shares by the ranks of the lexicon, for want of a case base."""

    def share(self, role: str, words: tuple[str, ...]) -> float:
        """Return the share of people (0…1) with this name; 0 for one that the lexicon does not rank."""
        return _surname(words) if role == "surname" else _given(words)


LEXICON = Lexicon()


@lru_cache(maxsize=50_000)
def _surname(words: tuple[str, ...]) -> float:
    # A double surname is as rare as its rarer half, and rarer than that.
    ranks = [min((_ranks().get(plain(key), _UNRANKED) for key in skeletons(word)), default=_UNRANKED) for word in words]
    rank = max(ranks, default=_UNRANKED)
    return FIRST / (rank + FLATTENED) if rank < _UNRANKED else 0.0


@lru_cache(maxsize=20_000)
def _given(words: tuple[str, ...]) -> float:
    familiar = any(key in _familiar() for word in words[:1] for key in skeletons(word))
    return FAMILIAR_GIVEN if familiar else OTHER_GIVEN


_UNRANKED = 1_000_000


@cache
def _ranks() -> Mapping[str, int]:
    found: dict[str, int] = {}
    for rank, line in enumerate(islice(_lines("surnames.txt"), RANKED), 1):
        for key in skeletons(line.lower()):
            found.setdefault(plain(key), rank)
    return found


@cache
def _familiar() -> frozenset[str]:
    names = (line.split("\t")[0] for line in _lines("short_forms.tsv"))
    return frozenset(key for name in names for key in skeletons(name.lower()))


def _lines(file: str) -> Iterator[str]:
    text = (files("bot.matching") / "lexicon" / file).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line)


def plain(key: str) -> str:
    """Return a surname's skeleton without the ending of the sex: Іванов and Іванова are one."""
    return key.rstrip("aeou")
