"""The urgent procedure: open for three calendar months, the earliest day counting."""

from datetime import date

import pytest

from bot.domain.person import PartialDate, Precision
from bot.domain.wgeid import deadline


@pytest.mark.parametrize(
    ("taken", "last"),
    [
        (date(2026, 1, 15), date(2026, 4, 15)),
        (date(2026, 11, 30), date(2027, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 1), date(2027, 1, 1)),
        (date(2026, 3, 31), date(2026, 6, 30)),
        (date(2026, 12, 31), date(2027, 3, 31)),
    ],
)
def test_the_last_day_is_three_calendar_months_on(taken: date, last: date) -> None:
    assert deadline(PartialDate(earliest=taken, latest=taken, precision=Precision.DAY)) == last


def test_of_a_month_the_first_day_counts() -> None:
    march = PartialDate(earliest=date(2026, 3, 1), latest=date(2026, 3, 31), precision=Precision.MONTH)
    assert deadline(march) == date(2026, 6, 1)
