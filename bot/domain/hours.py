"""When people may be written to, and when a promised working day ends. Europe/Kyiv time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
#: When moderators' day begins: what is promised for a day still leaves before its evening.
MORNING = time(9, 0)
#: On Fridays and eves of holidays nothing is pushed from this hour on (questionnaire D.0).
EVENING = time(17, 0)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From when until when (Kyiv time) nobody is written to first; may pass midnight."""

    start: time
    end: time

    def hold(self, moment: time) -> bool:
        """Whether `moment` lies in the quiet hours."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


def waking(moment: datetime, quiet: QuietHours | None, holidays: Collection[date]) -> datetime:
    """Return the first moment, `moment` or later, at which a notice may be pushed.

    `quiet` of None switches every such rule off. Fridays and eves of `holidays` end at 17:00, so that
    nobody is left alone with news over days of rest.
    """
    if quiet is None:
        return moment
    local = moment.astimezone(KYIV)
    tomorrow = local.date() + timedelta(days=1)
    eve = local.weekday() == 4 or tomorrow in holidays  # noqa: PLR2004 - 4 is Friday
    if eve and local.time() >= EVENING:
        return _morning(tomorrow, quiet)
    if quiet.hold(local.time()):
        day = local.date() if local.time() < quiet.end else tomorrow
        return _morning(day, quiet)
    return moment


def _morning(day: date, quiet: QuietHours) -> datetime:
    """Return when the quiet hours of `day` end."""
    return datetime.combine(day, quiet.end, KYIV)


def working_days_after(moment: datetime, days: int, holidays: Collection[date]) -> datetime:
    """Return `moment` moved on by `days` working days (Monday to Friday, no holidays)."""
    local = moment.astimezone(KYIV)
    while days:
        local += timedelta(days=1)
        if local.weekday() < 5 and local.date() not in holidays:  # noqa: PLR2004 - Saturday is 5
            days -= 1
    return local
