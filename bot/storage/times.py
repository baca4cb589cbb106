"""Moments as the tables hold them: whole microseconds since 1970, equal on both databases."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def stamp(moment: datetime) -> int:
    """Return `moment` (aware) in microseconds since 1970."""
    return (moment - _EPOCH) // _TICK


def moment(stamp: int) -> datetime:
    """Return the moment, in UTC, that `stamp` stands for."""
    return _EPOCH + stamp * _TICK


def span(length: timedelta) -> int:
    """Return `length` in microseconds."""
    return length // _TICK


def stamp_or_none(moment: datetime | None) -> int | None:
    """Return `stamp(moment)`, None for None."""
    return None if moment is None else stamp(moment)


def moment_or_none(micros: int | None) -> datetime | None:
    """Return `moment(micros)`, None for None."""
    return None if micros is None else moment(micros)
