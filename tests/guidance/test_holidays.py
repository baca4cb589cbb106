"""Holidays: days on whose eves nobody is told news."""

from datetime import date

from bot.guidance.holidays import holidays


def test_independence_day_is_a_holiday_in_every_year_of_the_file() -> None:
    years = {day.year for day in holidays()}
    assert years
    assert {date(year, 8, 24) for year in years} <= holidays()


def test_a_working_day_is_none() -> None:
    assert date(2026, 11, 23) not in holidays()
