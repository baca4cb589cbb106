"""The moves between statuses, walked whole, against the domain page as it is written."""

from itertools import product

import pytest

from bot.domain.case import Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import MOVES, VALUES, Axis, Move, move, sensible
from bot.domain.report import ReportState
from bot.storage.guards import GRAVE, SINGLE

#: Domain 2.1, word for word; "captive" means believed and confirmed.
PAGE = """
missing → believed_captive, captive_confirmed, separated_located, released, returned_home, death_reported, died_official
believed_captive → missing, captive_confirmed, released, escaped, returned_home, death_reported, died_official
captive_confirmed → released, escaped, death_reported, died_official, missing
released → returned_home, believed_captive, captive_confirmed
escaped → returned_home, believed_captive, captive_confirmed
returned_home → believed_captive, captive_confirmed
death_reported → died_official
died_official → remains_repatriated, remains_identified
separated_located → released, returned_home, missing
missing → escaped
"""
DEATHS = {"death_reported", "died_official", "remains_repatriated", "remains_identified"}
#: Domain 2: the fates marked with two people.
TWO = {"captive_confirmed", "separated_located", "released", "escaped", *DEATHS}
#: Domain 2: the other axes, and the states of a report.
OTHERS = {
    Axis.REPORT: """
        submitted → in_review, withdrawn
        in_review → needs_clarification, accepted, linked, rejected, withdrawn
        needs_clarification → in_review, accepted, linked, rejected, withdrawn
        rejected → in_review, withdrawn
        accepted → in_review, withdrawn
        linked → in_review, withdrawn
    """,
    Axis.CASE: """
        open → dormant, closed_resolved, closed_by_family, merged_into
        dormant → open, closed_resolved, closed_by_family, merged_into
        closed_resolved → open
        closed_by_family → open
        merged_into → open, dormant, closed_resolved, closed_by_family
    """,
    Axis.LEGAL: """
        none_known → charged, on_trial, sentenced, serving, acquitted_or_dropped
        charged → on_trial, sentenced, serving, acquitted_or_dropped
        on_trial → sentenced, serving, acquitted_or_dropped
        sentenced → serving, acquitted_or_dropped
        serving → acquitted_or_dropped
        acquitted_or_dropped → charged
    """,
    Axis.PLACE: """
        unknown → reported, confirmed
        reported → confirmed, reported, unknown
        confirmed → confirmed, reported, unknown
    """,
}


def read(page: str) -> set[tuple[str, str]]:
    """Return the moves that a page lists."""
    pairs = set()
    for line in filter(None, map(str.strip, page.splitlines())):
        before, after = line.split(" → ")
        pairs |= {(before, each) for each in after.split(", ")}
    return pairs


def listed(axis: Axis) -> set[tuple[str, str]]:
    """Return what the domain page allows on an axis."""
    if axis is not Axis.FATE:
        return read(OTHERS[axis])
    alive = {fate.value for fate in Fate} - DEATHS
    return read(PAGE) | set(product(DEATHS, alive))


def grave(before: str, after: str) -> bool:
    """Whether the domain page asks for two people, and for every move out of a grave fate that it does not list."""
    if after in TWO or before in DEATHS:
        return True
    usual = (before, after) in listed(Axis.FATE) and after in {"returned_home", "believed_captive"}
    return before in TWO and not usual


PAIRS = [(axis, before.value, after.value) for axis, kind in VALUES.items() for before, after in product(kind, kind)]


@pytest.mark.parametrize("axis", list(Axis))
def test_the_table_knows_exactly_the_moves_of_the_page(axis: Axis) -> None:
    assert {(before, after) for on, before, after in MOVES if on is axis} == listed(axis)


@pytest.mark.parametrize(("axis", "before", "after"), PAIRS)
def test_every_pair_is_a_move_of_the_page_or_takes_a_senior_with_a_reason(axis: Axis, before: str, after: str) -> None:
    found = move(axis, before, after)
    if (before, after) in listed(axis):
        assert found is MOVES[axis, before, after]
    elif before == after:
        assert found is None
    else:
        assert found is not None
        assert (found.lead, found.reason) == (True, True)


