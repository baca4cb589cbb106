"""A choice by what people type instead of pressing it: «мама я», «I am his mother», «мій син»."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Protocol

from bot.questionnaire.readers.silences import yes_or_no

#: Between two things said one after the other; all of them must mean one choice.
_BETWEEN: Final = re.compile(r"[,.;:!?()\n]+| [-‐–—] | (?:або|чи|или|or|і|й|та|и|and) ", re.IGNORECASE)
_APOSTROPHES: Final = re.compile("['`´‘’ʹʻʼ′]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Sayable(Protocol):
    """A choice with the forms, between commas, in which it is said; `mine` after «my», None where that is the same."""

    @property
    def key(self) -> str:
        """Its name in the form."""

    @property
    def said(self) -> str:
        """The forms."""

    @property
    def mine(self) -> str | None:
        """The forms after «my»."""


def read_choice(text: str, choices: Sequence[Sayable]) -> str | None:
    """Return the key of the one choice that all of `text` means; None where that is none or several."""
    yes = yes_or_no(text)
    if yes is not None and (key := "yes" if yes else "no") in {choice.key for choice in choices}:
        return key
    parts = [part for part in _BETWEEN.split(f" {_even(text)} ") if _WORD.search(part)]
    meant = [{choice.key for choice in choices if _means(part, choice)} for part in parts]
    agreed = meant[0].intersection(*meant) if meant and all(len(keys) == 1 for keys in meant) else set()
    return next(iter(agreed), None)


@cache
def listed(forms: str) -> frozenset[str]:
    """Return forms between commas as they are compared."""
    return frozenset(_even(form).casefold() for form in forms.split(",") if form.strip())


def _even(text: str) -> str:
    """Return words without apostrophes, with е for ё and single spaces."""
    return " ".join(_APOSTROPHES.sub("", text).replace("ё", "е").replace("Ё", "Е").split())


#: Whose relative, friend or client: then the words tell of the other one.
_MINE: Final = listed("мій, моя, моє, мої, мой, мое, мои, наш, наша, наше, наші, наши, my, our")
#: What is said around it and changes nothing: who, to whom, elder or younger.
_AROUND: Final = listed(
    "я, ми, є, це, то, він, вона, його, її, їх, їхня, їхній, йому, їй, їм, для, неї, нього, людини, людині, цієї, цій, "
    "зниклого, зниклої, доводжуся, доводжусь, довожуся, приходжуся, приходжусь, прихожуся, рідна, рідний, рідною, "
    "рідним, старша, старший, старшою, старшим, молодша, молодший, молодшою, молодшим, менша, менший, "
    "мы, есть, это, он, она, его, ее, их, ему, ей, им, нее, него, человека, человеку, этого, этому, пропавшего, "
    "пропавшей, являюсь, прихожусь, довожусь, родная, родной, родным, старшая, старшей, младшая, младшей, младшим, "
    "i, am, i'm, we, are, its, it, is, it's, he, she, he's, she's, his, her, their, him, them, to, of, for, the, a, "
    "an, this, that, person, missing, own, older, elder, younger, big, little"
)


def _means(part: str, choice: Sayable) -> bool:
    """Tell whether one part of what was typed is this choice, whatever stands around it."""
    words = _WORD.findall(part)
    plain = [word.casefold() for word in words]
    if " ".join(plain) in listed(choice.said):
        return True
    turned = choice.mine is not None and not _MINE.isdisjoint(plain)
    left = [word for word in words if word.casefold() not in _AROUND | _MINE]
    named = [word.casefold() for place, word in enumerate(left) if place == 0 or not _is_name(word)]
    return " ".join(named) in listed(choice.mine or "" if turned else choice.said)


def _is_name(word: str) -> bool:
    """«мама Дмитра»: whose, by a name."""
    return word[0].isupper() and word[1:].islower()
