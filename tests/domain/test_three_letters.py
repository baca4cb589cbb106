"""The letters an approver types."""

import pytest

from bot.domain.person import Person
from bot.domain.three_letters import asked_for, same


@pytest.mark.parametrize(
    ("person", "letters"),
    [
        (Person(surname="Вигаданенко", given="Остап", patronymic="Микитович"), "мик"),
        (Person(surname="Вигаданенко", given="Остап"), "виг"),
        (Person(given="Остап"), "ост"),
        (Person(surname="О’Вигаданий"), "ови"),
        (Person(surname="Лі"), "лі"),
        (Person(), ""),
    ],
)
def test_three_letters_of_the_patronymic_or_of_what_there_is(person: Person, letters: str) -> None:
    assert asked_for(person) == letters


@pytest.mark.parametrize("typed", ["мик", "МИК", " Мик ", "микитович", "Микита"])
def test_they_are_taken_as_people_type_them(typed: str) -> None:
    assert same(typed, "мик")


@pytest.mark.parametrize("typed", ["", "ми", "виг", "кит", "mik", "…"])
def test_other_letters_are_not_taken(typed: str) -> None:
    assert not same(typed, "мик")


def test_where_no_name_is_known_nothing_is_typed() -> None:
    assert same(" ", "")
    assert not same("мик", "")
