"""Looks at a counted list, outside personal limits: two seniors open it for one purpose."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

#: How long a list may be.
SIZES: Final = (50, 100, 300, 500)


class PurposeState(StrEnum):
    """Where it stands."""

    #: A second senior has not spoken yet.
    WAITS = "waits"
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Purpose:
    """For what a senior looks at a list, and how much of it is left. The database refuses one person in both parts."""

    id: str
    opener: str
    size: int
    looks_left: int
    opened_at: datetime
    #: Until when somebody may agree; once somebody has, until when it is open.
    expires_at: datetime
    #: For what, in the opener's own words; sealed in storage.
    words: str
    agreed: str | None = None
    ended_at: datetime | None = None

    def state(self, now: datetime) -> PurposeState:
        """Return where it stands."""
        if self.ended_at is not None or self.expires_at <= now or self.looks_left <= 0:
            return PurposeState.ENDED
        return PurposeState.WAITS if self.agreed is None else PurposeState.OPEN
