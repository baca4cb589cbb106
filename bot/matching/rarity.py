"""How many people share a name: a rare one that agrees says more."""

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

from bot.matching.keys import plain, skeletons

#: A surname of rank r is carried by about FIRST / (r + FLATTENED) of the people: 0.3 % Мельник, 0.02 % the 500th.
FIRST, FLATTENED = 0.12, 39
#: Surnames that are ranked; those below are rare all alike, and reading them would delay the first search.
RANKED = 10_000


class Rarity(Protocol):
    """Counts of surnames, of the cases or of the country."""

    def share(self, surname: tuple[str, ...]) -> float:
        """Return the share of people (0…1) with this surname, whatever its spelling."""


class Lexicon:
    """Shares by the ranks of the lexicon, for want of a case base."""

    def share(self, surname: tuple[str, ...]) -> float:
        """Return the share of people (0…1) with this surname; 0 for one that the lexicon does not rank."""
        return _share(surname)


LEXICON = Lexicon()


@lru_cache(maxsize=20_000)
def _share(surname: tuple[str, ...]) -> float:
    # A double surname is as rare as its rarer half, and rarer than that.
    ranks = [
        min((_ranks().get(plain(key), _UNRANKED) for key in skeletons(word)), default=_UNRANKED) for word in surname
    ]
    rank = max(ranks, default=_UNRANKED)
    return FIRST / (rank + FLATTENED) if rank < _UNRANKED else 0.0


_UNRANKED = 1_000_000


@cache
def _ranks() -> Mapping[str, int]:
    found: dict[str, int] = {}
    text = (files("bot.matching") / "lexicon" / "surnames.txt").read_text(encoding="utf-8")
    for rank, line in enumerate(text.split()[:RANKED], 1):
        for key in skeletons(line.lower()):
            found.setdefault(plain(key), rank)
    return found