@pytest.mark.parametrize(("before", "after"), list(product(Fate, Fate)))
def test_a_grave_fate_takes_two_people_and_the_database_says_the_same(before: Fate, after: Fate) -> None:
    found = move(Axis.FATE, before, after)
    if found is None:
        return
    assert found.grave is grave(before.value, after.value)
    by_database = after in GRAVE or (before in GRAVE and f"{before}>{after}" not in SINGLE)
    assert by_database is found.grave


@pytest.mark.parametrize(("before", "after"), list(product(Fate, Fate)))
def test_a_death_is_seen_and_decided_by_seniors_alone(before: Fate, after: Fate) -> None:
    found = move(Axis.FATE, before, after)
    if found is not None:
        assert found.leads_only is (before.value in DEATHS or after.value in DEATHS)
        if found.leads_only:
            assert (found.people, found.lead) == (2, True)


@pytest.mark.parametrize("fate", [fate for fate in Fate if fate.value in DEATHS])
def test_a_death_that_turns_out_wrong_is_corrected_to_everybody(fate: Fate) -> None:
    for alive in (each for each in Fate if each.value not in DEATHS):
        found = move(Axis.FATE, fate, alive)
        assert found is not None
        assert (found.corrects, found.people, found.reason) == (True, 2, True)


def test_a_confirmation_that_is_withdrawn_takes_two_and_is_corrected() -> None:
    found = move(Axis.FATE, Fate.CAPTIVE_CONFIRMED, Fate.MISSING)
    assert found is not None
    assert (found.people, found.corrects, found.reason) == (2, True, True)


@pytest.mark.parametrize("before", ["released", "escaped", "returned_home"])
@pytest.mark.parametrize("after", ["believed_captive", "captive_confirmed"])
def test_whoever_is_captive_after_a_return_was_taken_again_or_never_came_back(before: str, after: str) -> None:
    again, none = (move(Axis.FATE, before, after, wrong=wrong) for wrong in (False, True))
    assert again is not None
    assert none is not None
    assert (again.either, again.corrects, again.reason) == (True, False, False)
    assert (none.corrects, none.reason) == (True, True)
    assert none.grave


def test_no_other_fate_may_be_either_and_wrong_changes_none_of_them() -> None:
    for before, after in product(Fate, Fate):
        found = move(Axis.FATE, before, after)
        if found is not None and not found.either:
            assert move(Axis.FATE, before, after, wrong=True) == found
    fates = [(each.before, each.after) for each in MOVES.values() if each.axis is Axis.FATE and each.either]
    assert len(fates) == len({"released", "escaped", "returned_home"}) * len({"believed", "confirmed"})


def test_a_childs_way_home_takes_two_people() -> None:
    for before in Fate:
        found, of_a_child = (move(Axis.FATE, before, Fate.RETURNED_HOME, child=each) for each in (False, True))
        if found is not None:
            assert isinstance(of_a_child, Move)
            assert of_a_child.people == 2


def test_two_cases_are_merged_by_two_people() -> None:
    assert move(Axis.CASE, "open", "merged_into") == Move(axis=Axis.CASE, before="open", after="merged_into", people=2)


def test_what_is_usual_is_offered_first_and_nothing_of_it_is_a_death() -> None:
    offered = [found.after for found in sensible(Axis.FATE, Fate.MISSING)]
    assert offered[:2] == [Fate.BELIEVED_CAPTIVE, Fate.CAPTIVE_CONFIRMED]
    assert sensible(Axis.REPORT, ReportState.WITHDRAWN) == ()


def test_no_fate_but_whereabouts_unknown_is_said_without_evidence() -> None:
    for fate in Fate:
        found = [each for (axis, _, after), each in MOVES.items() if axis is Axis.FATE and after == fate]
        bare = [each for each in found if each.basis.holds(())]
        assert bool(bare) is (fate is Fate.MISSING)
    assert EvidenceKind.RUMOUR.value == "rumour"


@pytest.mark.parametrize("was", ["believed_captive", "captive_confirmed", "separated_located", "released", "escaped"])
def test_whatever_a_family_may_have_been_told_is_corrected_where_it_never_was_so(was: str) -> None:
    found = move(Axis.FATE, was, "missing")
    assert found is not None
    assert found.corrects
