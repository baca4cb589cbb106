"""What the lexicon knows of names, and that it can be made again."""

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from bot.domain.person import Sex
from bot.matching.givens import RELATED, SAME, fathers, meanings
from bot.matching.keys import skeletons
from bot.matching.lexicon import rebuild

FOLDER = Path(rebuild.__file__).parent
TABLES = ("given_names.tsv", "full_names.tsv", "short_forms.tsv", "russian_short_forms.tsv")
#: Different names before the law, each borne by many: never spellings of one another.
TOLD_APART = (
    "Анна Ганна", "Олена Альона", "Юрій Георгій Єгор", "Олександр Олексій Олег", "Дмитро Дем'ян Демид",
    "Марія Марта Марина",
    "Ярослав В'ячеслав Святослав Станіслав Мирослав", "Дарина Дарія Діана", "Ірина Ярина", "Оксана Ксенія",
    "Іван Ян", "Степан Стефан Іштван", "Микола Миколай Микита", "Назар Назарій", "Антон Антоній", "Арсен Арсеній",
    "Артем Артемій", "Володимир Володислав Владислав", "Анжела Анжеліка Ангеліна", "Олеся Олександра",
    "Пилип Філіп",
    "Валентин Валерій Василь Віталій", "Михайло Микола", "Йосип Йожеф", "Айдер Гейдар", "Софія Соломія",
)  # fmt: skip
#: Short forms that are entered in passports too; any other full name is no short form of another.
ENTERED_TOO = (
    "Ада Ася Белла Влад Влада Віола Віта Воля Ганя Гарік Дан Дана Данко Докія Еля Зоря Катря Квітка Лада Левко "
    "Леся Лора Льоля Любаня Ліна Магда Марічка Мир Мія Наталка Настя Ніка Олекса Олелько Орися Палагна Пантелій "
    "Параска Радко Рафік Рена Рина Рус Ріна Сандро Слава Соня Тіна Фросина Фіра Христя Яр Ярчик"
)


Row = tuple[str, str, list[str], list[str], list[str]]


def table(file: str) -> Iterator[Row]:
    """Yield name, sex, same, short and related forms."""
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines()[1:]:
        name, sex, same, short, related, *_ = [*line.split("\t"), "", "", ""]
        yield name, sex, same.split(), short.split(), related.split()


def own_names() -> set[tuple[str, str]]:
    return {(name, sex) for file in TABLES for name, sex, *_ in table(file)}


@pytest.mark.parametrize("sex", ["m", "f"])
def test_a_hundred_and_fifty_names_of_each_sex_have_short_forms(sex: str) -> None:
    assert sum(bool(short) for _, of, _, short, _ in table("short_forms.tsv") if of == sex) >= 150


@pytest.mark.parametrize("file", TABLES)
def test_no_name_stands_twice_and_no_form_twice_in_a_cell(file: str) -> None:
    rows = list(table(file))
    assert len({row[:2] for row in rows}) == len(rows)
    assert [(name, cell) for name, _, *cells in rows for cell in cells if len({name, *cell}) <= len(cell)] == []


@pytest.mark.parametrize("file", TABLES)
def test_every_form_is_a_word_of_one_alphabet(file: str) -> None:
    word = re.compile(r"(?:[Ѐ-ӿ]+|[A-Za-zÀ-ɏəƏȀ-ɏḀ-ỿ]+)(?:['-](?:[Ѐ-ӿ]+|[a-z]+))?")
    forms = (form for name, _, same, short, related in table(file) for form in (name, *same, *short, *related))
    assert [form for form in forms if not (word.fullmatch(form) and form[0].isupper())] == []


@pytest.mark.parametrize("file", TABLES)
def test_no_form_of_one_name_is_another_persons_own_name(file: str) -> None:
    own, entered_too = own_names(), set(ENTERED_TOO.split())
    for name, sex, same, short, _ in table(file):
        assert [(name, form) for form in same if (form, sex) in own] == []
        assert [(name, form) for form in short if (form, sex) in own and form not in entered_too] == []


@pytest.mark.parametrize("names", TOLD_APART)
def test_names_that_the_law_tells_apart_are_never_spellings_of_one(names: str) -> None:
    for one, other in combinations(names.split(), 2):
        assert all(sure <= RELATED for (name, _), sure in meanings(one.lower()).items() if name == other)
        assert all(sure <= RELATED for (name, _), sure in meanings(other.lower()).items() if name == one)


