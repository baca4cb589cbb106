"""Back from an inflected word to every nominative that it may be of, by the declensions of both languages.

Nobody types a name only in the nominative: «розшукую Петренка Олександра». A word alone says little («Олександра» is a
woman's name as well); surname, given name and patronymic in the same case of the same sex say it together.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from bot.domain.person import Sex
from bot.matching.givens import is_written, meanings
from bot.matching.keys import skeletons
from bot.matching.patronymics import looks_like_patronymic

CASES = ("genitive", "dative", "accusative", "instrumental", "locative", "vocative")
#: Nominative ending; sexes; endings in the order of `CASES`, several apart by spaces, `-` for none, `_` for empty.
#: Ukrainian first, then Russian where it differs; nouns, then adjectives.
DECLENSIONS = """
|m|а|у ові|а|ом|у ові і|е у
ь|m|я|ю еві|я|ем|ю еві і|ю
й|m|я|ю єві|я|єм|ю єві ї|ю
р|m|ря|рю реві|ря|рем|рю реві|рю
ж|m|-|жеві|-|жем|жеві|-
ч|m|-|чеві|-|чем|чеві|-
ш|m|-|шеві|-|шем|шеві|-
щ|m|-|щеві|-|щем|щеві|-
о|m|а|у ові|а|ом|у ові і|у
е|mf|я|ю|я|ем|ю|е
а|mf|и|і|у|ою|і|о
жа|mf|жі|жі|жу|жею|жі|же
ча|mf|чі|чі|чу|чею|чі|че
ша|mf|ші|ші|шу|шею|ші|ше
ща|mf|щі|щі|щу|щею|щі|ще
га|mf|-|зі|-|-|зі|-
ка|mf|-|ці|-|-|ці|-
ха|mf|-|сі|-|-|сі|-
я|mf|і ї|і ї|ю|ею єю|і ї|е є ю
|f|і|і|_|'ю|і|-
ь|f|і|і|ь|ю|і|-
ль|f|-|-|-|ллю|-|-
нь|f|-|-|-|нню|-|-
ий|m|ого ього|ому ьому|ого ього|им|ому ьому ім|-
ій|m|ого ього|ому ьому|ого ього|ім|ому ьому ім|-
ой|m|ого|ому|ого|им|ому ім|-
ов|m|-|-|-|овим|-|-
ев|m|-|-|-|евим|-|-
єв|m|-|-|-|євим|-|-
ін|m|-|-|-|іним|-|-
їн|m|-|-|-|їним|-|-
ин|m|-|-|-|иним|-|-
а|f|ої|ій|у|ою|ій|-
я|f|ьої|ій|ю|ьою|ій|-
ая|f|ої|ій|у|ою|ій|-
|m|-|-|-|-|е|-
ь|m|-|-|-|-|е|-
й|m|-|-|-|ем|е и|-
ж|m|-|-|-|жем|-|-
ей|m|'я|'ю|'я|'єм|'ю|-
ей|m|ья|ью|ья|ьем ьём|ье|-
ец|m|ца|цу|ца|цем цом|це|-
а|mf|ы и|е|-|ой ей|е|-
я|mf|и|е и|-|ей|е и|-
ь|f|и|и|-|ью|и|-
ов|m|-|-|-|овым|-|-
ев|m|-|-|-|евым|-|-
ёв|m|-|-|-|евым ёвым|-|-
ин|m|-|-|-|иным|-|-
ын|m|-|-|-|ыным|-|-
ый|m|ого|ому|ого|ым|ом|-
ий|m|его|ему|его|-|ом ем|-
ой|m|-|-|-|ым|ом|-
а|f|ой|ой|-|ой|ой|-
ая|f|ой ей|ой ей|ую|-|ой ей|-
яя|f|ей|ей|юю|ею|ей|-
"""
#: How many nominatives of one surname are tried in one case.
TRIED = 6
#: How many nominatives of a given name that is not in the lexicon.
UNLISTED = 5
_SEXES = {"m": Sex.MALE, "f": Sex.FEMALE}
_VOWELS = "аеєиіїоуюяыэё"
_LAST_VOWEL = re.compile(f"[ое](?=[^{_VOWELS}]+$)")
_CLUSTER = re.compile(f"([^{_VOWELS}ьй'])(ь?)([^{_VOWELS}ьй'])$")
_CLOSED = frozenset({"", "ь", "й", "р"})
_STANDING = re.compile("(?:[оеэуюіи]|[иы]х|аго|ово)$")
_CYRILLIC = re.compile("[а-яіїєґё']+")

#: Case and sex: what the words of one name have in common.
Agreement = tuple[str, Sex]


@dataclass(frozen=True, slots=True, repr=False)
class Inflected:
    """One way to read a whole name: each role in the nominative, and the sex."""

    surname: tuple[str, ...]
    given: tuple[str, ...]
    patronymic: tuple[str, ...]
    sex: Sex


Roles = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def readings(roles: Roles, sex: Sex | None, *, sought: bool) -> Iterator[Inflected]:
    """Yield the whole names that may stand here in another case than the nominative.

    `sought` says that a word before it asks for another case. Without one the text is read so only where it does not
    do for a nominative: «Петренко Олександра» is a woman, «Петренка Олександра» and «Петренко Андрія» are men.
    """
    surname, given, patronymic = roles
    if not given:
        return
    agreements = [one for one in _agreements(given, patronymic) if sex in {None, one[1]}]
    listed = {one: _listed(given[0], one) for one in agreements}
    unlisted = not any(listed.values()) and bool(patronymic or not meanings(given[0]))
    if unlisted:
        # Patronymic or surname have to tell: the given name is not one of the lexicon.
        listed = {one: _distinct(_nominatives(given[0]).get(one, ()))[:UNLISTED] for one in agreements}
    for agreement, firsts in listed.items():
        for first, last in product(firsts, _surnames(surname, agreement)):
            if sought or patronymic or last != surname or not (unlisted or is_written(given[0])):
                whole = _patronymic(patronymic, agreement)
                yield Inflected(last, (first, *given[1:]), whole, agreement[1])


def is_inflected_given(word: str) -> bool:
    """Tell whether a word may be another case of a given name of the lexicon."""
    return any(_listed(word, agreement) for agreement in _nominatives(word))


#: In every patronymic that is declined.
_BEGOTTEN = re.compile("[иі]ч|[іїоеє]вн|ш")


def is_inflected_patronymic(word: str) -> bool:
    """Tell whether a word may be another case of a patronymic."""
    return _BEGOTTEN.search(word) is not None and bool(_patronymics(word))


def _agreements(given: tuple[str, ...], patronymic: tuple[str, ...]) -> list[Agreement]:
    if patronymic and len(patronymic[0]) > 1:
        return list(_patronymics(patronymic[-1]))
    return list(_nominatives(given[0]))


def _listed(given: str, agreement: Agreement) -> tuple[str, ...]:
    return _distinct(word for word in _nominatives(given).get(agreement, ()) if is_written(word, agreement[1]))


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that sound apart: one of Толстий and Толстый is enough."""
    heard: dict[str, str] = {}
    for word in words:
        heard.setdefault(next(iter(skeletons(word)), word), word)
    return tuple(heard.values())


