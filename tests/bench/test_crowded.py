"""The bench's own people: the same in each run, a tenth of their names in no lexicon, and blind to the matcher."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from bot.domain.person import Person, Sex
from tests.bench import crowded, names, spellings, variants
from tests.bench.crowded import Asked, Crowd
from tests.bench.people import People, birth

CROWD = crowded.crowd(3_000)


def test_the_same_people_and_queries_come_in_every_run() -> None:
    again = crowded.crowd(3_000)
    assert again == CROWD
    assert list(crowded.names_only(again, 100)) == list(crowded.names_only(CROWD, 100))
    assert list(crowded.with_birth(again, 100)) == list(crowded.with_birth(CROWD, 100))


def test_fewer_people_are_the_first_of_more() -> None:
    assert crowded.crowd(500).told == CROWD.told[:500]


def test_a_tenth_of_surnames_and_of_given_names_is_in_no_lexicon() -> None:
    surnames = sum(names.is_held_back(person.surname or "") for person in CROWD.told)
    given = sum(names.is_held_back(person.given or "") for person in CROWD.told)
    assert 0.08 < surnames / len(CROWD.told) < 0.12
    assert 0.08 < given / len(CROWD.told) < 0.12
    known = {word for file in names.LEXICON.glob("*.t*") for word in file.read_text("utf-8").split()}
    assert not known & {*names.surnames_held_back(), *names.given_names_held_back(Sex.MALE)}


def test_few_surnames_are_borne_by_many() -> None:
    borne = sorted(sum(other.surname == one for other in CROWD.told) for one in ("Мельник", "Шевченко", "Бойко"))
    assert borne[0] > 10


def test_the_generator_knows_nothing_of_the_matcher() -> None:
    command = "import sys, tests.bench.crowded; sys.exit(any(name.startswith('bot.matching') for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", command], cwd=Path(__file__).parents[2], check=False)  # noqa: S603 (our own command)
    assert done.returncode == 0


def test_every_class_of_variation_comes_up() -> None:
    kinds = {asked.variant.kind for asked in crowded.with_birth(CROWD, 300)}
    assert kinds == {*variants.WAYS, *variants.DATES}
    assert {asked.variant.kind for asked in crowded.strangers(CROWD, 20)} == {
        "a twin", "a brother or sister", "a child", "a namesake", "of a near surname",
    }  # fmt: skip


def test_whoever_is_equal_in_all_that_is_given_counts_as_found() -> None:
    day = date(1989, 3, 14)
    one = Person(surname="Бойчук", given="Іван", patronymic="Петрович", birth=birth(day, "day"))
    other = Person(surname="Бойчук", given="Іван", patronymic="Олегович", birth=birth(date(1989, 7, 1), "day"))
    crowd = Crowd([one, other], [one, other])
    short, whole = variants.Variant("", "Бойчук Іван", None, patronymic=False), variants.Variant("", "…", None)
    assert crowd.is_found(Asked(0, short, held_back=False), 1)
    assert not crowd.is_found(Asked(0, whole, held_back=False), 1)
    assert crowd.is_found(Asked(0, variants.with_born(short, birth(day, "year")), held_back=False), 1)
    assert not crowd.is_found(Asked(0, variants.with_born(short, birth(day, "day")), held_back=False), 1)
    assert not crowd.is_found(Asked(None, short, held_back=False), 1)


def test_initials_give_no_more_than_letters() -> None:
    people = [Person(surname="Бойчук", given=given, patronymic="Петрович") for given in ("Іван", "Ілля", "Олег")]
    crowd = Crowd(people, people)
    letters = Asked(0, variants.Variant("initials", "Бойчук І. П.", None, initials=True), held_back=False)
    assert [crowd.is_found(letters, number) for number in range(3)] == [True, True, False]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("official", "Zghurskyi Yurii"), ("polish", "Zhurskyj Jurij"), ("german", "Shurskyj Jurij"),
        ("french", "Zhourskyï Iouriï"), ("older passport", "Zgurskyy Yuriy"), ("english", "Zgurskiy Yuriy"),
    ],
)  # fmt: skip
def test_a_name_is_romanised_by_the_table_that_is_named(kind: str, text: str) -> None:
    assert spellings.LATIN[kind]("Згурський Юрій") == text


def test_a_name_is_declined_as_at_school() -> None:
    assert spellings.declined("Згурський", "surname", "genitive", man=True) == "Згурського"
    assert spellings.declined("Бойчук", "surname", "dative", man=False) == "Бойчук"
    assert spellings.declined("Марія", "given", "genitive", man=False) == "Марії"
    assert spellings.on_layout("Іван", "uk-en") == "Sdfy"


@pytest.mark.parametrize(
    ("of_son", "of_daughter", "in_russian"),
    [
        ("Сергійович", "Сергіївна", "Сергеевна"), ("Ілліч", "Іллівна", "Ильинична"),
        ("Петрович", "Петрівна", "Петровна"), ("Микитович", "Микитівна", "Никитична"),
    ],
)  # fmt: skip
def test_a_daughter_has_her_own_patronymic(of_son: str, of_daughter: str, in_russian: str) -> None:
    assert names.patronymic(of_son, Sex.FEMALE) == of_daughter
    assert names.russian(of_daughter) == in_russian


def test_most_people_have_one_of_few_given_names() -> None:
    frequent = {one.name for one in names.frequent()}
    assert 0.7 < sum(person.given in frequent for person in CROWD.told) / len(CROWD.told) < 0.9


def test_people_of_the_lexicon_are_not_held_back() -> None:
    assert not People.held_back(Person(surname="Мельник", given="Олена"))