def test_every_related_name_is_in_the_lexicon() -> None:
    own = own_names()
    rows = (row for file in TABLES for row in table(file))
    assert [(name, form) for name, sex, *_, related in rows for form in related if (form, sex) not in own] == []


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("иштван", "Іштван"), ("istvan", "Іштван"), ("nikolai", "Микола"), ("николай", "Микола"), ("эльчин", "Ельчін"),
        ("helena", "Олена"), ("angelina", "Ангеліна"), ("филипп", "Пилип"), ("eugene", "Євген"), ("gheorghe", "Георге"),
    ],
)  # fmt: skip
def test_a_full_form_of_another_language_is_the_same_name(word: str, name: str) -> None:
    assert max(sure for (found, _), sure in meanings(word).items() if found == name) >= SAME


@pytest.mark.parametrize("word", ["саша", "женя", "валя", "слава", "саня", "шура", "sascha", "jenya"])
def test_a_short_form_of_men_and_women_is_known_of_both(word: str) -> None:
    assert {sex for _, sex in meanings(word)} == {Sex.MALE, Sex.FEMALE}


@pytest.mark.parametrize(
    ("patronymic", "name"),
    [("львівна", "Лев"), ("яковлевич", "Яків"), ("ильинична", "Ілля"), ("никитич", "Микита"), ("саныч", "Олександр")],
)
def test_an_irregular_patronymic_tells_the_father(patronymic: str, name: str) -> None:
    assert (name, Sex.MALE) in fathers((patronymic,))


def test_surnames_come_the_most_frequent_first_and_once() -> None:
    names = (FOLDER / "surnames.txt").read_text(encoding="utf-8").splitlines()
    assert names[:3] == ["Мельник", "Шевченко", "Бойко"]
    assert len(set(names)) == len(names) == rebuild.SURNAMES
    assert all(skeletons(name.lower()) for name in names)


def test_every_file_has_its_origin_in_the_notice() -> None:
    notice = (FOLDER / "NOTICE.txt").read_text(encoding="utf-8")
    files = {path.name for path in FOLDER.iterdir() if path.suffix in {".tsv", ".txt"}} - {"NOTICE.txt"}
    assert {file for file in files if not re.search(rf"^{re.escape(file)}\b", notice, re.MULTILINE)} == set()


def test_derived_files_are_made_again_from_their_sources(tmp_path: Path) -> None:
    source, folder = tmp_path / "source", tmp_path / "lexicon"
    source.mkdir()
    folder.mkdir()
    written(
        source / "given_names.tsv",
        "uk\tsex\tru\tlatin\tcyrillic_equivalents",
        "Анна\tf\tАнна\tAnna, Hanna\tГанна, Анечка",
        "Ганна\tf\tАнна, Ганна\tAnna, Hannah\tАнна, Хана",
        "Євген\tm\tЕвгений\tYevhen, Eugene\tДжон, Яўген, Женя",
        "Ніка\tf\tНика\t\t",
    )
    written(
        source / "diminutives_ru.tsv",
        "full_ru\tsex\tvariant\tscript\tfrequency_of_full",
        "Евгений\tm\tЖеня\tcyr\t9",
        "Евгений\tm\tEugen\tlat\t9",
        "Анна\tf\tНюра\tcyr\t9",
        "Анна\tf\tНика\tcyr\t9",
    )
    written(source / "surnames.tsv", "rank\tuk\tru", "2\tШевченко\tШевченко", "1\tМельник\tМельнык", "3\tМельник\t")
    written(folder / "full_names.tsv", "name\tsex\tsame\tshort\trelated", "Янош\tm\tЯнош")
    written(folder / "short_forms.tsv", "name\tsex\tsame\tshort\trelated", "Євген\tm\t\tЖеня")
    rebuild.rebuild(source, folder)
    assert (folder / "given_names.tsv").read_text(encoding="utf-8").splitlines()[1:] == [
        "Анна\tf",
        "Ганна\tf\tHannah\t\tАнна",
        "Євген\tm\tЕвгений Яўген Eugene",
        "Ніка\tf\tНика",
    ]
    assert (folder / "russian_short_forms.tsv").read_text(encoding="utf-8").splitlines()[1:] == [
        "Євген\tm\t\tЖеня",
        "Анна\tf\t\tНюра",
        "Ганна\tf\t\tНюра",
    ]
    assert (folder / "surnames.txt").read_text(encoding="utf-8") == "Мельник\nШевченко\n"
    assert (folder / "short_forms.tsv").read_text(encoding="utf-8").endswith("Євген\tm\t\tЖеня\n")


def written(path: Path, *lines: str) -> None:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
