"""A clock for whole roads: it goes on with every look, and jumps when a test says so."""

from datetime import UTC, datetime, timedelta
from typing import Final

#: A Wednesday, noon in Kyiv.
NOON: Final = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
#: How far it goes with every look. The bot looks at it some eight times an answered question, so the one
#: message a second that a chat takes costs no real second, however slow the machine is.
TICK: Final = timedelta(seconds=1)


class RunningClock:
    """The bot's clock."""

    def __init__(self, start: datetime = NOON) -> None:
        """Begin at `start`."""
        self.moment = start

    def now(self) -> datetime:
        """Return the moment, and go on a little."""
        self.moment += TICK
        return self.moment

    def move(self, **parts: float) -> datetime:
        """Move on by the parts of a timedelta (`minutes=5`), and return the new moment."""
        self.moment += timedelta(**parts)
        return self.moment

    def seconds(self) -> float:
        """Return the moment as the sandbox tells time; its looks do not count."""
        return self.moment.timestamp()
