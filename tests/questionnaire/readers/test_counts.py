"""A small number of people, however it is written."""

import pytest

from bot.questionnaire.readers.counts import read_count
from bot.questionnaire.readers.reading import Read, Unreadable


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", "2"), ("двоє", "2"), ("два брати", "2"), ("одна", "1"), ("один брат", "1"), ("трое", "3"),
        ("троє дітей", "3"), ("four", "4"), ("п’ять", "5"), ("шестеро", "6"), ("семь", "7"), ("восьмеро", "8"),
        ("дев'ять", "9"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_figures_and_in_words(text: str, number: str) -> None:
    read = read_count(text)
    assert isinstance(read, Read)
    assert read.value == number


@pytest.mark.parametrize("text", ["", "0", "12", "багато", "2 і 3", "сестра", "двоє, їм 5 років", "-"])
def test_what_is_no_one_number_is_told_calmly(text: str) -> None:
    assert isinstance(read_count(text), Unreadable)
