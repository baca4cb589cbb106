"""What outlives every kill: the clock, how many points were passed, and the one at which to die."""

import fcntl
import mmap
import os
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Self

from tests.fakes import START

#: How far (seconds) the clock goes with every look: the one message a second of a chat costs no real second.
TICK: Final = 0.4
#: As a lease lasts: whoever starts again need not wait for what the dead one held.
LEASES: Final = 90.0
#: Stands behind the name of a point at which the bot died.
DEATH: Final = " †"
_MOMENT, _COUNT = struct.Struct("d"), struct.Struct("q")
_PASSED, _DEADLY = 8, 16


class Shared:
    """A few numbers in a file, and beside it the names of the points."""

    def __init__(self, folder: Path) -> None:
        """Go on with what lies in `folder`, or begin: a Wednesday at noon, nobody dies."""
        self._names, path = folder / "points", folder / "shared"
        if not path.exists():
            path.write_bytes(_MOMENT.pack(START.timestamp()) + 2 * _COUNT.pack(0))
            self._names.touch()
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), 0)
        self._line = os.open(self._names, os.O_WRONLY | os.O_APPEND)

    def __enter__(self) -> Self:
        """Let go of the files at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the files."""
        self.close()

    def close(self) -> None:
        """Let go of the files."""
        self._memory.close()
        os.close(self._line)

    def now(self) -> datetime:
        """Return the moment, and go on a little."""
        return datetime.fromtimestamp(self.skip(TICK), UTC)

    def skip(self, seconds: float) -> float:
        """Go on by so many seconds, and return the moment."""
        moment: float = _MOMENT.unpack_from(self._memory)[0] + seconds
        self._write(0, _MOMENT.pack(moment))
        return moment

    def _write(self, place: int, number: bytes) -> None:
        """Write a number at once; `pack_into` would show a nought to others first."""
        self._memory[place : place + len(number)] = number

    def seconds(self) -> float:
        """Return the moment as the sandbox tells time; its looks do not count."""
        return self.skip(0.0)

    @property
    def passed(self) -> int:
        """How many points were passed."""
        return int(_COUNT.unpack_from(self._memory, _PASSED)[0])

    @property
    def deadly(self) -> int:
        """The point at which to die, 0 for none."""
        return int(_COUNT.unpack_from(self._memory, _DEADLY)[0])

    def arm(self, ordinal: int) -> None:
        """Have the bot die at the point of this number, counted from here."""
        with self._alone():
            self._write(_DEADLY, _COUNT.pack(self.passed + ordinal))

    def disarm(self) -> bool:
        """Let it live from here on; return False, and change nothing, where it is dying already."""
        with self._alone():
            if self.dying:
                return False
            self._write(_DEADLY, _COUNT.pack(0))
            return True

    def mourn(self) -> None:
        """Say that whoever was dying is dead."""
        self._write(_DEADLY, _COUNT.pack(0))

    def reach(self, name: str) -> bool:
        """Pass a point; return whether it is the deadly one."""
        with self._alone():
            passed = self.passed + 1
            self._write(_PASSED, _COUNT.pack(passed))
            deadly = passed == self.deadly
            os.write(self._line, f"{name}{DEATH if deadly else ''}\n".encode())
        return deadly

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep the test and the bot from passing each other between two looks; a dead process holds nothing."""
        fcntl.flock(self._line, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._line, fcntl.LOCK_UN)

    def names(self) -> Sequence[str]:
        """Return the points that were passed, in their order."""
        return self._names.read_text("utf-8").splitlines()

    @property
    def dying(self) -> bool:
        """Whether the deadly point was passed and nobody has said so yet."""
        return 0 < self.deadly <= self.passed

    @property
    def busy(self) -> bool:
        """Whether whoever lives now is in the middle of something: what is ahead comes to be done."""
        names = self.names()
        last = max((place for place, name in enumerate(names) if name.endswith(DEATH)), default=-1)
        told = Counter(names[last + 1 :])
        return any(told[f"{kind} ahead"] != told[f"{kind} done"] for kind in {name.split()[0] for name in told})
