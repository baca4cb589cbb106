"""What counts, what does not, and what rules a person out."""

from dataclasses import replace
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.person import Person, Sex
from bot.matching.explained import EXPLAINED
from bot.matching.names import names
from bot.matching.score import FOR_CHILDREN, POSSIBLE, WEIGHTS, Band, Score, against, score
from tests.matching.people import born, person

HERYLO = person("Герило Микола Петрович", "1989-03-14")


def effects(found: Score) -> dict[str, str]:
    """Return each clue's sentence by its key."""
    return {clue.key: clue.explained.id for clue in found.clues}


def test_another_language_of_the_whole_name_is_strong() -> None:
    assert score(person("Nikolai Gerylo", "1989-03-14"), HERYLO).band is Band.STRONG


def test_each_clue_is_told_in_words() -> None:
    found = effects(score(person("Герыло Николай Петрович", "1989-03-14"), HERYLO))
    assert found["surname"] == "Surname matches in another spelling"
    assert found["birth"] == "Date of birth is the same"


def test_every_weight_has_its_words_and_every_word_its_weight() -> None:
    assert {(key, outcome) for key, row in FOR_CHILDREN.items() for outcome in row} == set(EXPLAINED)


def test_both_columns_of_weights_weigh_the_same_findings() -> None:
    assert {key: set(row) for key, row in WEIGHTS.items()} == {key: set(FOR_CHILDREN[key]) for key in WEIGHTS}


CHILD = replace(
    person("Герило Микола Петрович", "2014-03-14"),
    child=True,
    siblings=2,
    institution="Будинок дитини «Ялинка»",
    settlement="Олешки",
    last_contact=born("2022-10-21"),
)


def test_a_child_under_another_surname_is_found_by_birth_institution_place_and_date() -> None:
    renamed = replace(CHILD, surname="Смирнов", settlement="Цюрупинськ", last_contact=born("2022-10"))
    assert score(renamed, CHILD).band is Band.STRONG
    assert score(replace(renamed, child=False), replace(CHILD, child=False)).band is Band.NONE


def test_a_twin_who_was_taken_along_is_no_strong_candidate() -> None:
    assert score(replace(CHILD, given="Олег"), CHILD).band is not Band.STRONG


def test_no_agreement_outweighs_another_sex_not_even_of_a_child() -> None:
    girl, boy = replace(CHILD, sex=Sex.FEMALE, patronymic=None), replace(CHILD, sex=Sex.MALE, patronymic=None)
    assert score(girl, boy).band is Band.NONE


def test_a_common_name_is_never_strong_without_a_birth_however_much_else_agrees() -> None:
    whole = replace(person("Мельник Олександр Іванович", sex=Sex.MALE), region="UA-30", settlement="Буча")
    assert score(whole, whole).band is Band.POSSIBLE


def test_another_child_of_the_same_institution_is_no_candidate() -> None:
    other = replace(CHILD, surname="Дзюба", given="Тарас", patronymic=None, birth=born("2012-01-01"))
    assert score(other, CHILD).band is Band.NONE


def test_institutions_of_other_numbers_are_other_ones() -> None:
    one, other = (replace(CHILD, institution=f"Школа-інтернат № {number}") for number in (3, 5))
    assert "institution" not in effects(score(one, other))


def test_an_absent_patronymic_is_not_a_different_one() -> None:
    without = person("Герило Микола", "1989-03-14")
    other = person("Герило Микола Іванович", "1989-03-14")
    assert score(other, HERYLO).value < score(without, HERYLO).value < score(HERYLO, HERYLO).value


def test_a_family_that_says_there_is_no_patronymic_is_not_contradicted() -> None:
    stated = replace(person("Герило Микола", "1989-03-14"), no_patronymic=True)
    assert "patronymic" not in effects(score(stated, HERYLO))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Герило Іван Іванович 1988-04-04", "Герило Іван Іванович 1962-09-30"),
        ("Герило Олександр Ігорович 1989-03-14", "Герило Олег Ігорович 1989-03-14"),
        ("Герило Іван Олександрович 1988-04-04", "Герило Олександр Іванович 1962-04-04"),
        ("Герило Марія Петрівна 1990-01-01", "Герило Маріанна Петрівна 1990-01-01"),
    ],
    ids=["father and son of one name", "twins", "father and son", "two legal names"],
)
def test_relatives_stay_apart(one: str, other: str) -> None:
    (name, birth), (their_name, their_birth) = (text.rsplit(" ", 1) for text in (one, other))
    assert score(person(name, birth), person(their_name, their_birth)).band is Band.NONE


def test_another_sex_rules_a_person_out() -> None:
    man = replace(HERYLO, sex=Sex.MALE)
    assert score(man, replace(HERYLO, patronymic=None, sex=Sex.FEMALE)).value == 0


def test_the_sex_that_a_patronymic_tells_counts() -> None:
    found = score(person("Герило Валя Петрівна"), person("Герило Валя Петрович"))
    assert effects(found)["sex"] == "Sex differs"


