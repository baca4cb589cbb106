"""How two dates of birth agree, as exactly as each is known."""

from datetime import date
from enum import StrEnum

from bot.domain.person import PartialDate, Precision

#: Beyond this many days between them, two dates of birth are of two people.
APART = 3 * 366
_ROUGH = {Precision.APPROXIMATE, Precision.AGE}


class Agreement(StrEnum):
    """What two dates of birth are to each other."""

    SAME = "same"
    AGREES = "agrees"
    ROUGHLY = "roughly"
    SWAPPED = "swapped"
    OFF_BY_ONE = "off_by_one"
    SLIP = "slip"
    CLOSE = "close"
    APART = "apart"


def compare(one: PartialDate, other: PartialDate) -> Agreement:
    """Compare two dates of birth, the same both ways round."""
    if gap(one, other) == 0:
        return _agreement(one, other)
    if _exact(one) and _exact(other):
        slip = _slip(one.earliest, other.earliest)
        if slip is not None:
            return slip
    if {one.precision, other.precision} <= {Precision.YEAR, Precision.DAY} and _years(one, other) == 1:
        return Agreement.OFF_BY_ONE
    return Agreement.APART if gap(one, other) > APART else Agreement.CLOSE


def gap(one: PartialDate, other: PartialDate) -> int:
    """Return the days between two dates, 0 where they may be one day."""
    return max(0, (one.earliest - other.latest).days, (other.earliest - one.latest).days)


def _agreement(one: PartialDate, other: PartialDate) -> Agreement:
    if _exact(one) and _exact(other):
        return Agreement.SAME
    return Agreement.ROUGHLY if _ROUGH & {one.precision, other.precision} else Agreement.AGREES


def _slip(one: date, other: date) -> Agreement | None:
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return Agreement.SWAPPED
    same_day = (one.month, one.day) == (other.month, other.day)
    if same_day and abs(one.year - other.year) == 1:
        return Agreement.OFF_BY_ONE
    if same_day and _one_digit(one.year, other.year):
        return Agreement.SLIP
    parts = (one.year == other.year) + (one.month == other.month) + (one.day == other.day)
    return Agreement.SLIP if one.year == other.year and parts == 2 else None  # noqa: PLR2004 - two of three parts


def _one_digit(one: int, other: int) -> bool:
    # 1958 and 1985 are one slip of the hand; fathers and sons are told apart by the distance as well.
    pairs = [pair for pair in zip(str(one), str(other), strict=False) if pair[0] != pair[1]]
    turned = len(pairs) == 2 and pairs[0] == pairs[1][::-1]  # noqa: PLR2004 - two digits changed places
    return turned or (len(pairs) == 1 and abs(one - other) <= 10)  # noqa: PLR2004 - a decade is no generation


def _exact(when: PartialDate) -> bool:
    return when.precision is Precision.DAY and when.earliest == when.latest


def _years(one: PartialDate, other: PartialDate) -> int:
    return abs(one.earliest.year - other.earliest.year)
