"""How many of the cases share a surname: a rare one that agrees says more."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from bot.matching import sounds
from bot.matching.columns import CASE, DROPPED, SURNAME, Snapshot
from bot.matching.keys import plain, skeletons

#: With fewer cases than this the lexicon knows better.
ENOUGH = 1_000


@dataclass(frozen=True, slots=True)
class Counted:
    """Shares of the cases there were when it was made, by sound and whatever the sex's ending."""

    soundings: NDArray[np.uint32]
    #: So many rows up to and with this sounding.
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, soundings: NDArray[np.uint32], rows: Snapshot) -> Self:
        """Count the surnames of the rows that stand; `soundings` are those of each spelling, by its number."""
        order = np.argsort(soundings, kind="stable")
        counts = np.bincount(rows[SURNAME][rows[CASE] != DROPPED], minlength=len(soundings))
        return cls(soundings[order], np.cumsum(counts[order]))

    def share(self, surname: tuple[str, ...]) -> float:
        """Return the share of the cases (0…1) with this surname, whatever its spelling."""
        wanted = np.uint32(sounding(surname))
        start, end = self.soundings.searchsorted(wanted), self.soundings.searchsorted(wanted, "right")
        if start == end:
            return 0.0
        before = self.rows[start - 1] if start else 0
        return float(self.rows[end - 1] - before) / float(max(1, self.rows[-1]))


def sounding(surname: tuple[str, ...]) -> int:
    """Return one number for a surname in whatever spelling, and in either sex's form."""
    return sounds.hashes([" ".join(plain(key) for word in surname for key in skeletons(word)[:1])])[0]
