"""Which word of a name is what, where the text does not say."""

import re
from collections.abc import Callable
from functools import lru_cache

from bot.matching.givens import RELATED, is_written, meanings
from bot.matching.inflection import is_inflected_given, is_inflected_patronymic
from bot.matching.patronymics import looks_like_patronymic

#: Words that stand before a name and ask for another case than the nominative.
SEEKING = frozenset(
    {
        "розшукую", "розшукуємо", "розшук", "шукаю", "шукаємо", "знайти", "розшукати", "про", "щодо", "мого", "мою",
        "розыскиваю", "разыскиваю", "разыскиваем", "розыск", "ищу", "ищем", "найти", "разыскать", "моего", "насчет",
        "чоловіка", "сина", "батька", "брата", "дядька", "онука", "маму", "сестру", "дочку", "доньку", "дружину",
        "мужа", "сына", "отца", "папу", "дядю", "внука", "жену", "тата", "бабусю", "дідуся", "дедушку", "бабушку",
    }
)  # fmt: skip
#: Words that families write around a name.
NOISE = SEEKING | {
    "дівоче", "девичья", "девичье", "урожд", "урожденная", "уроджена", "народжена", "рожд", "колишнє", "колишня",
    "бывшая", "попереднє", "прізвище", "фамилия", "фамілія", "імя", "им'я", "ім'я", "имя", "піб", "фио", "батькові",
    "отчество", "розшукується", "разыскивается", "розыскивается", "пропав", "пропала", "пропал", "зник", "зникла",
    "безвісти", "мій", "моя", "мой", "чоловік", "син", "батько", "брат", "муж", "сын", "отец", "громадянин",
    "громадянка", "гражданин", "гражданка", "пан", "пані", "maiden", "nee", "née", "formerly", "former", "surname",
    "name", "або", "или", "or", "born", "mr", "mrs", "ms",
}  # fmt: skip

#: Azerbaijani oglu and qizi, a word of their own after the father's name.
OGLU = frozenset(
    {
        "огли", "оглы", "оглу", "кизи", "кызы", "кизы", "кызи", "гизи", "гызы", "oglu", "ogly", "ogli", "oghlu", "oğlu",
        "qizi", "qızı", "qyzy", "kizi", "kyzy", "gizi",
    }
)  # fmt: skip

#: How surnames end, in any spelling, and hardly any given name.
_SURNAME = re.compile(
    "(енко|[чщк]ук|люк|[сц][ьк]?к(ий|ій|а|ая|ой)|[оеєё]ва?|[иії]на?|ейко|айло|ец[ьъ]?|ян|швілі|дзе|адзе|"
    "enko|[cs]hu[kc]|[lyi]uk|sk(y|yi|yy|iy|ii|a|aya|aia|i)|[oe][vw]a?|ina?|[sc]zuk|ian|yan|dze|shvili|ff)$"
)

#: How nothing but surnames ends.
_SURELY = re.compile("(енко|[чщ]ук|ський|цький|швілі)$")

Roles = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def roles(words: tuple[str, ...]) -> Roles:
    """Return surname, given name and patronymic of one written name; a lone word may be either of the first two."""
    if len(set(words)) < len(words):
        return worked_out(words)
    places = _PLACES.get(kinds := tuple(map(_kind, words)))
    if places is None:
        found = worked_out(words)
        places = tuple(_stretch([words.index(word) for word in role]) for role in found)
        if tuple(words[place] for place in places) != found:
            # A surname in two places («Нечуй Іван Левицький») is worked out each time.
            return found
        if len(_PLACES) < _KEPT:
            _PLACES[kinds] = places
    surname, given, patronymic = places
    return words[surname], words[given], words[patronymic]


def _stretch(places: list[int]) -> slice:
    return slice(places[0], places[-1] + 1) if places else slice(0)


#: Words of the same kinds have the same roles: a million names are of a few hundred kinds.
_PLACES: dict[tuple[int, ...], tuple[slice, ...]] = {}
_KEPT = 10_000
#: The highest bit of a kind.
_KNOWN = 1 << 8


