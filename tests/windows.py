"""What Telegram counts: how much was sent in a second."""

from collections.abc import Iterable


def most(moments: Iterable[float]) -> int:
    """Return the largest number of moments (seconds) that any window of a second holds."""
    ordered = sorted(moments)
    found, first = 0, 0
    for last, moment in enumerate(ordered):
        while ordered[first] <= moment - 1.0:
            first += 1
        found = max(found, last - first + 1)
    return found
