"""Where a family can turn, for everything that may have happened, whatever it has done already."""

from collections.abc import Collection
from datetime import date

import pytest

from bot.domain.guidance import CATEGORIES, SITUATIONS, STEPS, Contact, Situation, fitting


def contact(name: str, *categories: str, step: str | None = None, within: int | None = None) -> Contact:
    """Return an invented contact."""
    return Contact(
        name={"uk": name},
        lines={"uk": "0 800 000 000"},
        source="invented",
        verified_on=date(2026, 1, 1),
        categories=frozenset(categories),
        step=step,
        within_days=within,
    )


CONTACTS = (
    contact("police", step="police"),
    contact("headquarters", "service", "detained", step="headquarters"),
    contact("ombudsman", "detained", "child", "sentenced", step="ombudsperson"),
    contact("children", "child", step="children"),
    contact("urgent", "detained", "lost", step="courts", within=90),
    contact("letters", "sentenced"),
    contact("aid"),
    contact("papers", "confirmed"),
    contact("treatment", "back"),
)


def names(contacts: Collection[Contact]) -> list[str]:
    return [one.name["uk"] for one in contacts]


def situation(*categories: str, taken: Collection[str] = (), days: int | None = None) -> Situation:
    return Situation(categories=frozenset(categories), taken=taken, days_since=days)


@pytest.mark.parametrize(
    ("told", "ahead", "done"),
    [
        (situation("service"), ["police", "headquarters", "aid"], []),
        (situation("detained"), ["police", "headquarters", "ombudsman", "urgent", "aid"], []),
        (situation("child"), ["police", "ombudsman", "children", "aid"], []),
        (situation("sentenced"), ["police", "ombudsman", "letters", "aid"], []),
        (situation("lost"), ["police", "urgent", "aid"], []),
        (situation("moved"), ["police", "aid"], []),
        (situation("detained", "child", days=100), ["police", "headquarters", "ombudsman", "children", "aid"], []),
        (situation(), [one.name["uk"] for one in CONTACTS[:-2]], []),
        (situation(*SITUATIONS), [one.name["uk"] for one in CONTACTS], []),
        (situation("detained", "confirmed"), ["papers", "police", "headquarters", "ombudsman", "urgent", "aid"], []),
        (situation("back"), ["treatment"], []),
        (situation("service", taken=["police"]), ["headquarters", "aid"], ["police"]),
        (
            situation("child", taken=["police", "headquarters", "children"]),
            ["ombudsman", "aid"],
            ["police", "children"],
        ),
        (situation("lost", taken=["nowhere"]), ["police", "urgent", "aid"], []),
        (situation("lost", days=90), ["police", "urgent", "aid"], []),
        (situation("lost", days=91), ["police", "aid"], []),
        (situation("lost", taken=["courts"], days=10), ["police", "aid"], ["urgent"]),
    ],
)
def test_a_family_is_sent_where_it_has_not_been_yet(told: Situation, ahead: list[str], done: list[str]) -> None:
    found = fitting(CONTACTS, told)
    assert (names(found.ahead), names(found.done)) == (ahead, done)


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("taken", [(), ("police",), STEPS])
def test_nothing_that_fits_is_lost_and_nothing_is_told_twice(category: str, taken: tuple[str, ...]) -> None:
    found = fitting(CONTACTS, situation(category, taken=taken))
    fresh = fitting(CONTACTS, situation(category))
    assert sorted(names((*found.ahead, *found.done))) == sorted(names(fresh.ahead))
    assert "aid" in names(found.ahead)
