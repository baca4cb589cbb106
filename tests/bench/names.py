"""The stock from which invented people are named, and how a Ukrainian name is spelled elsewhere."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from bot.domain.person import Sex

_BEGINNINGS: Final = (
    "Бар", "Вол", "Гай", "Гор", "Дубр", "Жур", "Заг", "Зел", "Кал", "Кор", "Крав", "Кул", "Лес", "Лоб", "Мак", "Мар",
    "Наг", "Остр", "Пал", "Пер", "Под", "Рад", "Руд", "Сав", "Сем", "Скор", "Стад", "Тар", "Тим", "Хар", "Чер", "Шап",
)  # fmt: skip
_MIDDLES: Final = (
    "ав", "аг", "ад", "ак", "ал", "ан", "ар", "ас", "ат", "ев", "ед", "ел", "ен", "ер", "ив", "ид", "ик", "ил", "ин",
    "ит", "об", "ов", "од", "ок", "ол", "ом", "он", "ор", "ос", "от", "уб", "ув", "ул", "ум", "ун",
)  # fmt: skip
_ENDINGS: Final = ("енко", "ко", "чук", "юк", "ський", "ак", "ець", "ик", "ура", "аш", "ій", "ань")
#: The column of short forms.
_SHORT: Final = 3
_FREQUENT: Final = {
    Sex.MALE: "Олександр Андрій Сергій Володимир Микола Іван Дмитро Юрій Олексій Віктор Роман Максим Василь Ігор Олег "
    "Михайло Віталій Євген Богдан Артем Денис Владислав Тарас Павло",
    Sex.FEMALE: "Олена Наталія Тетяна Ірина Оксана Світлана Марія Анна Людмила Юлія Катерина Ольга Анастасія Вікторія",
}
#: Stems of patronymics: Ukrainian, Russian.
FATHERS: Final = (
    ("Іван", "Иван"), ("Петр", "Петр"), ("Олександр", "Александр"), ("Володимир", "Владимир"), ("Михайл", "Михайл"),
    ("Степан", "Степан"), ("Богдан", "Богдан"), ("Віктор", "Виктор"), ("Роман", "Роман"), ("Олег", "Олег"),
    ("Федор", "Федор"), ("Максим", "Максим"), ("Антон", "Антон"), ("Павл", "Павл"), ("Тарас", "Тарас"),
)  # fmt: skip
#: The lexicon as text files: what the matcher makes of them is not asked.
LEXICON: Final = Path(__file__).parents[2] / "bot" / "matching" / "lexicon"
#: Parts of given names that few bear, made in the manner of old ones.
_GIVEN_BEGINNINGS: Final = ("Добро", "Жито", "Мило", "Небо", "Осто", "Рато", "Тихо", "Хото", "Годи", "Воли")
_GIVEN_ENDINGS: Final = ("вид", "гост", "мисл", "бор", "рад", "люб")
_RUSSIAN: Final = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "ʼ": "ь", "'": "ь"})
_RUSSIAN_ENDINGS: Final = (("ський", "ский"), ("цький", "цкий"), ("ська", "ская"), ("цька", "цкая"), ("ець", "ец"))


def surnames() -> Iterator[str]:
    """Yield the lexicon's surnames of men, those that many share first."""
    yield from (name for name in _known_surnames() if not name.endswith(("ва", "на", "ая", "ка")))


def surnames_held_back() -> Iterator[str]:
    """Yield surnames put together, that the lexicon has not."""
    # Every ending in turn, so that the order favours none.
    made = (first + middle + last for middle in _MIDDLES for last in _ENDINGS for first in _BEGINNINGS)
    yield from (name for name in made if name not in _known_words())


def given_names(sex: Sex) -> Iterator[str]:
    """Yield the lexicon's given names of one sex: the frequent ones first."""
    told = (line[0] for line in _lines("given_names.tsv") if line[1] == sex[0])
    yield from dict.fromkeys([*_FREQUENT[sex].split(), *told])


def given_names_held_back(sex: Sex) -> Iterator[str]:
    """Yield given names put together, that the lexicon has not."""
    made = (first + last + "а" * (sex is Sex.FEMALE) for last in _GIVEN_ENDINGS for first in _GIVEN_BEGINNINGS)
    yield from (name for name in made if name not in _known_words())


def is_held_back(name: str) -> bool:
    """Tell whether a name, of a man or a woman, is one of those that the lexicon has not."""
    return name in _held_back() or name.removesuffix("а") in _held_back()


@cache
def _held_back() -> frozenset[str]:
    made = (*surnames_held_back(), *(name for sex in Sex for name in given_names_held_back(sex)))
    return frozenset((*made, *(of_sex(name, Sex.FEMALE) for name in made)))


@cache
def short_forms() -> dict[str, tuple[str, ...]]:
    """Return the Cyrillic short forms of full given names."""
    found = {line[0]: line[3].split() for line in _lines("short_forms.tsv") if len(line) > _SHORT}
    return {name: tuple(form for form in forms if not form.isascii()) for name, forms in found.items() if forms}


def patronymic(stem: str, sex: Sex) -> str:
    """Return the patronymic in Ukrainian."""
    return stem + ("ович" if sex is Sex.MALE else "івна")


def of_sex(surname: str, sex: Sex) -> str:
    """Return the form of a surname that a man or a woman bears."""
    if sex is Sex.MALE:
        return surname
    return (
        surname[:-2] + "а" if surname.endswith(("ський", "цький")) else surname + "а" * surname.endswith(("ов", "ев"))
    )


def russian(name: str) -> str:
    """Return a name in Russian: by its known form, by its patronymic's stem, by its letters otherwise."""
    if name in _forms():
        return _forms()[name]
    for uk, ru in FATHERS:
        if name.startswith(uk) and name.endswith(("ович", "івна")):
            return ru + name.removeprefix(uk).replace("івна", "овна")
    for uk, ru in _RUSSIAN_ENDINGS:
        if name.endswith(uk):
            return (name.removesuffix(uk) + ru).translate(_RUSSIAN)
    return name.translate(_RUSSIAN)


@cache
def _forms() -> dict[str, str]:
    """Return the Russian form of given names, where one is known: the first of those in Cyrillic."""
    firsts = {line[0]: next(iter(line[2].split()), "") for line in _lines("given_names.tsv") if len(line) > 2}
    return {name: form for name, form in firsts.items() if form and not form.isascii()}


@cache
def _known_surnames() -> dict[str, None]:
    return dict.fromkeys((LEXICON / "surnames.txt").read_text(encoding="utf-8").split())


@cache
def _known_words() -> frozenset[str]:
    """Return every word of the lexicon."""
    return frozenset(word for file in LEXICON.glob("*.t*") for word in file.read_text(encoding="utf-8").split())


def _lines(file: str) -> list[list[str]]:
    return [line.split("\t") for line in (LEXICON / file).read_text(encoding="utf-8").splitlines()[1:]]
