"""Ids are found by row and rows by id, whatever the ids are."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from bot.matching import sounds
from bot.matching.case_ids import CaseIds


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=60, unique=True), st.integers(0, 60))
def test_any_ids_are_found_before_and_after_they_are_sorted_in(ids: list[str], cut: int) -> None:
    kept = CaseIds()
    kept.extend(ids[:cut])
    kept.settle()
    kept.extend(ids[cut:])
    for row, case_id in enumerate(ids):
        assert kept[row] == case_id
        assert kept.row(case_id) == row
        assert kept.met([case_id]) == [case_id]
    assert kept.row("an id that is not there") is None


def test_of_an_id_that_was_put_again_the_last_row_is_true() -> None:
    kept = CaseIds()
    kept.extend(["one", "two", "one"])
    assert kept.row("one") == 2
    kept.settle()
    assert kept.row("one") == 2


def test_ids_that_share_a_hash_are_told_apart() -> None:
    # Among so many some ten pairs do.
    ids = [str(number) for number in range(300_000)]
    kept = CaseIds()
    kept.extend(ids)
    kept.settle()
    hashes = Counter(sounds.hashes(ids))
    shared = [row for row, hashed in enumerate(sounds.hashes(ids)) if hashes[hashed] > 1]
    assert [kept.row(ids[row]) for row in shared] == shared
