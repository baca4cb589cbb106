"""What the answers say of the person, and of how the family wants to be treated."""

from datetime import UTC, date, datetime

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
