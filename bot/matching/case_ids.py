"""The ids of the cases beside their rows, in one text: a million strings would weigh more than the cases."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.matching import sounds

#: So many ids, or an eighth of all, may wait to be sorted in.
_NEWEST: Final = 65_536


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
        there = self._count + rows + 1
        if there > len(self._ends):
            size = there + max(1024, there // 8)
            self._ends, self._hashes = np.resize(self._ends, size), np.resize(self._hashes, size)

    def extend(self, case_ids: Sequence[str]) -> None:
        """Append the ids of the next rows; an empty one for a further name of the case before."""
        self.reserve(len(case_ids))
        encoded = [case_id.encode() for case_id in case_ids]
        there = self._count + len(encoded)
        self._ends[self._count + 1 : there + 1] = len(self._text) + np.cumsum([len(each) for each in encoded])
        self._text += b"".join(encoded)
        self._hashes[self._count : there] = _hashed(case_ids)
        self._newest.update((case_id, row) for row, case_id in enumerate(case_ids, self._count) if case_id)
        self._count = there
        if len(self._newest) > max(_NEWEST, self._count // 8):
            self.settle()

    def met(self, case_ids: Sequence[str]) -> list[str]:
        """Return those of the ids that may be here already."""
        hashes, _ = self._sorted
        wanted = _hashed(case_ids)
        there = hashes.searchsorted(wanted) != hashes.searchsorted(wanted, "right")
        return [each for each, old in zip(case_ids, there.tolist(), strict=True) if old or each in self._newest]

    def __getitem__(self, row: int) -> str:
        """Return the id of a row."""
        return self._text[self._ends[row] : self._ends[row + 1]].decode()

    def row(self, case_id: str) -> int | None:
        """Return the last row of an id, None for one that was never there."""
        if case_id in self._newest:
            return self._newest[case_id]
        hashes, rows = self._sorted
        wanted = _hashed([case_id])[0]
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


def _hashed(case_ids: Sequence[str]) -> NDArray[np.uint32]:
    return np.array(sounds.hashes(case_ids), np.uint32)
