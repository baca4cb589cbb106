"""Names as typed, repaired and kept apart by role: surname, given name, patronymic."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import chain, islice

from bot.domain.person import Person
from bot.matching.alphabets import APOSTROPHES, LOOK_ALIKE
from bot.matching.givens import is_named, is_written, meanings
from bot.matching.inflection import is_inflected_given, readings
from bot.matching.layouts import retyping
from bot.matching.patronymics import looks_like_patronymic
from bot.matching.roles import SEEKING, Roles, forget_kinds, roles, without_noise

#: More letters, words or other names than documents and families have only cost time.
LONGEST = 120
WORDS = 8
OTHERS = 8
ASKED = 16
_APOSTROPHES = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_LATIN = re.compile("[a-zäëïà-öø-ÿ]")
_LOST_APOSTROPHE = re.compile("(?<=[бпвмфркн]) (?=[яюєї][а-щьюяєіїґ])")
#: Where an apostrophe, or a letter put together of two, may have come apart.
_SPLIT = re.compile(r"\s[яюєї]|\s[^\w(]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*'?")


class Origin(StrEnum):
    """Which of a person's names this is."""

    MAIN = "main"
    OTHER = "other"
    SWAPPED = "swapped"
    #: Only of what is looked for: typed on another keyboard layout, or told in another case than the nominative.
    RETYPED = "retyped"
    INFLECTED = "inflected"
    #: The same, where the name may be meant as it stands.
    EITHER = "either"
    #: A declined name as it stands: it is this one only where the other side has it to the letter.
    LITERAL = "literal"


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """One name of a person, each role as repaired lower-case words; empty where it was not told."""

    surname: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    patronymic: tuple[str, ...] = ()
    origin: Origin = Origin.MAIN


def words(text: str | None) -> tuple[str, ...]:
    """Return the words of a typed name: lower case, one kind of apostrophe, one alphabet a word, no punctuation."""
    if not text:
        return ()
    text = text[:LONGEST]
    if " " not in text:
        return _repaired(text)
    # A million names are made of far fewer words; but whether an apostrophe is lost, only two of them tell.
    if _SPLIT.search(text):
        return _repaired(text)
    return tuple(chain.from_iterable(map(_repaired, text.split())))[:WORDS]


@lru_cache(maxsize=150_000)
def _repaired(text: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFC", text.strip()).translate(_APOSTROPHES).translate(_DASHES)
    # Capitals tell a lost apostrophe («Мар яна») from two names («Марк Яна»), so it is mended before they go.
    plain = _LOST_APOSTROPHE.sub("'", plain).lower().replace("-", " ")
    spelt = (_one_alphabet(word) for word in _WORD.findall(plain))
    return tuple(word for word in spelt if any(letter.isalpha() for letter in word))[:WORDS]


def forget_words() -> None:
    """Let go of what was read of single words: a large build reads very many."""
    _repaired.cache_clear()
    forget_kinds()


def _one_alphabet(word: str) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    # «Пeтpeнкo» has more Latin letters than Cyrillic; a Latin word with one stray letter has many more.
    if cyrillic and cyrillic >= latin - 3:
        word = word.translate(LOOK_ALIKE)
    return word.strip("'")


def names(person: Person) -> tuple[Name, ...]:
    """Return every name of a person: the main one first, then those given besides, made whole from the main one."""
    return _names(person.surname, person.given, person.patronymic, person.other_names)


@lru_cache(maxsize=10_000)
def _names(surname: str | None, given: str | None, patronymic: str | None, others: tuple[str, ...]) -> tuple[Name, ...]:
    main = _main(surname, given, patronymic)
    besides = (read for text in others[:OTHERS] for read in _besides(words(text)))
    whole = (
        Name(
            last or main.surname,
            first or main.given,
            middle or main.patronymic,
            Origin.OTHER,
        )
        for last, first, middle in besides
        if last or first
    )
    return tuple(dict.fromkeys((main, *whole)))


def _besides(spelt: tuple[str, ...]) -> Iterator[Roles]:
    """Yield what another name may be: a lone word that is a given name, «Бойко», may be a surname as well."""
    found = roles(spelt)
    yield found
    if len(spelt) == 1 and found[1]:
        yield spelt, (), ()


def asked(person: Person) -> tuple[Name, ...]:
    """Return every reading of a name that is looked for: `names`, and what the text may have meant besides.

    A name that can only be declined is not read as it stands: «Соловйова Івана» is no Іванна who lost a letter. But
    one that the lexicon does not know may be a name of its own: Фаріда is a woman, and no Фарід declined.
    """
    known = names(person)
    declined = tuple(islice(dict.fromkeys(_inflected(person, known)), ASKED))
    besides = islice(_retyped(person, known[0]), ASKED)
    given = known[0].given[:1]
    if not declined or not given or is_written(given[0]) or not is_inflected_given(given[0]):
        if not _sought(person):
            declined = tuple(replace(name, origin=Origin.EITHER) for name in declined)
        return tuple(dict.fromkeys((*known, *declined, *besides)))
    if not meanings(given[0]):
        return tuple(dict.fromkeys((*known, *declined, *besides)))
    return tuple(dict.fromkeys((*known[1:], *declined, *besides, replace(known[0], origin=Origin.LITERAL))))


def _retyped(person: Person, main: Name) -> Iterator[Name]:
    """Yield what a text means on other keyboard layouts: only where it means nothing as it stands."""
    text = " ".join(filter(None, (person.surname, person.given, person.patronymic)))
    for layout in retyping(text, known=any(map(meanings, main.given))):
        name = _main(*(layout.read(field or "") for field in (person.surname, person.given, person.patronymic)))
        if not name.given or any(map(is_named, name.given)):
            yield replace(name, origin=Origin.RETYPED)


def _sought(person: Person) -> bool:
    return not SEEKING.isdisjoint(words(person.surname) + words(person.given))


def _inflected(person: Person, known: tuple[Name, ...]) -> Iterator[Name]:
    """Yield the nominatives of names told in another case; surname and given name agree in it."""
    sought = _sought(person)
    for name in known:
        for read in readings((name.surname, name.given, name.patronymic), person.sex, sought=sought):
            yield Name(read.surname, read.given, read.patronymic, Origin.INFLECTED)


def swapped(name: Name) -> Name:
    """Return the name as if surname and given name had been written in each other's place."""
    return replace(name, surname=name.given, given=name.surname, origin=Origin.SWAPPED)


def _main(*fields: str | None) -> Name:
    surname, given, patronymic = map(words, fields)
    if len(surname) == len(given) == 1 and surname != given:
        return Name(surname, given, patronymic)
    surname = without_noise(surname)
    if not given and not patronymic and len((fields[0] or "").split()) > 1:
        return Name(*roles(surname))
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
