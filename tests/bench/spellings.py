"""How a Ukrainian name is written elsewhere: by tables of letters, on other keyboards, in other cases."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

_LETTERS: Final = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
_OFFICIAL: Final = "a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia"
_OLDER: Final = "a b v g g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch - yu ya"
_POLISH: Final = "a b w h g d e je ż z y i ji j k l m n o p r s t u f ch c cz sz szcz - ju ja"
_GERMAN: Final = "a b w h g d e je sch s y i ji j k l m n o p r s t u f ch z tsch sch schtsch - ju ja"
_FRENCH: Final = "a b v h g d e ie j z y i ï ï k l m n o p r s t ou f kh ts tch ch chtch - iou ia"
_ENGLISH: Final = "a b v g g d e ye zh z i i yi y k l m n o p r s t u f h ts ch sh sch - yu ya"
_AT_FIRST: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
#: Russian letters that Ukrainian has not; the passport writes ё as e.
_RUSSIAN_TOO: Final = {"ё": "e", "ъ": "ie", "ы": "y", "э": "e", "и": "i", "г": "g", "й": "i"}

_KEYS_UK: Final = "йцукенгшщзхїфівапролджєячсмитьбю"
_KEYS_RU: Final = "йцукенгшщзхъфывапролджэячсмитьбю"
_KEYS_EN: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,."


#: Ending of the nominative, genitive, dative.
Rules = tuple[tuple[str, str, str], ...]


def _table(sounds: str) -> dict[str, str]:
    return {letter: sound.strip("-") for letter, sound in zip(_LETTERS, sounds.split(), strict=True)} | {
        "ʼ": "",
        "'": "",
    }


def _written(name: str, table: Mapping[str, str], at_first: Mapping[str, str]) -> Iterator[str]:
    before = ""
    for letter in name.lower():
        first = at_first.get(letter) if not before.isalpha() else None
        yield first or table.get(letter, letter)
        before = letter


def _romanised(sounds: str, at_first: Mapping[str, str]) -> Callable[[str], str]:
    table = _table(sounds)
    return lambda name: "".join(_written(name.lower().replace("зг", "з'г"), table, at_first)).title()


def official(name: str) -> str:
    """Return a Ukrainian name by the official table of 2010."""
    spelt = name.lower().replace("ʼ", "").replace("'", "").replace("зг", "zgh")
    return "".join(_written(spelt, _table(_OFFICIAL), _AT_FIRST)).title()


def russian_passport(name: str) -> str:
    """Return a Russian name as Russian passports write it."""
    return "".join(_written(name, _table(_OFFICIAL) | _RUSSIAN_TOO, {})).title()


#: Ways to write a Ukrainian name in Latin letters.
LATIN: Final[Mapping[str, Callable[[str], str]]] = {
    "official": official,
    "older passport": _romanised(_OLDER, {}),
    "polish": _romanised(_POLISH, {}),
    "german": _romanised(_GERMAN, {}),
    "french": _romanised(_FRENCH, {}),
    "english": _romanised(_ENGLISH, {}),
}


def plain(name: str) -> str:
    """Return any name in lower-case Latin letters, Ukrainian and Russian ones by one table: as rivals are fed."""
    return "".join(_written(name, _table(_OFFICIAL) | {"ё": "e", "ъ": "", "ы": "y", "э": "e"}, _AT_FIRST))


def on_layout(text: str, kind: str) -> str:
    """Return a text typed while another layout was on: "uk-en" (meant, on), "en-uk", "uk-ru"."""
    keys = {"uk": _KEYS_UK, "en": _KEYS_EN, "ru": _KEYS_RU}
    meant, on = kind.split("-")
    small: dict[str, str | int | None] = dict(zip(keys[meant], keys[on], strict=True))
    large = {key.upper(): str(put).upper() for key, put in small.items() if key.isalpha()}
    return text.translate(str.maketrans(small | large))


def declined(name: str, role: str, case: str, *, man: bool) -> str:
    """Return a surname, given name or patronymic in the "genitive" or "dative", by the school rules."""
    ends = _MAN if man else _WOMAN
    if role == "surname" and not man and not name.endswith(("а", "я")):
        return name
    adjective = role == "surname"
    rules = (*(_ADJECTIVE_MAN if man else _ADJECTIVE_WOMAN), *ends) if adjective else ends
    for ending, genitive, dative in rules:
        if name.endswith(ending):
            return name.removesuffix(ending) + (genitive if case == "genitive" else dative)
    return name + ("а" if case == "genitive" else "у") * man


_ADJECTIVE_MAN: Final[Rules] = (("ський", "ського", "ському"), ("цький", "цького", "цькому"), ("ий", "ого", "ому"))
_ADJECTIVE_WOMAN: Final[Rules] = (
    ("ська", "ської", "ській"), ("цька", "цької", "цькій"), ("ова", "ової", "овій"), ("єва", "євої", "євій"),
    ("ева", "евої", "евій"), ("іна", "іної", "іній"),
)  # fmt: skip
_MAN: Final[Rules] = (
    ("ій", "ія", "ію"), ("й", "я", "ю"), ("ець", "ця", "цю"), ("ок", "ка", "ку"), ("ь", "я", "ю"), ("о", "а", "у"),
    ("ка", "ки", "ці"), ("га", "ги", "зі"), ("а", "и", "і"), ("я", "і", "і"),
)  # fmt: skip
_WOMAN: Final[Rules] = (
    ("ія", "ії", "ії"), ("я", "і", "і"), ("ка", "ки", "ці"), ("га", "ги", "зі"), ("ха", "хи", "сі"), ("а", "и", "і"),
)  # fmt: skip
