"""What evidence is worth, alone and together, and which status it carries."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.case import Fate
from bot.domain.evidence import BEST, Evidence, EvidenceKind, graded, independent
from bot.domain.standards import STANDARDS

NOW = datetime(2026, 3, 1, tzinfo=UTC)


def item(kind: EvidenceKind, number: int = 1, *, origin: int | None = None, seen: bool = True) -> Evidence:
    """Return an item as good as its kind can be, with a source of its own unless said."""
    return Evidence(
        id=f"e{number}", case="c", kind=kind, grade=BEST[kind], origin=f"e{origin or number}", fact_on=None,
        received_on=date(2026, 3, 1), seen_by="m1" if seen else None, added_by="m1", added_at=NOW,
    )  # fmt: skip


#: Domain 2: what carries each fate, and what does not.
CARRIES: dict[Fate, list[list[EvidenceKind]]] = {
    Fate.BELIEVED_CAPTIVE: [
        [EvidenceKind.FAMILY], [EvidenceKind.VIDEO], [EvidenceKind.RELEASED_CAPTIVE], [EvidenceKind.ICRC_LETTER],
    ],
    Fate.CAPTIVE_CONFIRMED: [
        [EvidenceKind.ICRC_LETTER], [EvidenceKind.NIB_NOTICE], [EvidenceKind.COURT_DECISION],
    ],
    Fate.SEPARATED_LOCATED: [
        [EvidenceKind.LETTER], [EvidenceKind.CABINET], [EvidenceKind.RELEASED_CAPTIVE, EvidenceKind.RELEASED_CAPTIVE],
    ],
    Fate.RELEASED: [[EvidenceKind.OFFICIAL], [EvidenceKind.OWN_WORDS, EvidenceKind.FAMILY]],
    Fate.ESCAPED: [[EvidenceKind.OWN_WORDS, EvidenceKind.FAMILY]],
    Fate.RETURNED_HOME: [[EvidenceKind.FAMILY]],
    Fate.DEATH_REPORTED: [[kind] for kind in EvidenceKind],
    Fate.DIED_OFFICIAL: [[EvidenceKind.OFFICIAL_DOCUMENT, EvidenceKind.IN_PERSON]],
    Fate.REMAINS_IDENTIFIED: [[EvidenceKind.OFFICIAL_DOCUMENT]],
}  # fmt: skip
DOES_NOT: dict[Fate, list[list[EvidenceKind]]] = {
    Fate.BELIEVED_CAPTIVE: [[], [EvidenceKind.LIST], [EvidenceKind.RUMOUR], [EvidenceKind.LIST, EvidenceKind.RUMOUR]],
    Fate.CAPTIVE_CONFIRMED: [
        [EvidenceKind.FAMILY], [EvidenceKind.LETTER], [EvidenceKind.RELEASED_CAPTIVE, EvidenceKind.VIDEO],
        [EvidenceKind.OFFICIAL], [EvidenceKind.RUSSIAN_REPLY],
    ],
    Fate.SEPARATED_LOCATED: [[EvidenceKind.RELEASED_CAPTIVE], [EvidenceKind.FAMILY]],
    Fate.RELEASED: [[EvidenceKind.OWN_WORDS], [EvidenceKind.FAMILY], [EvidenceKind.LIST]],
    Fate.ESCAPED: [[EvidenceKind.OWN_WORDS], [EvidenceKind.OFFICIAL]],
    Fate.RETURNED_HOME: [[EvidenceKind.OFFICIAL], []],
    Fate.DEATH_REPORTED: [[]],
    Fate.DIED_OFFICIAL: [[EvidenceKind.OFFICIAL_DOCUMENT], [EvidenceKind.IN_PERSON]],
}  # fmt: skip


def rows(table: dict[Fate, list[list[EvidenceKind]]]) -> list[tuple[Fate, list[EvidenceKind]]]:
    return [(fate, kinds) for fate, each in table.items() for kinds in each]


@pytest.mark.parametrize(("fate", "kinds"), rows(CARRIES))
def test_evidence_carries_the_status_that_the_page_says(fate: Fate, kinds: list[EvidenceKind]) -> None:
    assert STANDARDS[fate][2].holds([item(kind, n) for n, kind in enumerate(kinds, 1)])


@pytest.mark.parametrize(("fate", "kinds"), rows(DOES_NOT))
def test_less_does_not_carry_it(fate: Fate, kinds: list[EvidenceKind]) -> None:
    assert not STANDARDS[fate][2].holds([item(kind, n) for n, kind in enumerate(kinds, 1)])


def test_one_rumour_from_five_relatives_counts_once() -> None:
    told = [item(EvidenceKind.RELEASED_CAPTIVE, n, origin=1) for n in range(1, 6)]
    assert len(independent(told)) == 1
    assert not STANDARDS[Fate.SEPARATED_LOCATED][2].holds(told)
    assert STANDARDS[Fate.SEPARATED_LOCATED][2].holds([*told, item(EvidenceKind.RELEASED_CAPTIVE, 9)])


def test_of_one_source_the_best_item_counts() -> None:
    weak = replace(item(EvidenceKind.RELEASED_CAPTIVE, 1), grade=graded("D4"))
    better = item(EvidenceKind.RELEASED_CAPTIVE, 2, origin=1)
    assert [each.id for each in independent([weak, better])] == ["e2"]


def test_a_letter_of_which_nobody_has_seen_the_original_confirms_nothing() -> None:
    unseen = item(EvidenceKind.ICRC_LETTER, seen=False)
    assert str(unseen.worth) == "B2"
    assert not STANDARDS[Fate.CAPTIVE_CONFIRMED][2].holds([unseen])
    assert STANDARDS[Fate.BELIEVED_CAPTIVE][2].holds([unseen])


def test_a_doubted_letter_confirms_nothing() -> None:
    doubted = replace(item(EvidenceKind.ICRC_LETTER), grade=graded("C3"))
    assert not STANDARDS[Fate.CAPTIVE_CONFIRMED][2].holds([doubted])


def test_what_was_taken_back_carries_nothing() -> None:
    gone = replace(item(EvidenceKind.ICRC_LETTER), taken_back_at=NOW, taken_back_by="m2")
    assert not STANDARDS[Fate.CAPTIVE_CONFIRMED][2].holds([gone])
    assert STANDARDS[Fate.MISSING][2].holds([gone])


def test_two_doubtful_witnesses_are_not_two_witnesses() -> None:
    doubtful = [replace(item(EvidenceKind.RELEASED_CAPTIVE, n), grade=graded("D4")) for n in (1, 2)]
    assert not STANDARDS[Fate.SEPARATED_LOCATED][2].holds(doubtful)


@pytest.mark.parametrize("written", ["", "A", "Z1", "A7", "B22"])
def test_a_grade_is_a_letter_and_a_figure_of_the_scale(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        graded(written)
