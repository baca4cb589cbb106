"""How like each other two names are, role by role. Every answer is the same both ways round."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from itertools import product
from typing import Final

from rapidfuzz.distance import OSA

from bot.domain.person import Sex
from bot.matching.givens import RELATED, SAME, begins, fathers, is_written, meanings
from bot.matching.inflection import is_inflected_given
from bot.matching.keys import folded, plain, skeletons
from bot.matching.patronymics import father

Words = tuple[str, ...]
#: So many words of a given name are looked at.
GIVEN_WORDS: Final = 3

#: Endings (as skeletons) that make another surname, however few letters differ: Шевчук is not Шевчик.
ENDINGS = ("Cuk", "Cek", "Cak", "enko", "ske", "uk", "ek", "ak", "eC", "ec")


#: Sounds that other languages write for each other at the end of a word or before another consonant.
VOICED = tuple(set(pair) for pair in ("zs", "ZS", "dt", "bp", "vf", "hk"))


class Likeness(StrEnum):
    """What two words of one role are to each other."""

    SAME = "same"
    SPELLING = "spelling"
    SHORT = "short"
    ENDING = "ending"
    PART = "part"
    RELATED = "related"
    NEAR = "near"
    INITIAL = "initial"
    DIFFERENT = "different"


_RANK = {likeness: place for place, likeness in enumerate(Likeness)}


@lru_cache(maxsize=50_000)
def surnames(one: Words, other: Words) -> Likeness | None:
    """Compare two surnames, double ones in any order of halves; None when either was not told."""
    if not one or not other:
        return None
    if len(one) == len(other) == 1:
        return _surname_words(one[0], other[0])
    short, long = sorted((one, other), key=len)
    best = [_best(_surname_words(word, against) for against in long) for word in short]
    back = [_best(_surname_words(word, against) for against in short) for word in long]
    if Likeness.DIFFERENT not in best + back:
        return max(best + back, key=_RANK.__getitem__)
    return _double(one, other, best + back)


def _double(one: Words, other: Words, found: list[Likeness]) -> Likeness:
    whole = _surname_words("".join(one), "".join(other)) if len(one) != len(other) else Likeness.DIFFERENT
    agrees = any(likeness in {Likeness.SAME, Likeness.SPELLING} for likeness in found)
    return Likeness.PART if whole is Likeness.DIFFERENT and agrees else whole


def _surname_words(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME
    keys, others = skeletons(one), skeletons(other)
    if _alike(keys, others, latin=one.isascii() or other.isascii()):
        return Likeness.SPELLING
    if any(_same_stem(*pair) for pair in product(keys, others)):
        return Likeness.ENDING
    near = any(nearly(*pair) and not _families(*pair) for pair in product(keys, others))
    return Likeness.NEAR if near else Likeness.DIFFERENT


def _same_stem(one: str, other: str) -> bool:
    """Tell whether only a last vowel differs, as in Іванов and Іванова; in short surnames it makes another one."""
    stem = plain(one)
    return len(stem) >= 5 and stem == plain(other)  # noqa: PLR2004 - Кравченка, not Сорока


def _families(one: str, other: str) -> bool:
    ends = [next((end for end in ENDINGS if key.endswith(end)), "") for key in (one, other)]
    return "" not in ends and ends[0] != ends[1]


def nearly(one: str, other: str) -> bool:
    """Tell whether two skeletons differ by a slip, or by two in a long one; never in a short one.

    A slip is one sound too many, too few or another, or two neighbours in each other's place.
    """
    allowed = slips(max(len(one), len(other)))
    if not allowed and len(one) == len(other) == 4:  # noqa: PLR2004 - Фріз and Fris; in shorter words any sound counts
        differing = [{*pair} for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
        return len(differing) == 1 and differing[0] in VOICED
    return bool(allowed) and OSA.distance(one, other, score_cutoff=allowed) <= allowed


def slips(length: int) -> int:
    """Return how many sounds may be wrong in a skeleton of this length."""
    return (length >= 5) + (length >= 9)  # noqa: PLR2004 - lengths of Кім and of Шевчук


@lru_cache(maxsize=50_000)
def given_names(one: Words, other: Words) -> Likeness | None:
    """Compare two given names by what they may stand for; None when either was not told."""
    if not one or not other:
        return None
    return _best(_given_words(*pair) for pair in product(one[:GIVEN_WORDS], other[:GIVEN_WORDS]))


def _given_words(one: str, other: str) -> Likeness:
    if one == other:
        return Likeness.SAME
    if _initial(one, other):
        return Likeness.INITIAL
    names, others = meanings(one), meanings(other)
    common = [min(sure, others[name]) for name, sure in names.items() if name in others]
    if common:
        # «Івана» sounds like Іванна, but is Іван declined.
        doubtful = any(not is_written(word) and is_inflected_given(word) for word in (one, other))
        return Likeness.NEAR if doubtful else sureness(max(common))
    if names and others:
        return Likeness.DIFFERENT
    latin = one.isascii() or other.isascii()
    return _sounds(skeletons(one), skeletons(other), latin=latin)


def sureness(sure: float) -> Likeness:
    """Return what a form that stands for a name as surely as this is to it."""
    if sure >= SAME:
        return Likeness.SPELLING
    return Likeness.SHORT if sure > RELATED else Likeness.RELATED


@lru_cache(maxsize=50_000)
def patronymics(one: Words, other: Words) -> Likeness | None:
    """Compare two patronymics by the father's name; None when either was not told."""
    if not one or not other:
        return None
    if one == other:
        return Likeness.SAME
    if _initial(one[0], other[0]):
        return Likeness.INITIAL
    names, others = fathers(one), fathers(other)
    sounds = _sounds(father(one), father(other), latin=one[0].isascii() or other[0].isascii())
    if sounds is Likeness.SPELLING or names & others:
        return Likeness.SPELLING
    return Likeness.DIFFERENT if names and others else sounds


def _alike(keys: Words, others: Words, *, latin: bool) -> bool:
    if not set(keys).isdisjoint(others):
        return True
    return latin and not set(map(folded, keys)).isdisjoint(map(folded, others))


def _sounds(keys: Words, others: Words, *, latin: bool) -> Likeness:
    if _alike(keys, others, latin=latin):
        return Likeness.SPELLING
    near = any(nearly(*pair) for pair in product(keys, others))
    return Likeness.NEAR if near else Likeness.DIFFERENT


def _initial(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) != 1:
        return False
    return not initials(long).isdisjoint(key[0] for key in skeletons(short))


def initials(word: str) -> frozenset[str]:
    """Return the first sounds of a given name: its own, and in Ukrainian and Russian."""
    return frozenset(key[0] for key in skeletons(word)).union(*map(begins, meanings(word)))


def _best(found: Iterable[Likeness]) -> Likeness:
    return min(found, key=_RANK.__getitem__)


@lru_cache(maxsize=20_000)
def sex_of_given(given: Words) -> Sex | None:
    """Return the sex of a given name, where every name that it may stand for has the same."""
    sexes = {sex for word in given[:1] for (_, sex), sure in meanings(word).items() if sure > RELATED}
    return sexes.pop() if len(sexes) == 1 else None