@pytest.mark.parametrize(
    ("birth", "sentence"),
    [
        ("1989-03", "Dates of birth agree as far as they are known"),
        ("1989-12-03", "Dates of birth differ by up to three years"),
        ("1989-04-14", "Dates of birth differ in one part, perhaps a slip"),
        ("1990-03-14", "Year of birth is off by one"),
        ("1988", "Year of birth is off by one"),
        ("1998-03-14", "Dates of birth differ in one part, perhaps a slip"),
        ("1970-03-14", "Dates of birth are too far apart"),
    ],
)
def test_a_date_of_birth_is_compared_as_exactly_as_it_is_known(birth: str, sentence: str) -> None:
    assert effects(score(replace(HERYLO, birth=born(birth)), HERYLO))["birth"] == sentence


def test_day_and_month_may_have_changed_places() -> None:
    one, other = (replace(HERYLO, birth=born(day)) for day in ("1989-03-04", "1989-04-03"))
    assert effects(score(one, other))["birth"] == "Day and month of birth may have changed places"


def test_exchanged_roles_are_found_and_weigh_less() -> None:
    exchanged = Person(surname="Микола", given="Герило", patronymic="Петрович", birth=HERYLO.birth)
    found = score(exchanged, HERYLO)
    assert found.band is Band.STRONG
    assert found.value < score(HERYLO, HERYLO).value


def test_a_maiden_name_finds_the_woman() -> None:
    found = score(person("Мельник Ірина (дівоче Герило)", "1990-05-05"), person("Герило Ірина", "1990-05-05"))
    assert found.band is Band.STRONG
    assert effects(found)["names"] == "Found by another form of the name that was given"


def test_a_rare_surname_weighs_more_than_a_common_one() -> None:
    rare, common = person("Герило Дмитро", "1995"), person("Коваленко Дмитро", "1995")
    assert score(rare, rare).value > score(common, common).value


def test_two_people_without_names_are_nobody() -> None:
    assert score(Person(), Person()).band is Band.NONE


def test_nothing_of_a_name_is_in_a_repr() -> None:
    found = score(HERYLO, HERYLO)
    assert "ерило" not in repr(found) + repr(found.clues)


TEXT = st.none() | st.text(max_size=40) | st.sampled_from(["Петренко", "Kovalenko", "Олександр", "Sasha", "І.", "ʼ-ʼ"])
PEOPLE = st.builds(
    Person,
    surname=TEXT,
    given=TEXT,
    patronymic=TEXT,
    other_names=st.lists(st.text(max_size=20), max_size=3).map(tuple),
    sex=st.none() | st.sampled_from(Sex),
    birth=st.sampled_from(["", "1989", "1989-03", "1989-03-14", "1990-03-14"]).map(born),
    region=st.sampled_from([None, "UA-30", "UA-14"]),
    settlement=TEXT,
)


@given(one=PEOPLE, other=PEOPLE)
def test_any_text_is_compared_the_same_both_ways_round(one: Person, other: Person) -> None:
    # Declined and retyped readings are made of the query alone.
    there, back = against(one, names(one), other), against(other, names(other), one)
    assert (there.value, there.band) == (back.value, back.band)


@given(one=PEOPLE, other=PEOPLE, where=st.sampled_from(["UA-30", "UA-65"]))
def test_an_agreeing_clue_never_lowers_a_score(one: Person, other: Person, where: str) -> None:
    bare = [replace(side, region=None, birth=None) for side in (one, other)]
    placed = [replace(side, region=where) for side in bare]
    dated = [replace(side, birth=born("1989-03-14")) for side in placed]
    values = [score(query, target).value for query, target in (bare, placed, dated)]
    assert values == sorted(values)


def test_a_crowd_of_words_is_no_trouble() -> None:
    crowd = Person(surname="аб вг ґд еє " * 50, given="Саша " * 50, other_names=("Ой Чи Ні " * 20,) * 50)
    assert score(crowd, replace(crowd, surname="Іва " * 50)).band is Band.POSSIBLE


def test_a_name_of_ten_thousand_letters_is_no_trouble() -> None:
    assert score(Person(surname="ш" * 10_000), Person(surname="sh" * 10_000)).band is Band.NONE


@given(one=PEOPLE, other=PEOPLE)
def test_any_text_that_is_looked_for_is_read_without_trouble(one: Person, other: Person) -> None:
    # What is read into the text besides only ever adds readings, except to a name that can only be declined.
    assert 0 <= score(one, other).value <= 1


@pytest.mark.parametrize("letter", ["а", "ова ", "';", "ць", "ъ", "ий ", "Ї", "ab "])
def test_ten_thousand_letters_are_read_as_quickly_as_a_name(letter: str) -> None:
    endless = Person(surname=letter * 10_000, given="Олександра", patronymic=letter * 10_000)
    started = perf_counter()
    score(endless, HERYLO)
    assert perf_counter() - started < 0.5


@pytest.mark.parametrize("typed", ["Дячнеко Віктор", "Кравчку Віктор", "Орел (Дяченко) Віктор", "Орел (Бойко) Віктор"])
def test_swapped_letters_and_a_lone_former_surname_are_possible(typed: str) -> None:
    targets = [person(f"{surname} Віктор Романович") for surname in ("Дяченко", "Кравчук", "Бойко")]
    assert max(score(person(typed), target).value for target in targets) >= POSSIBLE
