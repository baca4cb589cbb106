"""The demo's clock: a working morning at first, then as fast as the world's, and forward when the page says so."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.domain.hours import KYIV

#: The hour at which the demo's day begins: nobody's quiet hours, and time enough before they come.
MORNING = 10
#: The last weekday (Thursday) whose evening is no eve of a weekend.
LAST_PLAIN_DAY = 3


class DemoClock:
    """The bot's clock, told by the same seconds as the sandbox's."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        """Tell the moment that `seconds` (since 1970, UTC) say."""
        self._seconds = seconds

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.fromtimestamp(self._seconds(), UTC)


def morning(moment: datetime) -> datetime:
    """Return ten o'clock in Kyiv of the day of `moment`, or of the Monday after it from Friday on."""
    day = moment.astimezone(KYIV)
    while day.weekday() > LAST_PLAIN_DAY:
        day += timedelta(days=1)
    return day.replace(hour=MORNING, minute=0, second=0, microsecond=0)