def _surnames(surname: tuple[str, ...], agreement: Agreement) -> Iterator[tuple[str, ...]]:
    """Yield surnames; a double one has both halves declined, or only the last."""
    halves = [_surname(word, agreement) for word in surname]
    if not all(halves) or not halves:
        if len(surname) > 1 and halves[-1]:
            yield from ((*surname[:-1], last) for last in halves[-1])
        return
    for last in halves[-1]:
        yield (*(half[0] for half in halves[:-1]), last)


@lru_cache(maxsize=5_000)
def _surname(word: str, agreement: Agreement) -> tuple[str, ...]:
    found = _distinct(_nominatives(word).get(agreement, ()))[:TRIED]
    # Women's surnames in a consonant or -о stay as they are, and so does much else, to many people's mind.
    woman = agreement[1] is Sex.FEMALE and word[-1:] not in _VOWELS
    return (word, *found) if woman or _STANDING.search(word) else found


def _patronymic(patronymic: tuple[str, ...], agreement: Agreement) -> tuple[str, ...]:
    found = _patronymics(patronymic[-1]).get(agreement, ()) if patronymic else ()
    return (*patronymic[:-1], found[0]) if found else patronymic


@lru_cache(maxsize=2_000)
def _patronymics(word: str) -> Mapping[Agreement, tuple[str, ...]]:
    kept: dict[Agreement, tuple[str, ...]] = {}
    for (case, sex), found in _nominatives(word).items():
        ending = ("а",) if sex is Sex.FEMALE else ("ч", "ш")
        fathers = tuple(one for one in found if one.endswith(ending) and looks_like_patronymic(one))
        if fathers:
            kept[case, sex] = fathers
    return kept


