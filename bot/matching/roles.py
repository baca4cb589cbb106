"""Which word of a name is what, where the text does not say."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

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
#: Places of words in a name.
Places = tuple[int, ...]


class Kind(NamedTuple):
    """All that the role of a word hangs on, the words around it aside."""

    noise: bool
    #: How surely it is a given name: a place in `_GIVEN`, or its length.
    given: int
    patronymic: bool
    oglu: bool
    initial: bool
    surname: bool
    latin: bool
    #: Whether it may stand for a given name of the lexicon at all.
    known: bool


def roles(words: tuple[str, ...]) -> Roles:
    """Return surname, given name and patronymic of one written name; a lone word may be either of the first two."""
    surname, given, patronymic = _places(tuple(map(_kind, words)))
    return _picked(words, surname), _picked(words, given), _picked(words, patronymic)


def _picked(words: tuple[str, ...], places: Places) -> tuple[str, ...]:
    # Most roles are one word, and a million names are read so.
    return (words[places[0]],) if len(places) == 1 else tuple([words[place] for place in places])


def without_noise(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without those that only stand around a name; all of them where nothing else is left."""
    return tuple(word for word in words if word not in NOISE) or words


def is_known(word: str) -> bool:
    """Tell whether a word may stand for a given name of the lexicon, as it is or in another case."""
    return _kind(word).known


def forget_kinds() -> None:
    """Let go of what is known of single words."""
    _kind.cache_clear()


@lru_cache(maxsize=150_000)
def _kind(word: str) -> Kind:
    surely = _SURELY.search(word) is not None and not is_written(word)
    given = None if surely else next((sure for sure, is_one in enumerate(_GIVEN) if is_one(word)), None)
    kind = Kind(
        noise=word in NOISE,
        given=len(_GIVEN) if given is None else given,
        patronymic=not surely and (looks_like_patronymic(word) or is_inflected_patronymic(word)),
        oglu=word in OGLU,
        initial=len(word) == 1,
        surname=_SURNAME.search(word) is not None,
        latin=word.isascii(),
        known=bool(meanings(word)) or is_inflected_given(word),
    )
    return _KINDS.setdefault(kind, kind)


#: A million words are of a few dozen kinds.
_KINDS: dict[Kind, Kind] = {}


@lru_cache(maxsize=10_000)
def _places(kinds: tuple[Kind, ...]) -> tuple[Places, Places, Places]:
    rest = [place for place, kind in enumerate(kinds) if not kind.noise] or [*range(len(kinds))]
    patronymic = _patronymic(kinds, rest)
    given = _given(kinds, rest, patronymic)
    return tuple(place for place in rest if place not in given + patronymic), given, patronymic


def _patronymic(kinds: tuple[Kind, ...], rest: list[int]) -> Places:
    if len(rest) < 3:  # noqa: PLR2004 - two words are a surname on -ич and a given name
        return ()
    for before, place in reversed([*pairwise(rest)]):
        # «Ruslan M. Sydorovych»: after an initial stands a surname.
        if kinds[place].patronymic and not kinds[before].initial:
            return (before, place) if kinds[place].oglu else (place,)
    initials = [place for place in rest if kinds[place].initial]
    return (initials[-1],) if initials and len(rest) - len(initials) <= 2 else ()  # noqa: PLR2004 - two whole words


def _given(kinds: tuple[Kind, ...], words: list[int], patronymic: Places) -> Places:
    before = words.index(patronymic[0]) if patronymic else 0
    if before:
        return (words[before - 1],)
    rest = [place for place in words if place not in patronymic]
    surest = min((kinds[place].given for place in rest), default=len(_GIVEN))
    if surest < len(_GIVEN):
        known = [place for place in rest if kinds[place].given == surest]
        return (known[0] if len(known) < len(rest) or len(rest) == 1 else known[-1],)
    initials = [place for place in rest if kinds[place].initial]
    if initials:
        return (initials[0],)
    return _left(kinds, rest) if len(rest) > 1 else ()


def _left(kinds: tuple[Kind, ...], rest: list[int]) -> Places:
    """Return the given name among words that tell nothing: what does not end as surnames do, else by the order."""
    others = [place for place in rest if not kinds[place].surname]
    if len(others) == 1:
        return (others[0],)
    # Lists in Cyrillic begin with the surname, names in Latin letters with the given name.
    return (rest[0],) if kinds[rest[0]].latin else (rest[-1],)


def _is_heard(word: str) -> bool:
    return max(meanings(word).values(), default=0.0) > RELATED


#: How a given name is known, the surest first: as written, declined, by its sound.
_GIVEN: tuple[Callable[[str], bool], ...] = (is_written, is_inflected_given, _is_heard)
