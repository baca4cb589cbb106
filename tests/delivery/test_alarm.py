"""The operator is told of a lasting trouble, not of each time it is met."""

import structlog.testing

from bot.delivery.alarm import Alarm


class DiskOfThisTestFull(Exception):
    """An invented trouble."""


def test_a_trouble_is_told_once_a_minute_whoever_meets_it() -> None:
    with structlog.testing.capture_logs() as lines:
        for _ in range(100):
            Alarm().ring("storage.trouble", DiskOfThisTestFull("planted words"))
    (line,) = lines
    assert line["kind"] == "DiskOfThisTestFull"


def test_different_troubles_are_told_apart() -> None:
    with structlog.testing.capture_logs() as lines:
        Alarm().ring("an invented trouble", "one")
        Alarm().ring("an invented trouble", "other")
    assert [line["kind"] for line in lines] == ["one", "other"]
