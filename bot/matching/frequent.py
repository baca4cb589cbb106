"""Surnames that so many people have that they say little."""

from functools import cache
from importlib.resources import files

from bot.matching.keys import skeletons


def is_common(surname: tuple[str, ...]) -> bool:
    """Tell whether a surname, in any spelling and either sex's form, is among the most frequent ones."""
    return len(surname) == 1 and any(_plain(key) in _common() for key in skeletons(surname[0]))


@cache
def _common() -> frozenset[str]:
    text = (files("bot.matching") / "lexicon" / "common_surnames.txt").read_text(encoding="utf-8")
    return frozenset(_plain(key) for line in text.split() for key in skeletons(line.lower()))


def _plain(key: str) -> str:
    # Іванов and Іванова, Поліщук and Полищук: the last vowel is the sex's.
    return key.rstrip("aeou")
