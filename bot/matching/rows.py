"""The names and dates of the cases as columns of numbers; a case has a row for each reading of each of its names."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.intp]

#: Columns: whose row; numbers of the skeletons; first and last possible day of birth (ordinals, 0 unknown); sex.
CASE, SURNAME, GIVEN, PATRONYMIC, BORN_FROM, BORN_TO, SEX = range(7)
#: In `CASE`: a row that was dropped.
DROPPED = -1
_FIRST_SIZE = 1024

Row = tuple[int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of one moment; later changes may show through in dropped rows only."""

    columns: NDArray[np.intp]

    def __getitem__(self, column: int) -> Column:
        """Return one column."""
        found: Column = self.columns[column]
        return found


class Rows:
    """Columns that grow by doubling. One thread changes them at a time."""

    def __init__(self) -> None:
        """Start empty."""
        self._columns = np.zeros((7, _FIRST_SIZE), np.intp)
        self._used = 0
        self._dropped = 0

    def add(self, row: Row) -> None:
        """Append a row."""
        if self._used == self._columns.shape[1]:
            self._columns = np.concatenate([self._columns, np.zeros_like(self._columns)], axis=1)
        self._columns[:, self._used] = row
        self._used += 1

    def drop(self, case: int) -> None:
        """Drop every row of a case; when most rows are dropped ones, close the gaps in new columns."""
        found = np.flatnonzero(self._columns[CASE, : self._used] == case)
        self._columns[CASE, found] = DROPPED
        self._dropped += len(found)
        if self._dropped > max(_FIRST_SIZE, self._used // 2):
            self._close_gaps()

    def snapshot(self) -> Snapshot:
        """Return the rows as they are now, without copying them."""
        return Snapshot(self._columns[:, : self._used])

    def _close_gaps(self) -> None:
        kept = self._columns[:, : self._used]
        kept = kept[:, kept[CASE] != DROPPED]
        self._columns = np.concatenate([kept, np.zeros((7, _FIRST_SIZE), np.intp)], axis=1)
        self._used, self._dropped = int(kept.shape[1]), 0
