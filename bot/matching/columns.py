"""The cases as columns of numbers: no object of Python's for any of a million of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.signedinteger]

#: Columns: the row of the case's main name; numbers of surname, given name, patronymic, settlement, region; first
#: and last possible day of birth (ordinals, 0 unknown) and how it was told; sex.
CASE, SURNAME, GIVEN, PATRONYMIC, SETTLEMENT, REGION, BORN_FROM, BORN_TO, PRECISION, SEX = range(10)
#: In `CASE`: a row of a case that was taken out or replaced.
DROPPED: Final = -1
_KINDS: Final[tuple[type[np.signedinteger], ...]] = (np.int32,) * 5 + (np.int16, np.int32, np.int32, np.int8, np.int8)
_FIRST_SIZE: Final = 1024

Row = tuple[int, int, int, int, int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows of one moment."""

    columns: tuple[Column, ...]

    def __getitem__(self, column: int) -> Column:
        """Return one column."""
        return self.columns[column]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.columns[CASE])


class Columns:
    """Columns that grow; a case has a row for each of its names, the main one first. One thread changes them."""

    def __init__(self) -> None:
        """Start empty."""
        self._columns: list[Column] = [np.zeros(_FIRST_SIZE, kind) for kind in _KINDS]
        self._used = 0

    @classmethod
    def of(cls, rows: Snapshot, stands: NDArray[np.bool_], places: NDArray[np.intp]) -> "Columns":
        """Return columns of the rows that stand, at their new places."""
        kept = cls()
        kept._columns = [column[stands] for column in rows.columns]
        kept._columns[CASE] = places[kept._columns[CASE]].astype(np.int32)
        kept._used = len(kept._columns[CASE])
        return kept

    def __len__(self) -> int:
        """Return how many rows there are."""
        return self._used

    def reserve(self, rows: int) -> None:
        """Make room for so many more rows at once."""
        there = len(self) + rows
        if there > len(self._columns[CASE]):
            self._columns = [_grown(column, there) for column in self._columns]

    def extend(self, rows: Sequence[Row]) -> None:
        """Append rows."""
        if not rows:
            return
        self.reserve(len(rows))
        there = self._used + len(rows)
        for column, values in zip(self._columns, zip(*rows, strict=True), strict=True):
            column[self._used : there] = values
        self._used = there

    def drop(self, cases: Iterable[int]) -> int:
        """Mark every row of some cases as dropped; return how many cases were not before. Earlier snapshots stay."""
        rows = self._columns[CASE].copy()
        dropped = 0
        for case in cases:
            dropped += bool(rows[case] == case)
            row = case
            while row < self._used and rows[row] == case:
                rows[row] = DROPPED
                row += 1
        self._columns[CASE] = rows
        return dropped

    def snapshot(self) -> Snapshot:
        """Return the rows as they are now, without copying them."""
        return Snapshot(tuple(column[: self._used] for column in self._columns))


def _grown(column: Column, size: int) -> Column:
    # By an eighth: doubling would hold twice the memory of a million cases.
    wider = np.zeros(size + max(_FIRST_SIZE, size // 8), column.dtype)
    wider[: len(column)] = column
    return wider
