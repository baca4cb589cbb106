"""Which rows have a surname, and which were born on a day: rows in the order of it, and where each stretch begins."""

from dataclasses import dataclass

import numpy as np

from bot.matching.columns import BORN_FROM, BORN_TO, SURNAME, Column, Snapshot
from bot.matching.sounds import Numbers, gathered


@dataclass(frozen=True, slots=True)
class Postings:
    """The rows of a snapshot from `first` on."""

    first: int
    by_surname: Numbers
    #: Where the rows of each surname begin, by its number; one more at the end.
    surnames: Numbers
    by_birth: Numbers
    #: The days of `by_birth`, in order.
    days: Column

    @classmethod
    def of(cls, rows: Snapshot, first: int) -> "Postings":
        """Put the rows from `first` on in order."""
        surnames = rows[SURNAME][first:]
        counts = np.bincount(surnames, minlength=1)
        starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        exact = np.flatnonzero((rows[BORN_FROM][first:] == rows[BORN_TO][first:]) & (rows[BORN_FROM][first:] > 0))
        born = rows[BORN_FROM][first:][exact]
        order = np.argsort(born, kind="stable")
        return cls(
            first,
            (np.argsort(surnames, kind="stable") + first).astype(np.int32),
            starts,
            (exact[order] + first).astype(np.int32),
            born[order],
        )

    def of_surnames(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return the rows with these surnames, and for each the place of its surname among `numbers`."""
        there = np.flatnonzero(numbers < len(self.surnames) - 1)
        starts, ends = self.surnames[numbers[there]], self.surnames[numbers[there] + 1]
        if not len(there):
            return self.by_surname[:0], self.by_surname[:0]
        return gathered(self.by_surname, starts, ends), np.repeat(there, ends - starts)

    def born_on(self, day: int) -> Numbers:
        """Return the rows born exactly on this day."""
        # As wide as the column: a plain int would have all of it widened first.
        sought = np.int32(day)
        start, end = self.days.searchsorted(sought), self.days.searchsorted(sought, "right")
        return self.by_birth[start:end]
