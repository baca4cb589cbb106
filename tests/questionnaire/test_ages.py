"""How old the person is at the last contact, as exactly as the family can tell."""

from datetime import date

import pytest

from bot.domain.person import PartialDate, Precision
from bot.questionnaire import ages
from bot.questionnaire.ages import Ages
from bot.questionnaire.answers import Answer
from tests.fakes import START
from tests.questionnaire.answered import given, silent

CONTACT = PartialDate(earliest=date(2022, 3, 1), latest=date(2022, 3, 31), precision=Precision.MONTH)


def born(*day: int) -> Answer:
    when = date(*day)
    return given(PartialDate(earliest=when, latest=when, precision=Precision.DAY))


def born_in(year: int) -> Answer:
    return given(PartialDate(earliest=date(year, 1, 1), latest=date(year, 12, 31), precision=Precision.YEAR))


def aged(fewest: int, most: int | None = None) -> Answer:
    """Return a birth told as an age on the day of the tests."""
    most = fewest if most is None else most
    earliest, latest = date(START.year - most - 1, 1, 1), date(START.year - fewest, 12, 31)
    return given(PartialDate(earliest=earliest, latest=latest, precision=Precision.AGE))


@pytest.mark.parametrize(
    ("birth", "when", "expected"),
    [
        (born(2004, 3, 15), None, Ages(17, 18)),
        (born(2004, 4, 1), None, Ages(17, 17)),
        (born_in(2004), None, Ages(17, 18)),
        (aged(20), "then", Ages(20, 20)),
        (aged(20), "now", Ages(15, 17)),
        (aged(20, 25), "now", Ages(15, 22)),
        (aged(20), None, Ages(15, 20)),
        (born(2022, 3, 20), None, Ages(0, 0)),
    ],
)
def test_the_age_is_as_exact_as_what_was_told(birth: Answer, when: str | None, expected: Ages) -> None:
    answers = {"birth": birth, "last_contact": given(CONTACT)}
    assert ages.at_contact(answers | ({"age_when": given(when)} if when else {})) == expected


def test_who_may_be_under_eighteen_is_a_minor_and_who_surely_is_not_is_none() -> None:
    contact = {"last_contact": given(CONTACT)}
    assert ages.may_be_minor({"birth": born_in(2004), **contact})
    assert ages.may_be_minor({"birth": born(2004, 3, 31), **contact})
    assert not ages.may_be_minor({"birth": born(2004, 3, 1), **contact})
    assert not ages.may_be_minor({"birth": born_in(2003), **contact})


def test_an_adult_of_eighteen_then_is_no_minor() -> None:
    assert not ages.may_be_minor({"birth": aged(18), "age_when": given("then"), "last_contact": given(CONTACT)})


def test_where_nobody_knows_when_the_contact_was_lost_only_a_child_of_today_is_a_minor() -> None:
    assert ages.may_be_minor({"birth": born_in(2012), "last_contact": silent()})
    assert not ages.may_be_minor({"birth": born_in(2000), "last_contact": silent()})


def test_without_a_birth_nobody_is_taken_for_a_minor() -> None:
    assert ages.at_contact({"birth": silent(), "last_contact": given(CONTACT)}) is None
    assert not ages.may_be_minor({"last_contact": given(CONTACT)})


def test_under_an_age_is_said_only_where_every_reading_is() -> None:
    contact = {"last_contact": given(CONTACT)}
    assert ages.surely_under({"birth": born_in(2007), **contact}, 16)
    assert not ages.surely_under({"birth": born_in(2006), **contact}, 16)
