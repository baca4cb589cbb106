"""What a change of a report is, and what the report says once it is in it."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.person import PartialDate, Person, Precision
from bot.questionnaire import addition, flow
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import Answer, Answers, State
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import FULL
from tests.fakes import START
from tests.questionnaire.answered import draft, given, silent

AGE = PartialDate(earliest=date(1990, 11, 24), latest=date(1992, 11, 23), precision=Precision.AGE)
DAY = PartialDate(earliest=date(1989, 3, 14), latest=date(1989, 3, 14), precision=Precision.DAY)


def over(before: Answers, **answers: Answer) -> Draft:
    """Return a change of a report that says so, with other answers in it."""
    return replace(draft(**{**before, **answers}), before=before)


def test_when_and_how_an_answer_was_typed_is_no_change() -> None:
    again = Answer(State.GIVEN, "Chuhuiv", "chuhuiv", START + timedelta(days=1), "en")
    assert addition.changed({"settlement": given("Chuhuiv")}, {"settlement": again}) == set()


def test_unknown_declined_and_not_asked_differ() -> None:
    unknown, declined = {"sex": silent()}, {"sex": silent(State.DECLINED)}
    assert (
        addition.changed(unknown, declined)
        == addition.changed({}, declined)
        == addition.changed(unknown, {})
        == {"sex"}
    )


def test_words_that_could_not_be_read_are_what_an_unknown_answer_says() -> None:
    before = {"birth": Answer(State.UNKNOWN, None, "at the flood", START, "uk")}
    assert addition.changed(before, {"birth": silent()}) == {"birth"}


def test_whoever_changed_another_line_meanwhile_loses_nothing() -> None:
    change = over({"surname": given("Vyhadanenko"), "given": given("Ostap")}, surname=given("Vyhadanchuk"))
    now = {"surname": given("Vyhadanenko"), "given": given("Ostapko"), "sex": given("male")}
    assert addition.merged(FULL, now, change) == {**now, "surname": given("Vyhadanchuk")}


def test_an_answer_that_no_longer_applies_leaves_the_report() -> None:
    before = {"birth": given(AGE), "age_when": given("now")}
    change = replace(draft(birth=given(DAY)), before=before)
    assert addition.merged(FULL, before, change) == {"birth": given(DAY)}


def test_what_an_earlier_form_asked_stays_answered() -> None:
    before = {"surname": given("Vyhadanenko"), "long_gone": given("yes")}
    change = replace(draft(surname=given("Vyhadanchuk")), before=before)
    assert addition.changes(FULL, change) == {"surname"}
    assert addition.merged(FULL, before, change)["long_gone"] == given("yes")


def test_a_question_left_for_later_is_not_asked_but_may_be_returned_to() -> None:
    everything = {step.key: silent() for step in FULL.steps if step.key != "settlement"}
    change = over(everything)
    assert addition.left_open(FULL, change.answers) == ("settlement",)
    later = replace(change, later=("settlement",))
    assert flow.current(FULL, later) is None
    there = flow.goto(FULL, later, "settlement")
    assert there is not None
    assert flow.current(FULL, there) == FULL.step("settlement")
    assert flow.current(FULL, change) == FULL.step("settlement")


def test_the_lines_of_an_addition_stand_in_the_order_of_the_form() -> None:
    told = Addition(
        id="a" * 22, report="r" * 22, account="c" * 22, form="full", at=START, was=Person(),
        before={"settlement": given("Izium")}, after={"settlement": given("Balakliia"), "given": given("Ostap")},
    )  # fmt: skip
    assert [(step.key, before, after) for step, before, after in told.lines(FULL)] == [
        ("given", None, given("Ostap")),
        ("settlement", given("Izium"), given("Balakliia")),
    ]
