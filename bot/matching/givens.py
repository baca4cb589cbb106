"""Which given names a written word may stand for: other languages' forms, short forms, related names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from bot.domain.person import Sex
from bot.matching.keys import folded, skeletons
from bot.matching.patronymics import father, stem

#: How surely a form stands for its name.
OWN, SAME, SHORT, RELATED = 1.0, 0.95, 0.8, 0.6
#: A short form of several names (Саша, Слава, Валя) says less.
SHORT_OF_SEVERAL = 0.7
_SEXES = {"m": Sex.MALE, "f": Sex.FEMALE}

#: A name of the lexicon and its sex; two sexes may share a spelling.
Given = tuple[str, Sex]
Meanings = Mapping[Given, float]
_NOTHING: Meanings = {}


@lru_cache(maxsize=20_000)
def meanings(word: str) -> Meanings:
    """Return the names that a repaired word may stand for, each with how surely; empty for an unknown word."""
    exact, heard, vague = _tables()
    found = exact.get(_bare(word))
    if found and not word.isascii():
        return found
    # A spelling in Latin letters says no more than its sound, whoever else writes it so.
    by_sound = [heard[key] for key in skeletons(word) if key in heard]
    if word.isascii():
        by_sound += [found] if found else []
        by_sound += [vague[key] for key in map(folded, skeletons(word)) if key in vague]
    return by_sound[0] if len(by_sound) == 1 else _joined(by_sound)


@lru_cache(maxsize=5_000)
def is_written(word: str, sex: Sex | None = None) -> bool:
    """Tell whether a repaired word is a given name of that sex to the letter; `meanings` goes by the sound too."""
    found = _tables()[0].get(_bare(word), _NOTHING)
    return any(sure > RELATED and sex in {None, given[1]} for given, sure in found.items())


def is_named(word: str) -> bool:
    """Tell whether a retyped word is a given name to the letter; in Latin letters, spelt in many ways, by sound."""
    return is_written(word) or (word.isascii() and bool(meanings(word)))


@lru_cache(maxsize=20_000)
def fathers(patronymic: tuple[str, ...]) -> frozenset[Given]:
    """Return the names that the father of a patronymic may have; empty for an unknown one."""
    known = _stems()
    return frozenset().union(*(known.get(key, frozenset()) for key in father(patronymic)))


def begins(given: Given) -> frozenset[str]:
    """Return the first sounds of a name in Ukrainian and Russian, by which initials stand for it."""
    return _beginnings().get(given, frozenset())


@cache
def _beginnings() -> Mapping[Given, frozenset[str]]:
    found: defaultdict[Given, set[str]] = defaultdict(set)
    for given, form, sure in _rows():
        if sure >= SAME and not form.isascii():
            found[given].update(key[0] for key in skeletons(form.lower()))
    return {given: frozenset(sounds) for given, sounds in found.items()}


@cache
def _tables() -> tuple[Mapping[str, Meanings], Mapping[str, Meanings], Mapping[str, Meanings]]:
    """Return the names by letters, by sound, and by sound as vaguely as Latin letters tell it."""
    exact: defaultdict[str, dict[Given, float]] = defaultdict(dict)
    heard: defaultdict[str, dict[Given, float]] = defaultdict(dict)
    for given, form, sure in _rows():
        for table, keys in ((exact, (_bare(form.lower()),)), (heard, skeletons(form.lower()))):
            for key in keys:
                table[key][given] = max(sure, table[key].get(given, 0.0))
    by_sound = _weakened(heard)
    gathered: defaultdict[str, list[Meanings]] = defaultdict(list)
    for key, found in by_sound.items():
        gathered[folded(key)].append(found)
    return _weakened(exact), by_sound, {key: _joined(found) for key, found in gathered.items()}


def _joined(found: list[Meanings]) -> Meanings:
    return {given: max(one.get(given, 0.0) for one in found) for meant in found for given in meant}


def _weakened(table: Mapping[str, dict[Given, float]]) -> Mapping[str, Meanings]:
    for found in table.values():
        if sum(sure == SHORT for sure in found.values()) > 1:
            found.update({given: SHORT_OF_SEVERAL for given, sure in found.items() if sure == SHORT})
    return dict(table)


@cache
def _stems() -> Mapping[str, frozenset[Given]]:
    found: defaultdict[str, set[Given]] = defaultdict(set)
    for given, form, sure in _rows():
        if given[1] is Sex.MALE and sure >= SAME:
            for key in skeletons(form.lower()):
                found[stem(key)].add(given)
    for name, patronymics in _table("patronymics.tsv"):
        for key in (key for form in patronymics.split() for key in father((form.lower(),))):
            found[key].add((name, Sex.MALE))
    return {key: frozenset(names) for key, names in found.items()}


def _rows() -> Iterator[tuple[Given, str, float]]:
    for file in ("given_names.tsv", "full_names.tsv", "short_forms.tsv", "russian_short_forms.tsv"):
        for name, sex, *columns in _table(file):
            given = (name, _SEXES[sex])
            yield given, name, OWN
            # Columns at the end of a line may be missing.
            for sure, column in zip((SAME, SHORT, RELATED), columns, strict=False):
                yield from ((given, form, sure) for form in column.split())


def _table(file: str) -> Iterator[list[str]]:
    text = (files("bot.matching") / "lexicon" / file).read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines()[1:])


def _bare(word: str) -> str:
    return re.sub("['ʼ’]", "", word).replace("ё", "е")
