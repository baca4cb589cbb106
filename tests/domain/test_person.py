"""A day as people tell it."""

from datetime import date

import pytest

from bot.domain.person import PartialDate, Precision

YEAR = PartialDate(earliest=date(1994, 1, 1), latest=date(1994, 12, 31), precision=Precision.YEAR)


def day(year: int, month: int, number: int) -> PartialDate:
    """Return a day told whole."""
    told = date(year, month, number)
    return PartialDate(earliest=told, latest=told, precision=Precision.DAY)


@pytest.mark.parametrize(("other", "alike"), [
    (day(1994, 7, 21), True), (day(1994, 1, 1), True), (day(1994, 12, 31), True), (YEAR, True),
    (day(1995, 1, 1), False), (day(1993, 12, 31), False),
])  # fmt: skip
def test_a_year_may_be_each_of_its_days_and_no_other(other: PartialDate, *, alike: bool) -> None:
    assert YEAR.may_be(other) is other.may_be(YEAR) is alike
