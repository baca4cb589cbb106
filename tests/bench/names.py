"""The stock from which invented people are named, and what Russian makes of it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

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
#: The lexicon as text files: what the matcher makes of them is not asked.
LEXICON: Final = Path(__file__).parents[2] / "bot" / "matching" / "lexicon"
#: Parts of given names that few bear, made in the manner of old ones.
_GIVEN_BEGINNINGS: Final = ("Добро", "Жито", "Мило", "Небо", "Осто", "Рато", "Тихо", "Хото", "Годи", "Воли")
_GIVEN_ENDINGS: Final = ("вид", "гост", "мисл", "бор", "рад", "люб")
_RUSSIAN: Final = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "ʼ": "ь", "'": "ь"})
_RUSSIAN_ENDINGS: Final = (("ський", "ский"), ("цький", "цкий"), ("ська", "ская"), ("цька", "цкая"), ("ець", "ец"))


class Given(NamedTuple):
    """A given name that many bear, and what people make of it; written for the bench, not taken from the lexicon."""

    name: str
    sex: Sex
    russian: str
    foreign: tuple[str, ...]
    short: tuple[str, ...]
    #: A son's patronymic, in Ukrainian and in Russian; empty for women.
    patronymic: str = ""
    russian_patronymic: str = ""


@cache
def frequent() -> tuple[Given, ...]:
    """Return the given names that most people have, the most frequent of each sex first."""
    return tuple(
        Given(name, _sex(sex), russian, tuple(foreign.split()), tuple(short.split()), *fathers)
        for name, sex, russian, foreign, short, *fathers in _lines(Path(__file__).with_name("given_names.tsv"))
    )


@cache
def fathers() -> tuple[str, ...]:
    """Return sons' patronymics, the most frequent first."""
    return tuple(given.patronymic for given in frequent() if given.patronymic)


@cache
def given(name: str, sex: Sex | None) -> Given | None:
    """Return what people make of a given name; None of one that few bear."""
    return next((one for one in frequent() if (one.name, one.sex) == (name, sex)), None)


@cache
def surnames() -> tuple[str, ...]:
    """Return the lexicon's surnames of men, those that many share first."""
    return tuple(name for name in _known_surnames() if not name.endswith(("ва", "на", "ая", "ка")))


def surnames_held_back() -> Iterator[str]:
    """Yield surnames put together, that the lexicon has not."""
    # Every ending in turn, so that the order favours none.
    made = (first + middle + last for middle in _MIDDLES for last in _ENDINGS for first in _BEGINNINGS)
    yield from (name for name in made if name not in _known_words())


@cache
def given_names(sex: Sex) -> tuple[str, ...]:
    """Return the lexicon's given names of one sex: the frequent ones first, the others in no order."""
    others = [line[0] for line in _lines(LEXICON / "given_names.tsv") if _sex(line[1]) is sex]
    Random(sex).shuffle(others)
    return tuple(dict.fromkeys([*(one.name for one in frequent() if one.sex is sex), *others]))


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


def patronymic(of_son: str, sex: Sex | None) -> str:
    """Return the patronymic of a son or a daughter."""
    if sex is not Sex.FEMALE:
        return of_son
    for son, daughter in (("йович", "ївна"), ("ович", "івна"), ("іч", "івна"), ("ич", "івна")):
        if of_son.endswith(son):
            return of_son.removesuffix(son) + daughter
    return of_son


def russian_patronymic(of_son: str, sex: Sex) -> str:
    """Return the Russian patronymic of a son or a daughter."""
    if sex is Sex.MALE:
        return of_son
    if of_son.endswith("тич"):
        return of_son + "на"
    return of_son.removesuffix("ич") + ("инична" if of_son.endswith("льич") else "на")


def of_sex(surname: str, sex: Sex) -> str:
    """Return the form of a surname that a man or a woman bears."""
    if sex is Sex.MALE:
        return surname
    return (
        surname[:-2] + "а" if surname.endswith(("ський", "цький")) else surname + "а" * surname.endswith(("ов", "ев"))
    )


def russian(name: str) -> str:
    """Return a name in Russian: by its known form, by its letters otherwise."""
    if name in _forms():
        return _forms()[name]
    for uk, ru in _RUSSIAN_ENDINGS:
        if name.endswith(uk):
            return (name.removesuffix(uk) + ru).translate(_RUSSIAN)
    return name.translate(_RUSSIAN)


@cache
def _forms() -> dict[str, str]:
    sons = [one for one in frequent() if one.patronymic]
    of_fathers = {
        patronymic(one.patronymic, sex): russian_patronymic(one.russian_patronymic, sex) for one in sons for sex in Sex
    }
    return of_fathers | {one.name: one.russian for one in frequent()}


def _sex(letter: str) -> Sex:
    return Sex.MALE if letter == "m" else Sex.FEMALE


@cache
def _known_surnames() -> dict[str, None]:
    return dict.fromkeys((LEXICON / "surnames.txt").read_text(encoding="utf-8").split())


@cache
def _known_words() -> frozenset[str]:
    """Return every word of the lexicon."""
    return frozenset(word for file in LEXICON.glob("*.t*") for word in file.read_text(encoding="utf-8").split())


def _lines(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
