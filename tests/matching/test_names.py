"""Typed names are repaired and their roles kept apart."""

import pytest

from bot.domain.person import Person, Sex
from bot.matching.names import asked, names, words
from bot.matching.roles import roles
from bot.matching.score import Band, score
from tests.matching.people import person


@pytest.mark.parametrize("mark", ["'", "’", "ʼ", "`", '"', "′"])
def test_every_apostrophe_is_one(mark: str) -> None:
    assert words(f"Лук{mark}янчук") == ("лук'янчук",)


def test_an_apostrophe_that_became_a_space_is_mended() -> None:
    assert words("Мар яна Лук янчук") == ("мар'яна", "лук'янчук")


def test_two_names_are_not_joined_by_mending() -> None:
    assert words("Кім Яна") == ("кім", "яна")


def test_latin_letters_in_a_cyrillic_word_become_cyrillic() -> None:
    assert words("Пeтpeнкo ПЕТРЕНК0") == ("петренко", "петренко")


def test_a_latin_word_stays_latin() -> None:
    assert words("Cherevko") == ("cherevko",)


def test_a_double_surname_is_two_words() -> None:
    assert words("Бондар‑Коваленко") == ("бондар", "коваленко")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Петренко Олександр Ігорович", "петренко|олександр|ігорович"),
        ("Oleksandr Ihorovych Petrenko", "petrenko|oleksandr|ihorovych"),
        ("Петренко О. І.", "петренко|о|і"),
        ("Сидорович Руслан", "сидорович|руслан|"),
        ("Мамедов Рустам Алі огли", "мамедов|рустам|алі огли"),
        ("Бойко Володимир Кирилович", "бойко|володимир|кирилович"),
        ("Lysenko Serhij Tarasowytsch", "lysenko|serhij|tarasowytsch"),
        ("Iouriï Denysovytch Lysenko", "lysenko|iouriï|denysovytch"),
        ("Lysenko Oksana Petriwna", "lysenko|oksana|petriwna"),
        ("Lysenko Serhii Illich", "lysenko|serhii|illich"),
        ("Подолянчуку Віталію Іллічу", "подолянчуку|віталію|іллічу"),
        ("дівоче Савчук", "||"),
    ],
)
def test_the_roles_of_one_text_are_found(text: str, expected: str) -> None:
    found = "|".join(" ".join(role) for role in roles(words(text)))
    assert found == (expected if "дівоче" not in text else "савчук||")


def test_a_whole_name_in_the_surname_field_is_taken_apart() -> None:
    typed = Person(surname="Петренко Олександр Ігорович", given="Олександр", patronymic="Ігорович")
    assert names(typed)[0].surname == ("петренко",)


@pytest.mark.parametrize(
    "typed",
    [
        Person(surname="Петренко Олександр Ігорович", given="Олександр"),
        Person(surname="Петренко", given="Олександр Ігорович"),
    ],
    ids=["with the surname", "with the given name"],
)
def test_a_patronymic_typed_in_another_field_is_found(typed: Person) -> None:
    found = names(typed)[0]
    assert (found.surname, found.given, found.patronymic) == (("петренко",), ("олександр",), ("ігорович",))


def test_another_surname_is_completed_from_the_main_name() -> None:
    main, other = names(Person(surname="Мельник", given="Ірина", other_names=("дівоче Савчук",)))
    assert (other.surname, other.given) == (("савчук",), main.given)


@pytest.mark.parametrize("text", ["Əliyev Rəşad Elçin oğlu", "Алієв Рашад Ельчин огли", "Aliyev Rashad Elchin oghlu"])
def test_the_word_for_son_belongs_to_the_father_in_any_spelling(text: str) -> None:
    [name] = names(person(text))
    assert [len(role) for role in (name.surname, name.given, name.patronymic)] == [1, 1, 2]


@pytest.mark.parametrize("text", ["Лебединський Воливид Никитич", "Воливид Саввич Лебединський"])
def test_a_patronymic_without_an_ending_of_its_own_is_one_all_the_same(text: str) -> None:
    [name] = names(person(text))
    assert (name.surname, name.given) == (("лебединський",), ("воливид",))


def test_who_came_before_changes_nothing_in_how_a_name_is_read() -> None:
    for text in ("Лавренко Вигадан", "Петренко Вигадан", "Лавренко Вигадан"):
        surname, given, _ = roles(words(text))
        assert (surname, given) == ((text.split()[0].lower(),), ("вигадан",))


@pytest.mark.parametrize(
    ("surname", "known_as"),
    [
        ("Петренко", "Івана Коваля"),
        ("Шевченко", "син Олени Шевченко"),
        (None, "немовля, син Олени Шевченко"),
        (None, "новонароджена донька Петренко Оксани"),
    ],
)
def test_a_person_without_a_given_name_is_looked_for_under_the_other_names(surname: str | None, known_as: str) -> None:
    assert asked(Person(surname=surname, other_names=(known_as,)))


@pytest.mark.parametrize(
    "text",
    [
        "Фаріда Дзюба",
        "Саміра Алієва",
        "Раміля Цзю",
        "Рашида Ісмаїлова",
        "Ленура Сеїтова",
        "Іллі Шевченко",
        "Кирила Дзюба",
    ],
)
@pytest.mark.parametrize("sex", [None, Sex.FEMALE])
def test_whoever_is_written_the_same_way_twice_is_never_a_stranger(text: str, sex: Sex | None) -> None:
    same = person(text, sex=sex)
    assert score(same, same).band is not Band.NONE
