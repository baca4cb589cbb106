"""The distinct skeletons of the case base, numbered, with a small signature each to find near ones quickly."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from bot.matching.likeness import slips

Numbers = NDArray[np.int32]
Signatures = NDArray[np.uint32]

#: Number of the absent word.
ABSENT = 0
#: Sounds have a bit each; one wrong sound changes at most two bits.
_BITS = {sound: 1 << place for place, sound in enumerate("abcdefhklmnoprstuvzSCZ")}
_FIRST_SIZE = 1024


class Vocabulary:
    """Skeletons by number; only ever grows. One thread adds at a time, any number look up."""

    def __init__(self) -> None:
        """Start with the absent word alone."""
        self._keys: list[str] = [""]
        self._numbers: dict[str, int] = {"": ABSENT}
        self._signatures: Signatures = np.zeros(_FIRST_SIZE, np.uint32)

    def __len__(self) -> int:
        """Return how many skeletons are numbered, the absent one too."""
        return len(self._keys)

    def number(self, key: str) -> int:
        """Return the number of a skeleton, a new one if it has none yet."""
        known = self._numbers.get(key)
        if known is not None:
            return known
        number = len(self._keys)
        if number == len(self._signatures):
            self._signatures = np.concatenate([self._signatures, np.zeros_like(self._signatures)])
        self._signatures[number] = _signature(key)
        # The list comes last: whoever sees the key there finds its signature already written.
        self._numbers[key] = number
        self._keys.append(key)
        return number

    def known(self, keys: Iterable[str]) -> list[int]:
        """Return the numbers of those skeletons that have one."""
        return [number for key in keys if (number := self._numbers.get(key)) is not None]

    def near(self, key: str, size: int) -> Numbers:
        """Return the numbers below `size` of skeletons that differ from `key` by a slip, its own among them."""
        allowed = slips(len(key) + 1)
        bits = np.bitwise_count(self._signatures[:size] ^ np.uint32(_signature(key)))
        maybe = np.flatnonzero(bits <= 2 * allowed)
        found = process.cdist([key], [self._keys[number] for number in maybe], scorer=Levenshtein.distance)[0]
        near: Numbers = maybe[found <= allowed].astype(np.int32)
        return near


def _signature(key: str) -> int:
    bits = 0
    for sound in key:
        bits |= _BITS.get(sound, 0)
    return bits
