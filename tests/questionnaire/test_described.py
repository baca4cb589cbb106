"""What the answers say of the person, and of how the family wants to be treated."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.person import PartialDate, Precision
from bot.questionnaire import described
from bot.questionnaire.answers import Answer, State, Value

SAID = datetime(2026, 3, 4, 10, tzinfo=UTC)
AGE = PartialDate(earliest=date(1990, 1, 1), latest=date(1991, 12, 31), precision=Precision.AGE)
MARCH = PartialDate(earliest=date(2022, 3, 1), latest=date(2022, 3, 31), precision=Precision.MONTH)


def given(value: Value) -> Answer:
    return Answer(State.GIVEN, value, None, SAID, "uk")


def test_an_age_told_for_now_stands_as_it_was_read() -> None:
    assert described.person({"birth": given(AGE), "age_when": given("now")}).birth == AGE


def test_an_age_told_for_then_moves_back_by_the_time_since() -> None:
    answers = {"birth": given(AGE), "age_when": given("then"), "last_contact": given(MARCH)}
    birth = described.person(answers).birth
    assert birth is not None
    assert (birth.earliest.year, birth.latest.year) == (1986, 1987)


def test_an_age_told_for_an_unknown_then_spans_the_war() -> None:
    birth = described.person({"birth": given(AGE), "age_when": given("then")}).birth
    assert birth is not None
    assert (birth.earliest.year, birth.latest.year) == (1978, 1991)


def test_other_forms_of_the_name_are_kept_for_matching() -> None:
    person = described.person({"other_names": given(("Вигаданенка", "Vyhadanenko"))})
    assert person.other_names == ("Вигаданенка", "Vyhadanenko")


def test_who_said_nothing_about_writing_first_wishes_nothing() -> None:
    assert described.wishes({}).quiet is None
    assert described.wishes({"safe_contact": given(("call",))}).quiet is False
    assert described.wishes({"safe_contact": given(("not_first", "call"))}).quiet is True


TODAY = date(2026, 3, 4)


def day(year: int, month: int, of: int) -> PartialDate:
    return PartialDate(earliest=date(year, month, of), latest=date(year, month, of), precision=Precision.DAY)


@pytest.mark.parametrize(
    ("answers", "categories"),
    [
        ({}, set()),
        ({"what": given("service")}, {"service"}),
        ({"what": given("not_here")}, set()),
        ({"what": Answer(State.UNKNOWN, None, None, SAID, "uk")}, {"lost"}),
        ({"what": Answer(State.DECLINED, None, None, SAID, "uk")}, set()),
        ({"what": given("child")}, {"child"}),
        ({"what": given("detained"), "birth": given(day(2006, 3, 5)), "last_contact": given(day(2024, 3, 4))},
         {"detained", "child"}),
        ({"what": given("detained"), "birth": given(day(2006, 3, 4)), "last_contact": given(day(2024, 3, 4))},
         {"detained"}),
        ({"what": given("lost"), "birth": given(AGE), "last_contact": given(MARCH)}, {"lost"}),
    ],
)  # fmt: skip
def test_the_situation_is_what_may_have_happened_and_a_minor_is_a_child_too(
    answers: dict[str, Answer], categories: set[str]
) -> None:
    assert described.situation(answers, TODAY).categories == categories


@pytest.mark.parametrize(("last", "days"), [(None, None), (day(2026, 3, 4), 0), (day(2025, 12, 4), 90), (MARCH, 1434)])
def test_the_days_since_the_last_contact_are_as_few_as_they_may_be(last: PartialDate | None, days: int | None) -> None:
    assert described.situation({"last_contact": given(last)} if last else {}, TODAY).days_since == days


def test_the_steps_that_were_ticked_are_taken() -> None:
    assert described.situation({"turned_to": given(("police", "bureau"))}, TODAY).taken == ("police", "bureau")


def test_a_nickname_and_the_name_a_child_was_given_are_kept_for_matching_too() -> None:
    answers = {
        "known_as": given("Малюк"),
        "other_names": given(("Vyhadanenko",)),
        "new_name": given("Иван Выдуманный, гражданство России"),
    }
    assert described.person(answers).other_names == ("Vyhadanenko", "Малюк", "Иван Выдуманный")


def test_the_answers_tell_what_presses() -> None:
    facts = described.facts(
        {"cared": given("nobody"), "in_touch": given("yes"), "medicine_d": given("yes"), "stage": given("trial")}, TODAY
    )
    assert (facts.child_alone, facts.child_in_touch, facts.needs_medicine, facts.trial_open) == (True,) * 4
    calm = described.facts({"cared": given("parents"), "in_touch": given("earlier"), "medicine": given("no")}, TODAY)
    assert (calm.child_alone, calm.child_in_touch, calm.needs_medicine, calm.trial_open) == (False,) * 4


def test_a_trial_with_a_known_next_day_waits_for_that_day() -> None:
    facts = described.facts({"stage": given("trial"), "hearing": given(MARCH)}, TODAY)
    assert facts.hearing == MARCH
    assert not facts.trial_open


def test_the_day_of_a_detention_may_be_the_last_contact() -> None:
    same = {"last_contact": given(MARCH), "taken_when": given("same")}
    assert described.facts(same, TODAY).taken == MARCH
    assert described.facts({"last_contact": given(MARCH), "taken_when": given(AGE)}, TODAY).taken == AGE
    assert described.facts({"last_contact": given(MARCH)}, TODAY).taken is None


def test_brothers_and_sisters_are_counted_where_there_are_any() -> None:
    assert described.siblings({"siblings": given("yes"), "how_many": given("3")}) == 3
    assert described.siblings({"siblings": given("yes")}) == 1
    assert described.siblings({"siblings": given("no")}) == 0
    assert described.siblings({}) == 0
