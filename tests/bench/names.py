"""The stock from which invented people are named, and how a Ukrainian name is spelled elsewhere."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
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
_SOUNDS: Final = [
    "a",
    "b",
    "v",
    "h",
    "g",
    "d",
    "e",
    "ie",
    "zh",
    "z",
    "y",
    "i",
    "i",
    "i",
    "k",
    "l",
    "m",
    "n",
    "o",
    "p",
    "r",
    "s",
    "t",
    "u",
    "f",
    "kh",
    "ts",
    "ch",
    "sh",
    "shch",
    "iu",
    "ia",
]
_LATIN: Final = dict(zip("абвгґдеєжзиіїйклмнопрстуфхцчшщюя", _SOUNDS, strict=True)) | dict.fromkeys("ьʼ'", "")
_RUSSIAN: Final = str.maketrans({"и": "ы", "і": "и", "ї": "и", "є": "е", "ґ": "г", "ʼ": "ъ", "'": "ъ"})


def surnames() -> Iterator[str]:
    """Yield surnames: those that many share first, then tens of thousands put together."""
    text = (files("bot.matching") / "lexicon" / "surnames.txt").read_text(encoding="utf-8")
    yield from dict.fromkeys(name for name in text.split() if not name.endswith(("ва", "на", "ая", "ка")))
    # Every ending in turn, so that the order favours none.
    yield from (first + middle + last for middle in _MIDDLES for last in _ENDINGS for first in _BEGINNINGS)


def given_names(sex: Sex) -> Iterator[str]:
    """Yield given names of one sex: the frequent ones first."""
    yield from dict.fromkeys([*_FREQUENT[sex].split(), *(name for name, kind in _told() if kind == sex[0])])


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


def latin(name: str) -> str:
    """Return a name in Latin letters, much as a passport has it."""
    return "".join(_LATIN.get(letter, letter) for letter in name.lower()).title()


def russian(name: str) -> str:
    """Return a name in Russian: by its known form, by its patronymic's stem, by its letters otherwise."""
    if name in _forms():
        return _forms()[name]
    for uk, ru in FATHERS:
        if name.startswith(uk) and name.endswith(("ович", "івна")):
            return ru + name.removeprefix(uk).replace("івна", "овна")
    return name.translate(_RUSSIAN)


@cache
def _told() -> tuple[tuple[str, str], ...]:
    return tuple((line[0], line[1]) for line in _lines())


@cache
def _forms() -> dict[str, str]:
    """Return the Russian form of given names, where one is known: the first of those in Cyrillic."""
    firsts = {line[0]: next(iter(line[2].split()), "") for line in _lines()}
    return {name: form for name, form in firsts.items() if form and not form.isascii()}


def _lines() -> list[list[str]]:
    text = (files("bot.matching") / "lexicon" / "given_names.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]
