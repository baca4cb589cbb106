"""Whatever table spells a name in Latin letters, it is found again; what the tables lose is listed here."""

from collections import defaultdict
from importlib.resources import files

import pytest

from bot.domain.person import Person
from bot.matching.score import Band, score
from tests.matching.people import born
from tests.matching.romanisations import RUSSIAN, UKRAINIAN, romanised

LEXICON = files("bot.matching") / "lexicon"
SURNAMES = (LEXICON / "surnames.txt").read_text(encoding="utf-8").split()[:500]
GIVENS = sorted({line.split("\t")[0] for line in (LEXICON / "short_forms.tsv").read_text("utf-8").splitlines()[1:]})
RUSSIAN_SURNAMES = (
    "Щербаков", "Цветаев", "Жуковский", "Хрущёв", "Юрьев", "Яковлев", "Подъячев", "Чернышёв", "Ефимов", "Эйхе",
    "Мягкий", "Ильин", "Гущин",
)  # fmt: skip
BIRTH = born("1989-03-14")
#: Names that a table spells alike: nobody can tell them apart again, so each finds the other.
COLLISIONS = {
    "English by way of Russian": {"Колесник Колеснік", "Кузнецова Кузнєцова", "Мирошниченко Мірошниченко Мірошніченко"},
}


def spelt(word: str, table: str) -> str:
    return romanised(word.lower().replace("'", ""), table)


@pytest.mark.parametrize("table", UKRAINIAN)
def test_every_surname_in_every_ukrainian_spelling_is_found(table: str) -> None:
    missed = {
        surname
        for surname in SURNAMES
        if score(
            Person(surname=spelt(surname, UKRAINIAN[table]), given=spelt("Микола", UKRAINIAN[table]), birth=BIRTH),
            Person(surname=surname, given="Микола", birth=BIRTH),
        ).band
        is not Band.STRONG
    }
    assert missed == set()


@pytest.mark.parametrize("table", UKRAINIAN)
def test_every_given_name_in_every_ukrainian_spelling_is_found(table: str) -> None:
    missed = {
        given
        for given in GIVENS
        if score(
            Person(surname="Herylo", given=spelt(given, UKRAINIAN[table]), birth=BIRTH),
            Person(surname="Герило", given=given, birth=BIRTH),
        ).band
        is not Band.STRONG
    }
    assert missed == set()


@pytest.mark.parametrize("table", RUSSIAN)
def test_every_russian_surname_in_every_russian_spelling_is_found(table: str) -> None:
    missed = {
        surname
        for surname in RUSSIAN_SURNAMES
        if score(
            Person(surname=spelt(surname, RUSSIAN[table]), given=spelt("Николай", RUSSIAN[table]), birth=BIRTH),
            Person(surname=surname, given="Микола", birth=BIRTH),
        ).band
        is not Band.STRONG
    }
    assert missed == set()


@pytest.mark.parametrize("table", UKRAINIAN)
def test_the_names_that_a_table_spells_alike_are_these(table: str) -> None:
    alike = defaultdict(set)
    for surname in SURNAMES:
        alike[spelt(surname, UKRAINIAN[table])].add(surname)
    assert {" ".join(sorted(names)) for names in alike.values() if len(names) > 1} == COLLISIONS.get(table, set())


@pytest.mark.parametrize("word", ["мозговий", "згурський"])
def test_tables_without_zgh_lose_the_difference_to_zh(word: str) -> None:
    table = UKRAINIAN["passports before 2010"]
    assert spelt(word, table) == spelt(word.replace("зг", "ж"), table)
