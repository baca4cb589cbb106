"""When somebody else may be writing from an account."""

from datetime import date, timedelta

import pytest

from bot.domain.account import Account, Doubt, Safety, doubtful

TODAY = date(2026, 3, 4)


def account(days: int | None, looks: str = "a", consent: str | None = "1") -> Account:
    seen = None if days is None else TODAY - timedelta(days=days)
    return Account(id="x", consent=consent, looks=looks, seen_on=seen, safety=Safety.SAFE)


@pytest.mark.parametrize(
    ("days", "looks", "expected"),
    [
        (0, "b", False),
        (89, "b", False),
        (90, "b", True),
        (90, "a", False),
        (364, "a", False),
        (365, "a", True),
        (None, "b", False),
    ],
)
def test_a_change_after_90_days_or_a_year_of_silence_is_looked_at_twice(
    days: int | None, looks: str, *, expected: bool
) -> None:
    assert doubtful(account(days), looks, TODAY) is expected


def test_whoever_agreed_to_nothing_left_nothing_to_protect() -> None:
    assert not doubtful(account(400, consent=None), "b", TODAY)


def test_an_account_that_was_deleted_is_always_looked_at_twice() -> None:
    assert doubtful(Account(id="x", consent="1", looks="a", seen_on=date.min), "a", TODAY)


@pytest.mark.parametrize(
    ("doubt", "closed"), [(None, False), (Doubt.SAME, False), (Doubt.ASKED, True), (Doubt.OTHER, True)]
)
def test_nothing_is_opened_while_it_is_not_known_who_is_here(doubt: Doubt | None, *, closed: bool) -> None:
    assert Account(id="x", doubt=doubt).closed is closed
