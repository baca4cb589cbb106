"""Patronymics: whose father, and which sex, in all the endings that they are written with."""

import re
from functools import cache, lru_cache
from importlib.resources import files

from bot.domain.person import Sex
from bot.matching.keys import plain, skeletons

#: Endings as skeletons: -ович -евич -йович -ич; -івна -овна -евна -ична -инична; Azerbaijani oglu and qizi.
_MALE = re.compile("(?:[oe]veC|eC| ?[ou]hl[eu])$")
_FEMALE = re.compile("(?:[oe]vna|eneCna|eCna| ?ke?ze)$")
_WRITTEN = re.compile(
    "(ович|евич|євич|ьич|лліч|мич|укич|івна|ївна|овна|евна|ічна|ична|огл[иыу]|[кг][иы]з[иы]|"
    "[oe][vw][iy](c[hz]|t?s?ch|č)|il[ly]?[iy]t?s?c[hz]|[ioe][vw]na|[iy]nichna|ičič|o[gğ]h?l[uyi]|[qkg][iıy]z[iıy])$"
)


@lru_cache(maxsize=20_000)
def father(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the skeletons of the father's name, without endings; the words' own where there is no ending."""
    return tuple(dict.fromkeys(stem(_FEMALE.sub("", _MALE.sub("", key))) for key in _keys(words)))


@lru_cache(maxsize=20_000)
def sex_of(words: tuple[str, ...]) -> Sex | None:
    """Return the sex that a patronymic's ending tells, if any."""
    for key in _keys(words):
        if _FEMALE.search(key):
            return Sex.FEMALE
        if _MALE.search(key):
            return Sex.MALE
    return None


def looks_like_patronymic(word: str) -> bool:
    """Tell whether a word ends as patronymics do; surnames on -ич do as well."""
    return bool(_WRITTEN.search(word)) or word in _listed()


@cache
def _listed() -> frozenset[str]:
    """Return the patronymics that no ending gives away (Никитич, Саввич)."""
    text = (files("bot.matching") / "lexicon" / "patronymics.tsv").read_text(encoding="utf-8")
    return frozenset(form.lower() for line in text.splitlines()[1:] for form in line.split("\t")[1].split())


def stem(key: str) -> str:
    """Return a given name's skeleton without its last vowels, as patronymics keep it."""
    return plain(key) or key


def _keys(words: tuple[str, ...]) -> tuple[str, ...]:
    spelt = [skeletons(word) for word in words]
    if not all(spelt) or not spelt:
        return ()
    # Alternative readings differ in hushing sounds only: the first of the other words is enough.
    return tuple(" ".join([key, *(other[0] for other in spelt[1:])]) for key in spelt[0])
