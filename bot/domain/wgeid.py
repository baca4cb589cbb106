"""The urgent procedure of the United Nations' working group on disappearances: open for three months after the day."""

from calendar import monthrange
from datetime import date
from typing import Final

from bot.domain.person import PartialDate

MONTHS: Final = 3


def deadline(taken: PartialDate) -> date:
    """Return the last day on which it is open; of a day not known exactly the earliest counts."""
    day = taken.earliest
    years, month = divmod(day.month - 1 + MONTHS, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
