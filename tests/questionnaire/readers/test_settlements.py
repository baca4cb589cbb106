"""Settlements: what was written stays, the gazetteer only proposes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.settlements import read_settlement
from bot.questionnaire.regions import NAMES

DONETSK, KHARKIV = "UA-14", "UA-63"


def read(text: str, region: str | None = None) -> Read[str]:
    found = read_settlement(text, region)
    assert isinstance(found, Read)
    return found


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("Чугуїв", KHARKIV), ("с. Мала Рогань", KHARKIV), ("Єнакієве", DONETSK), ("Купʼянськ-Вузловий", KHARKIV),
        ("Bakhmut", DONETSK), ("район Салтівка", KHARKIV), ("Салтівка", KHARKIV), ("Вигаданівка", KHARKIV),
        ("Троєщина", "UA-30"), ("Ростов", "RU"), ("Артемівськ", "BY"), ("Warszawa", "other"), ("під Бахмутом", DONETSK),
        ("Бахмут", None), ("Маріуполь, Лівобережний район", DONETSK), ("завод «Азовсталь»", DONETSK),
    ],
)  # fmt: skip
def test_a_known_or_unknown_place_is_kept_as_written_without_a_question(typed: str, region: str | None) -> None:
    found = read(typed, region)
    assert (found.value, found.soft) == (typed, None)


def test_a_former_name_is_asked_about_and_no_keeps_what_was_written() -> None:
    found = read("Артемівськ", DONETSK)
    assert (found.value, found.otherwise) == ("Бахмут", "Артемівськ")
    assert found.soft is not None
    assert found.soft.id == "Perhaps you mean: {place} ({name}), {region}?"


def test_a_misspelt_name_is_asked_about_without_repeating_it() -> None:
    found = read("Валноваха", DONETSK)
    assert (found.value, found.otherwise) == ("Волноваха", "Валноваха")
    assert found.soft is not None
    assert found.soft.id == "Perhaps you mean: {place}, {region}?"


def test_a_town_of_another_region_is_asked_about_and_never_moved() -> None:
    found = read("м. Бахмут", KHARKIV)
    assert (found.value, found.otherwise) == ("м. Бахмут", None)
    assert found.soft is not None
    assert found.soft.id == "{place} is in another region: {region}. You chose: {chosen}. Keep it as you wrote it?"


@pytest.mark.parametrize("typed", ["", "Я", "1234", "а" * 101, "--"])
def test_what_is_no_settlement_gets_an_example(typed: str) -> None:
    assert isinstance(read_settlement(typed), Unreadable)


@given(st.text(max_size=120), st.sampled_from([*NAMES, None]))
def test_no_text_breaks_the_reading_and_nothing_is_lost(text: str, region: str | None) -> None:
    found = read_settlement(text, region)
    if isinstance(found, Read) and found.soft is None:
        assert found.otherwise is None
