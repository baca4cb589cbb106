"""The ids of the cases beside their rows, in one text: a million strings would weigh more than the cases."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

#: So many ids, or an eighth of all, may wait to be sorted in.
_NEWEST: Final = 65_536
_PART: Final = 0xFFFFFFFF


class CaseIds:
    """Ids by row and rows by id. One thread changes them at a time, any number read."""

    def __init__(self) -> None:
        """Start empty."""
        self._text = bytearray()
        self._ends: NDArray[np.uint32] = np.zeros(1024, np.uint32)
        self._hashes: NDArray[np.uint32] = np.zeros(1024, np.uint32)
        self._count = 0
        #: Hashes in their order, and whose they are.
        self._sorted: tuple[NDArray[np.uint32], NDArray[np.int32]] = np.zeros(0, np.uint32), np.zeros(0, np.int32)
        self._newest: dict[str, int] = {}

    def reserve(self, rows: int) -> None:
        """Make room for so many more ids at once."""
        self._ends = np.resize(self._ends, max(len(self._ends), self._count + rows + 1))
        self._hashes = np.resize(self._hashes, len(self._ends))

    def add(self, case_id: str) -> None:
        """Append the id of the next row; an empty one for a further name of the case before."""
        if self._count + 1 == len(self._ends):
            self.reserve(max(1024, self._count // 8))
        self._text += case_id.encode()
        self._ends[self._count + 1] = len(self._text)
        self._hashes[self._count] = hash(case_id) & _PART
        if case_id:
            self._newest[case_id] = self._count
        self._count += 1
        if len(self._newest) > max(_NEWEST, self._count // 8):
            self.settle()

    def __getitem__(self, row: int) -> str:
        """Return the id of a row."""
        return self._text[self._ends[row] : self._ends[row + 1]].decode()

    def row(self, case_id: str) -> int | None:
        """Return the last row of an id, None for one that was never there."""
        if case_id in self._newest:
            return self._newest[case_id]
        hashes, rows = self._sorted
        wanted = np.uint32(hash(case_id) & _PART)
        place = int(hashes.searchsorted(wanted, "right")) - 1
        while place >= 0 and hashes[place] == wanted:
            if self[row := int(rows[place])] == case_id:
                return row
            place -= 1
        return None

    def settle(self) -> None:
        """Sort the newest ids in."""
        hashes = self._hashes[: self._count]
        order = np.argsort(hashes, kind="stable").astype(np.int32)
        self._sorted = hashes[order], order
        self._newest = {}
