"""The time and the chance of this machine."""

import base64
import secrets
from datetime import UTC, datetime
from typing import Final

#: References that people read out: no letter that looks like a digit, none that hear alike.
READABLE: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


class RandomIds:
    """Ids nobody can guess."""

    def new(self) -> str:
        """Return 128 random bits in 22 characters."""
        return secrets.token_urlsafe(16)

    def number(self) -> str:
        """Return a random reference such as `K7QX-M2RD`: 40 bits, and never counted."""
        drawn = "".join(secrets.choice(READABLE) for _ in range(8))
        return f"{drawn[:4]}-{drawn[4:]}"

    def secret(self) -> str:
        """Return 160 random bits as authenticator apps read them (32 characters of base32)."""
        return base64.b32encode(secrets.token_bytes(20)).decode("ascii")

    def pick(self, below: int) -> int:
        """Return a random number in [0, below)."""
        return secrets.randbelow(below)
