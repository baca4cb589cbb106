"""Where a skeleton, or one a slip away from it, is found: sorted hashes, for a million cases leave no room for more.

A skeleton is written down under itself and under itself without each one of its sounds; whatever shares one of these
is at most a slip or two away. Two skeletons may share a hash: the full comparison tells them apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.likeness import slips

Numbers = NDArray[np.int32]
Hashes = NDArray[np.uint32]
Places = NDArray[np.signedinteger]

_PART = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Sounds:
    """Numbers by hash, in order; looked up by several hashes at once."""

    hashes: Hashes
    numbers: Numbers

    @classmethod
    def of(cls, hashes: Hashes, numbers: Numbers) -> "Sounds":
        """Put numbers in the order of their hashes."""
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], numbers[order])

    def joined(self, other: "Sounds") -> "Sounds":
        """Return both as one."""
        return Sounds.of(np.concatenate([self.hashes, other.hashes]), np.concatenate([self.numbers, other.numbers]))

    def find(self, hashes: Sequence[int]) -> Numbers:
        """Return the numbers written down under any of these hashes; some perhaps several times."""
        wanted = np.array(hashes, np.uint32)
        return gathered(self.numbers, self.hashes.searchsorted(wanted), self.hashes.searchsorted(wanted, "right"))


def gathered(values: Numbers, starts: Places, ends: Places) -> Numbers:
    """Return the values of several stretches one after another."""
    if len(starts) == 1:
        return values[starts[0] : ends[0]]
    lengths = ends - starts
    before = np.cumsum(lengths) - lengths
    found: Numbers = values[np.repeat(starts - before, lengths) + np.arange(lengths.sum())]
    return found


def hashes(keys: Iterable[str]) -> list[int]:
    """Return the hashes of these words."""
    return [hash(key) & _PART for key in keys]


def hashes_nearby(keys: Iterable[str]) -> list[int]:
    """Return the hashes under which skeletons a slip away are found too; none for keys too short to allow one."""
    return [
        hash(key[:place] + key[place + 1 :]) & _PART if place >= 0 else hash(key) & _PART
        for key in keys
        if slips(len(key) + 1)
        for place in range(-1, len(key))
    ]
