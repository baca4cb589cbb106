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
