"""A whole name out of one text: read quickly, it is read as otherwise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.matching.names import names
from bot.matching.whole import Written, born

TOLD = [
    text
    for line in (Path(__file__).parent / "pairs.tsv").read_text("utf-8").splitlines()[1:]
    for text in (line.split("\t")[0], line.split("\t")[2])
]
BESIDE = ("Лавренко", "Семенко", "Арсенко", "M.", "дівоче", "(Герило)", "огли")
PARTS = st.sampled_from([*sorted({part for text in TOLD for part in text.split()}), *BESIDE])


@given(st.lists(PARTS, min_size=1, max_size=5).map(" ".join) | st.text(max_size=30))
def test_a_name_that_is_read_quickly_is_read_as_otherwise(text: str) -> None:
    assert Written(text).names() == names(Written(text).person())


@pytest.mark.parametrize("text", ["14.03.1989", "1989-13", "1989-02-30", "89", "1989-3", "0000"])
def test_a_birth_that_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the words are the caller's
        born(text)
