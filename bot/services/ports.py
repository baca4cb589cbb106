"""What every service needs from outside: the time, new ids, and one unit of work."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time, passed in."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""


class Ids(Protocol):
    """Random names for new things."""

    def new(self) -> str:
        """Return 128 random bits in 22 characters."""

    def number(self) -> str:
        """Return a random reference that people can read out."""

    def secret(self) -> str:
        """Return 160 random bits as authenticator apps read them (32 characters of base32)."""

    def pick(self, below: int) -> int:
        """Return a random number in [0, below)."""


class Work(Protocol):
    """One transaction: what all units of work share. A service adds the nouns it needs."""

    @property
    def now(self) -> datetime:
        """The moment at which the transaction began."""

    @property
    def ids(self) -> Ids:
        """Where new ids come from."""