@lru_cache(maxsize=150_000)
def _kind(word: str) -> int:
    """Return everything about a word that its role hangs on, as bits."""
    surely = _SURELY.search(word) is not None and not is_written(word)
    given = 3 if surely else next((sure for sure, is_one in enumerate(_GIVEN) if is_one(word)), 3)
    patronymic = not surely and (looks_like_patronymic(word) or is_inflected_patronymic(word))
    told = (
        word in NOISE, patronymic, word in OGLU, len(word) == 1, bool(_SURNAME.search(word)), word.isascii(),
        bool(meanings(word)) or is_inflected_given(word),
    )  # fmt: skip
    return given + sum(bit << place for place, bit in enumerate(told, 2))


def is_known(word: str) -> bool:
    """Tell whether a word may stand for a given name of the lexicon, as it is or in another case."""
    return _kind(word) >= _KNOWN


def forget() -> None:
    """Let go of what is known of single words."""
    _kind.cache_clear()


def worked_out(words: tuple[str, ...]) -> Roles:
    """Return the roles, one word looked at after another."""
    rest = [*told(words)]
    patronymic = _patronymic(rest)
    given = _given(rest, patronymic)
    surname = tuple(_without(rest, given + patronymic))
    if not surname and len(given) > 1:
        surname, given = given[:1], given[1:]
    return surname, given, patronymic


def told(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without those that only stand around a name; all of them where nothing else is left."""
    return tuple(word for word in words if word not in NOISE) or words


def _patronymic(words: list[str]) -> tuple[str, ...]:
    if len(words) < 3:  # noqa: PLR2004 - two words are a surname on -ич and a given name
        return ()
    for place in range(len(words) - 1, 0, -1):
        word, before = words[place], words[place - 1]
        # «Ruslan M. Sydorovych»: after an initial stands a surname.
        if (looks_like_patronymic(word) or is_inflected_patronymic(word)) and len(before) > 1:
            return (before, word) if word in OGLU else (word,)
    initials = [word for word in words if len(word) == 1]
    return (initials[-1],) if initials and len(words) - len(initials) <= 2 else ()  # noqa: PLR2004 - two whole words


def _given(words: list[str], patronymic: tuple[str, ...]) -> tuple[str, ...]:
    rest = _without(words, patronymic)
    place = _last(words, patronymic[0]) if patronymic else 0
    if place and words[place - 1] in rest:
        return (words[place - 1],)
    known = next(filter(None, ([word for word in rest if is_one(word)] for is_one in _GIVEN)), [])
    if known:
        return (known[0] if len(known) < len(rest) or len(rest) == 1 else known[-1],)
    initials = [word for word in rest if len(word) == 1]
    if initials:
        return (initials[0],)
    return _left(rest) if len(rest) > 1 else ()


def _without(words: list[str], taken: tuple[str, ...]) -> list[str]:
    """Return the words but for the last of each that is taken: «Шевченко В. В.» has the same initial twice."""
    rest = list(words)
    for word in taken:
        del rest[_last(rest, word)]
    return rest


def _last(words: list[str], word: str) -> int:
    return len(words) - 1 - words[::-1].index(word)


def _left(words: list[str]) -> tuple[str, ...]:
    """Return the given name among words that tell nothing: what does not end as surnames do, else by the order."""
    others = [word for word in words if not _SURNAME.search(word)]
    if len(others) == 1:
        return (others[0],)
    # Lists in Cyrillic begin with the surname, names in Latin letters with the given name.
    return (words[0],) if words[0].isascii() else (words[-1],)


def _is_heard(word: str) -> bool:
    return max(meanings(word).values(), default=0.0) > RELATED


#: How a given name is known, the surest first: as written, declined, by its sound.
_GIVEN: tuple[Callable[[str], bool], ...] = (is_written, is_inflected_given, _is_heard)
