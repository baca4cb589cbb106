"""When people may be written to, and when a promised working day ends."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import KYIV, QuietHours, waking, working_days_after

NIGHT = QuietHours(time(20, 0), time(9, 0))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda naive: naive.replace(tzinfo=KYIV))  # noqa: DTZ001 (the zone follows)
HOLIDAY = date(2026, 8, 24)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of March 2026 in Kyiv; the 4th is a Wednesday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=KYIV)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (at(4, 12), at(4, 12)),
        (at(4, 20), at(5, 9)),
        (at(4, 23, 59), at(5, 9)),
        (at(5, 3), at(5, 9)),
        (at(5, 9), at(5, 9)),
        (at(6, 16, 59), at(6, 16, 59)),
        (at(6, 17), at(7, 9)),
    ],
)
def test_a_notice_waits_for_waking_hours(asked: datetime, told: datetime) -> None:
    assert waking(asked, NIGHT, ()) == told


def test_the_eve_of_a_holiday_ends_at_five() -> None:
    eve = datetime(2026, 8, 23, 17, 30, tzinfo=KYIV)
    assert waking(eve, NIGHT, [HOLIDAY]) == datetime(2026, 8, 24, 9, 0, tzinfo=KYIV)


def test_no_quiet_hours_switch_every_rule_off() -> None:
    assert waking(at(6, 23), None, [HOLIDAY]) == at(6, 23)


@given(MOMENTS)
def test_what_is_held_back_is_told_within_two_days_and_in_waking_hours(moment: datetime) -> None:
    told = waking(moment, NIGHT, [HOLIDAY])
    assert moment <= told <= moment + timedelta(days=2)
    assert not NIGHT.hold(told.astimezone(KYIV).time())


@pytest.mark.parametrize(("day", "days", "due"), [(4, 1, 5), (6, 1, 9), (6, 3, 11), (7, 1, 9), (4, 10, 18)])
def test_working_days_leave_out_the_weekend(day: int, days: int, due: int) -> None:
    assert working_days_after(at(day, 12), days, ()) == at(due, 12)


def test_working_days_leave_out_holidays() -> None:
    friday = datetime(2026, 8, 21, 12, 0, tzinfo=KYIV)
    assert working_days_after(friday, 1, [HOLIDAY]).date() == date(2026, 8, 25)
