"""The demo's clock: it begins on a working morning and goes with the sandbox's."""

from datetime import UTC, datetime

import pytest

from bot.demo.clock import DemoClock, morning


def march(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "begins"),
    [(2, 2), (5, 5), (6, 9), (7, 9), (8, 9)],
    ids=["Monday", "Thursday", "Friday", "Saturday", "Sunday"],
)
def test_the_demo_begins_at_ten_in_kyiv_when_no_evening_of_rest_is_near(day: int, begins: int) -> None:
    assert morning(march(day, 19)) == march(begins, 8)


def test_after_midnight_in_kyiv_it_is_the_next_day() -> None:
    assert morning(march(2, 23)) == march(3, 8)


def test_it_tells_the_seconds_of_the_sandbox() -> None:
    assert DemoClock(lambda: 0.0).now() == datetime(1970, 1, 1, tzinfo=UTC)
