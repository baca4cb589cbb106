"""Names as families type them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.readers.names import read_name, read_surname
from bot.questionnaire.readers.reading import Read, Unreadable


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Петренко", "Петренко"),
        ("  Петренко   Олександр ", "Петренко Олександр"),
        ("Лі", "Лі"),
        ("Цой", "Цой"),
        ("Ю Лі", "Ю Лі"),
        ("О'Ніл", "О\u02bcНіл"),
        ("Лук’янчук", "Лук\u02bcянчук"),
        ("Лук`янчук", "Лук\u02bcянчук"),
        ("Лук\u02bcянчук", "Лук\u02bcянчук"),
        ("Нечуй - Левицький", "Нечуй-Левицький"),
        ("Нечуй–Левицький", "Нечуй-Левицький"),
        ("Müller", "Müller"),
        ("Mu\u0308ller", "Müller"),
        ("Łukasiewicz", "Łukasiewicz"),
        ("Ñáñez Ğüşçö", "Ñáñez Ğüşçö"),
        ("Ґалаґан", "Ґалаґан"),
        ("Щербина", "Щербина"),
        ("Гаджі-огли", "Гаджі-огли"),
        ("шевченко", "шевченко"),
        ("ШЕВЧЕНКО", "ШЕВЧЕНКО"),
        ("Петренко.", "Петренко"),
        ("Пет\u00adренко\u200b", "Петренко"),
        ("d'Artagnan", "d\u02bcArtagnan"),
        ("«Петренко»", "Петренко"),
        ("Петренко?", "Петренко"),
        ("Петренко (Іваненко)", "Петренко Іваненко"),
        ("Петренко/Іваненко", "Петренко Іваненко"),
        ("Пeтpeнko", "Пeтpeнko"),
        ("ван дер Берг", "ван дер Берг"),
        ("Ібрагімович", "Ібрагімович"),
        ("Коваль-Бондар Марія", "Коваль-Бондар Марія"),
        ("А" * 80, "А" * 80),
    ],
)
def test_a_name_is_kept_as_it_is_but_tidied(typed: str, kept: str) -> None:
    read = read_surname(typed)
    assert isinstance(read, Read)
    assert read.value == kept
    assert read.soft is None


@pytest.mark.parametrize(
    "typed", ["", " ", "Я", "-", "'", "12", "А" * 81, "???", "😀😀", "<b>Іван</b>", "李小龍", "Іван;DROP", "a@b.c"]
)
def test_what_is_no_name_gets_an_example(typed: str) -> None:
    assert isinstance(read_surname(typed), Unreadable)
    assert isinstance(read_name(typed), Unreadable)


def test_a_digit_is_asked_about_and_never_refused() -> None:
    surname, name = read_surname("Петренк0"), read_name("Іван 2")
    assert isinstance(surname, Read)
    assert isinstance(name, Read)
    assert surname.soft is not None
    assert surname.soft.id == "There is a digit in the surname. Keep it so?"
    assert name.soft is not None
    assert name.soft.id == "There is a digit in the name. Keep it so?"


@pytest.mark.parametrize(
    "typed",
    ["Шевченко Олексій Миколайович", "Олексій Миколайович Шевченко", "Коваль-Бондар Олена Іванівна",
     "Шевченко Алексей Николаевич", "Shevchenko Oleksii Mykolaiovych"],
)  # fmt: skip
def test_a_whole_name_in_the_place_of_the_surname_is_asked_about(typed: str) -> None:
    surname, name = read_surname(typed), read_name(typed)
    assert isinstance(surname, Read)
    assert isinstance(name, Read)
    assert surname.value == typed
    assert surname.soft is not None
    assert surname.soft.id == "This looks like the whole name. Keep all of it as the surname?"
    assert name.soft is None


@given(st.text(max_size=100))
def test_no_text_breaks_the_reading_and_reading_twice_changes_nothing(text: str) -> None:
    read = read_name(text)
    if isinstance(read, Read):
        assert unicodedata.is_normalized("NFC", read.value)
        again = read_name(read.value)
        assert isinstance(again, Read)
        assert again.value == read.value
