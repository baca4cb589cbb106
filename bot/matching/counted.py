"""How many of the cases share a name: a rare one that agrees says more."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.keys import skeletons
from bot.matching.rarity import plain
from bot.matching.spelt import Spelt, Words

#: With fewer cases than this the lexicon knows better.
ENOUGH = 1_000
_PART = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class _Counts:
    hashes: NDArray[np.uint32]
    #: So many rows up to and with this hash.
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, spelt: Spelt, rows: NDArray[np.int32], size: int) -> "_Counts":
        hashes = np.array([_hash(spelt[number]) for number in range(size)], np.uint32)
        order = np.argsort(hashes, kind="stable")
        counts = np.bincount(rows, minlength=size)[:size][order]
        return cls(hashes[order], np.cumsum(counts))

    def share(self, words: Words) -> float:
        start, end = (
            self.hashes.searchsorted(wanted := np.uint32(_hash(words))),
            self.hashes.searchsorted(wanted, "right"),
        )
        if start == end:
            return 0.0
        before = self.rows[start - 1] if start else 0
        return float(self.rows[end - 1] - before) / float(self.rows[-1])


class Counted:
    """Shares of the cases there were when it was made, by sound and whatever the sex's ending."""

    def __init__(self, surnames: Spelt, givens: Spelt, rows: tuple[NDArray[np.int32], NDArray[np.int32]]) -> None:
        """Count the numbers of surnames and given names in `rows`."""
        self._counts = {
            "surname": _Counts.of(surnames, rows[0], len(surnames)),
            "given": _Counts.of(givens, rows[1], len(givens)),
        }

    def share(self, role: str, words: Words) -> float:
        """Return the share of the cases (0…1) with this name in a `role` ("surname", "given")."""
        return self._counts[role].share(words)


def _hash(words: Words) -> int:
    return hash(" ".join(plain(key) for word in words for key in skeletons(word)[:1])) & _PART
