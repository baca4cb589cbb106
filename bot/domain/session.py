"""How long a moderator who has shown a code is let in."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Session:
    """Since when a moderator has shown a code, and how many grave moves the last one still opens."""

    moderator: str
    opened_at: datetime
    #: When something was last pressed or written, to the minute.
    seen_at: datetime
    fresh_until: datetime
    grave_left: int
    #: The button that leads back to where a code was asked for: empty from nowhere, None where none is asked for.
    asked: str | None = None

    def opens_grave(self, now: datetime) -> bool:
        """Whether the last code is fresh enough `now` for a grave move, and has not opened enough of them."""
        return now < self.fresh_until and self.grave_left > 0

    def open(self, now: datetime, lasts: timedelta, idle: timedelta) -> bool:
        """Whether it is still open `now`: it `lasts` so long at most, and is over when nothing is done for `idle`."""
        return now < self.opened_at + lasts and now < self.seen_at + idle
