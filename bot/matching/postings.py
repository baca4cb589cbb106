"""Which rows have a surname, a given name, a day of birth: rows in the order of it, and where each stretch begins."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from bot.matching.columns import BORN_FROM, BORN_TO, GIVEN, SURNAME, Column, Snapshot
from bot.matching.sounds import Numbers, gathered


@dataclass(frozen=True, slots=True)
class Stretches:
    """Rows by a number that each of them has."""

    rows: Numbers
    #: Where the rows of each number begin; one more at the end.
    starts: Numbers

    @classmethod
    def of(cls, numbers: Column, first: int) -> Self:
        """Put rows, of which the first is `first`, in the order of their numbers."""
        starts = np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=1))]).astype(np.int32)
        return cls((np.argsort(numbers, kind="stable") + first).astype(np.int32), starts)

    def of_any(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return the rows with these numbers, and for each the place of its number among `numbers`."""
        there = np.flatnonzero(numbers < len(self.starts) - 1).astype(np.int32)
        if not len(there):
            return self.rows[:0], self.rows[:0]
        starts, ends = self.starts[numbers[there]], self.starts[numbers[there] + 1]
        return gathered(self.rows, starts, ends), np.repeat(there, ends - starts)


@dataclass(frozen=True, slots=True)
class Postings:
    """The rows of a snapshot from `first` on."""

    first: int
    by_surname: Stretches
    by_given: Stretches
    by_birth: Numbers
    #: The days of `by_birth`, in order.
    days: Column

    @classmethod
    def of(cls, rows: Snapshot, first: int) -> Self:
        """Put the rows from `first` on in order."""
        born = rows[BORN_FROM][first:]
        exact = np.flatnonzero((born == rows[BORN_TO][first:]) & (born > 0)).astype(np.int32)
        exact = exact[np.argsort(born[exact], kind="stable")]
        return cls(
            first,
            Stretches.of(rows[SURNAME][first:], first),
            Stretches.of(rows[GIVEN][first:], first),
            exact + np.int32(first),
            born[exact],
        )

    def born_on(self, day: int) -> Numbers:
        """Return the rows born exactly on this day."""
        # As wide as the column: a plain int would have all of it widened first.
        sought = np.int32(day)
        start, end = self.days.searchsorted(sought), self.days.searchsorted(sought, "right")
        return self.by_birth[start:end]
