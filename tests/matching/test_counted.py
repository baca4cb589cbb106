"""How many of the cases share a surname is counted, whatever its spelling."""

import numpy as np

from bot.matching.columns import CASE, DROPPED, SURNAME, Columns
from bot.matching.counted import Counted
from bot.matching.named import Named

SPELT = [("мельник",), ("melnyk",), ("вигаданов",), ("вигаданова",), ("герило",)]


def counted(numbers: list[int], dropped: int | None = None) -> Counted:
    """Count cases whose surnames are these places in `SPELT`, one of them dropped."""
    named, columns = Named(), Columns()
    known = [named.surnames.number(words) for words in SPELT]
    columns.extend([(row, known[at], 0, 0, 0, 0, 0, 0, 0, 0) for row, at in enumerate(numbers)])
    if dropped is not None:
        columns.drop([dropped])
    rows = columns.snapshot()
    assert (rows[CASE] == DROPPED).sum() == (dropped is not None)
    assert rows[SURNAME].dtype == np.int32
    return Counted.of(named.soundings(), rows)


def test_spellings_and_the_forms_of_both_sexes_count_together() -> None:
    counts = counted([0, 1, 2, 3])
    assert counts.share(("мельник",)) == counts.share(("melnyk",)) == 0.5
    assert counts.share(("вигаданова",)) == 0.5


def test_a_surname_that_nobody_has_has_no_share() -> None:
    assert counted([0, 1]).share(("герило",)) == 0.0
    assert counted([0, 1]).share(("цимбал",)) == 0.0


def test_cases_that_were_taken_out_do_not_count() -> None:
    assert counted([0, 4], dropped=1).share(("мельник",)) == 1.0


def test_nobody_at_all_is_no_error() -> None:
    assert counted([]).share(("мельник",)) == 0.0
