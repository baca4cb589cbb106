"""The table of invented pairs: how many of them come out as people would say."""

from collections import Counter
from pathlib import Path

import pytest

from bot.matching.score import Band, score
from tests.matching.people import person

ROWS = [line.split("\t") for line in (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines()[1:]]


def bands(expected: str) -> Counter[Band]:
    """Count the bands of the rows that people call `expected`."""
    rows = [row for row in ROWS if row[4] == expected]
    return Counter(score(person(row[0], row[1]), person(row[2], row[3])).band for row in rows)


def test_every_pair_of_one_person_is_shown_to_the_moderator() -> None:
    assert bands("same")[Band.NONE] == 0


def test_most_pairs_of_one_person_are_strong() -> None:
    found = bands("same")
    assert found[Band.STRONG] / found.total() >= 0.65


def test_a_doubtful_pair_is_shown_but_never_strong() -> None:
    assert set(bands("possible")) == {Band.POSSIBLE}


def test_different_people_are_not_shown_as_candidates() -> None:
    assert set(bands("different")) == {Band.NONE}


@pytest.mark.parametrize("row", [row for row in ROWS if row[4] == "different"], ids=lambda row: f"{row[0]}-{row[2]}")
def test_no_pair_of_different_people_is_strong_either_way_round(row: list[str]) -> None:
    query, target = person(row[0], row[1]), person(row[2], row[3])
    assert Band.STRONG not in {score(query, target).band, score(target, query).band}
