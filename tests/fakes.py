"""Time and chance as a test wants them."""

import base64
import random
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)


class FixedClock:
    """A clock that stands still until it is moved. It starts on a Wednesday at noon, Kyiv time."""

    def __init__(self, start: datetime = START) -> None:
        """Stand at `start`."""
        self.moment = start

    def now(self) -> datetime:
        """Return the moment it shows."""
        return self.moment

    def move(self, length: timedelta | None = None, **parts: float) -> datetime:
        """Move on by `length`, or by the parts of a timedelta (`minutes=5`), and return the new moment."""
        self.moment += timedelta(**parts) if length is None else length
        return self.moment


class SeededIds:
    """Ids that are the same in every run of a test."""

    def __init__(self, seed: int = 0) -> None:
        """Begin with `seed`."""
        self._chance = random.Random(seed)

    def new(self) -> str:
        """Return 128 bits in 22 characters."""
        return base64.urlsafe_b64encode(self._chance.randbytes(16)).decode("ascii").rstrip("=")

    def number(self) -> str:
        """Return a reference that people can read out."""
        return f"{self._chance.randrange(10**4):04}-{self._chance.randrange(10**4):04}"

    def secret(self) -> str:
        """Return 160 bits in 32 characters of base32."""
        return base64.b32encode(self._chance.randbytes(20)).decode("ascii")

    def pick(self, below: int) -> int:
        """Return a number in [0, below)."""
        return self._chance.randrange(below)
