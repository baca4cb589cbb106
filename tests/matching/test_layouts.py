"""Names typed with another keyboard layout on."""

import pytest

from bot.domain.person import Person
from bot.matching.names import Origin, asked
from bot.matching.score import Band, score
from tests.matching.people import person


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gtnhtyrj jktrcfylh", "Петренко Олександр"),
        ("oth,byf ntnzyf", "Щербина Тетяна"),
        ("];frtdbx cdsnkfyf", "Їжакевич Світлана"),
        ("Ujyxfh :fyyf", "Гончар Жанна"),
        ("Gtnhtyrj Jktrcfylh Sujhjdbx", "Петренко Олександр Ігорович"),
        ("lzxtyrj 'ktjyjhf", "Дяченко Елеонора"),
        ("rjdfktyrj dkflbvbh", "Коваленко Владимир"),
        ("cjkjdm`d gfdtk", "Соловьёв Павел"),
        ("Зуекутлщ Щдулыфтвк", "Petrenko Oleksandr"),
        ("Зуекутлщ Щдуліфтвк", "Petrenko Oleksandr"),
        ("Ыгор Ъжакевич", "Ігор Їжакевич"),
        ("Лукёянчук Марёяна", "Лук'янчук Мар'яна"),
        ("Эвген Сергыэнко", "Євген Сергієнко"),
    ],
)
def test_a_name_typed_on_another_layout_is_found(typed: str, meant: str) -> None:
    assert score(person(typed, "1990-01-01"), person(meant, "1990-01-01")).band is Band.STRONG


def test_each_field_may_be_typed_on_another_layout() -> None:
    typed = Person(surname="];frtdbx", given="cdsnkfyf")
    assert Origin.RETYPED in {name.origin for name in asked(typed)}


def test_a_name_that_means_something_is_not_read_on_another_layout() -> None:
    assert {name.origin for name in asked(person("Petrenko Oleksandr"))} == {Origin.MAIN}