@lru_cache(maxsize=1_000)
def _nominatives(word: str) -> Mapping[Agreement, tuple[str, ...]]:
    """Return every nominative that the endings allow, by case and sex."""
    found: defaultdict[Agreement, dict[str, None]] = defaultdict(dict)
    if len(word) < 3 or not _CYRILLIC.fullmatch(word):  # noqa: PLR2004 - no name has an ending and less than two letters
        return {}
    for length in range(min(4, len(word) - 1) + 1):
        stem, ending = word[: len(word) - length], word[len(word) - length :]
        for nominative, case, sex in _endings().get(ending, ()):
            for spelt in _stems(stem, nominative):
                if spelt + nominative != word:
                    found[case, sex][spelt + nominative] = None
    return {agreement: tuple(words) for agreement, words in found.items()}


def _stems(stem: str, nominative: str) -> Iterator[str]:
    """Yield the stem and, where the nominative closes the syllable, what its vowel may be there (Прокопа: Прокіп)."""
    soft = nominative.startswith(("ь", "я", "є", "ю"))
    if nominative in {"", "о"} and stem[-1:] in _VOWELS + "ьй'":
        return
    if (soft and stem[-1:] == "й") or (nominative in {"а", "ь", "ая"} and stem[-1:] in "ьй"):
        return
    if nominative == "й" and stem[-1:] not in _VOWELS:
        return
    if nominative in {"ь", "е"} and stem[-1:] in _VOWELS + "'гкхжчшщ":
        return
    yield stem
    if nominative in _CLOSED:
        yield from _closed(stem, nominative)


def _closed(stem: str, nominative: str) -> Iterator[str]:
    whole = stem + ("р" if nominative == "р" else "")
    cut = -1 if nominative == "р" else None
    shifted = _LAST_VOWEL.sub("і", whole)
    if shifted != whole:
        yield shifted[:cut]
    cluster = _CLUSTER.search(whole)
    if cluster and nominative != "й":
        before = whole[: cluster.start()] + cluster[1]
        yield from ((before + vowel + cluster[3])[:cut] for vowel in ("е", "о"))
    elif whole.endswith("льв"):
        yield "лев"


@cache
def _endings() -> Mapping[str, tuple[tuple[str, str, Sex], ...]]:
    """Return, for each ending, the nominative endings, cases and sexes that it may be of."""
    found: defaultdict[str, dict[tuple[str, str, Sex], None]] = defaultdict(dict)
    for line in DECLENSIONS.split("\n")[1:-1]:
        nominative, sexes, *columns = line.split("|")
        for case, endings in zip(CASES, columns, strict=True):
            for ending in endings.replace("-", "").split():
                for sex in sexes:
                    found["" if ending == "_" else ending][nominative, case, _SEXES[sex]] = None
    return {ending: tuple(kept) for ending, kept in found.items()}
