"""Names as typed, repaired and kept apart by role: surname, given name, patronymic."""

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from bot.domain.person import Person
from bot.matching.alphabets import APOSTROPHES, LOOK_ALIKE
from bot.matching.patronymics import looks_like_patronymic
from bot.matching.roles import roles

#: More letters, words or other names than documents and families have only cost time.
LONGEST = 120
WORDS = 8
OTHERS = 8
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[a-zäëïà-öø-ÿ]")
_LOST_APOSTROPHE = re.compile("(?<=[бпвмфркн]) (?=[яюєї][а-щьюяєіїґ])")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")


class Origin(StrEnum):
    """Which of a person's names this is."""

    MAIN = "main"
    OTHER = "other"
    SWAPPED = "swapped"


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """One name of a person, each role as repaired lower-case words; empty where it was not told."""

    surname: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    patronymic: tuple[str, ...] = ()
    origin: Origin = Origin.MAIN


@lru_cache(maxsize=20_000)
def words(text: str | None) -> tuple[str, ...]:
    """Return the words of a typed name: lower case, one kind of apostrophe, one alphabet a word, no punctuation."""
    if not text:
        return ()
    plain = unicodedata.normalize("NFC", text[:LONGEST].strip()).translate(_APOSTROPHES).translate(_DASHES)
    # Capitals tell a lost apostrophe («Мар яна») from two names («Марк Яна»), so it is mended before they go.
    plain = _LOST_APOSTROPHE.sub("'", plain).lower().replace("-", " ")
    spelt = (_one_alphabet(word) for word in _WORD.findall(plain))
    return tuple(word for word in spelt if any(letter.isalpha() for letter in word))[:WORDS]


def _one_alphabet(word: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    # «Пeтpeнкo» has more Latin letters than Cyrillic; a Latin word with one stray letter has many more.
    if cyrillic and cyrillic >= latin - 3:
        word = word.translate(LOOK_ALIKE)
    return word.strip("'")


def names(person: Person) -> tuple[Name, ...]:
    """Return every name of a person: the main one first, then those given besides, made whole from the main one."""
    main = _main(person)
    others = (roles(words(text)) for text in person.other_names[:OTHERS])
    whole = (
        Name(
            surname or main.surname,
            given or main.given,
            patronymic or main.patronymic,
            Origin.OTHER,
        )
        for surname, given, patronymic in others
        if surname or given
    )
    return tuple(dict.fromkeys((main, *whole)))


def asked(person: Person) -> tuple[Name, ...]:
    """Return every reading of a name that is looked for: `names`, and what the text may have meant besides."""
    return names(person)


def swapped(name: Name) -> Name:
    """Return the name as if surname and given name had been written in each other's place."""
    return replace(name, surname=name.given, given=name.surname, origin=Origin.SWAPPED)


def _main(person: Person) -> Name:
    surname, given, patronymic = words(person.surname), words(person.given), words(person.patronymic)
    # People write the whole name where the surname is asked for; what is told again elsewhere is no surname.
    alone = tuple(word for word in surname if word not in given and word not in patronymic)
    if not patronymic:
        given, patronymic = _parted(given)
    if not patronymic and len(alone) < len(surname):
        alone, patronymic = _parted(alone)
    return Name(alone or surname, given, patronymic)


def _parted(spelt: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part a patronymic from the words before it; nothing from a lone word, which may be a surname on -ич."""
    if len(spelt) > 1 and looks_like_patronymic(spelt[-1]):
        return spelt[:-1], spelt[-1:]
    return spelt, ()
