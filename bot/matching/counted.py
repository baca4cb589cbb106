"""How many of the cases share a name: a rare one that agrees says more."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.matching.columns import CASE, DROPPED, GIVEN, SURNAME, Column, Snapshot
from bot.matching.named import Named
from bot.matching.spelt import Spelt, Words, family

#: With fewer cases than this the lexicon knows better.
ENOUGH = 1_000


class Counted:
    """Shares of the cases there were when it was made, by sound and whatever the sex's ending."""

    def __init__(self, named: Named, rows: Snapshot) -> None:
        """Count the surnames and given names of the rows that stand."""
        stands = rows[CASE] != DROPPED
        self._counts = {
            "surname": Counts.of(named.surnames, rows[SURNAME][stands]),
            "given": Counts.of(named.givens, rows[GIVEN][stands]),
        }

    def share(self, role: str, words: Words) -> float:
        """Return the share of the cases (0…1) with this name in a `role` ("surname", "given")."""
        return self._counts[role].share(words)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows have a name, by `family`."""

    families: NDArray[np.uint32]
    #: So many rows up to and with this family.
    rows: NDArray[np.int64]

    @classmethod
    def of(cls, spelt: Spelt, rows: Column) -> "Counts":
        """Count the numbers of spellings in `rows`."""
        families = spelt.families()
        order = np.argsort(families, kind="stable")
        return cls(families[order], np.cumsum(np.bincount(rows, minlength=len(families))[order]))

    def share(self, words: Words) -> float:
        """Return the share of the rows (0…1) with this name."""
        wanted = np.uint32(family(words))
        start, end = self.families.searchsorted(wanted), self.families.searchsorted(wanted, "right")
        if start == end:
            return 0.0
        before = self.rows[start - 1] if start else 0
        return float(self.rows[end - 1] - before) / float(max(1, self.rows[-1]))
