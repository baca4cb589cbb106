"""Names as families write them: kept as they are, only tidied."""

import re
import unicodedata
from typing import Final

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.words import Text, msg

_LONGEST: Final = 80
_FEWEST_LETTERS: Final = 2
_APOSTROPHES: Final = re.compile("['`´‘’‛ʹʻʼʽˈ′＇]")
_HYPHENS: Final = re.compile("[‐‑‒–—−]")
#: Unseen signs that phones and copied texts bring along, such as joiners and direction marks.
_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
#: What people put around or between the forms of a name.
_QUOTES: Final = re.compile('["«»„“”?!]')
_BETWEEN: Final = re.compile("[()/,]")
#: The end of a patronymic: who wrote one has written the whole name.
_PATRONYMIC: Final = re.compile(
    r"\S+ .*(?:ович|йович|евич|івна|ївна|овна|евна|ovych|iovych|ovich|evich|ivna|ovna|evna)(?: \S+)?", re.IGNORECASE
)
_SCRIPTS: Final = ("CYRILLIC", "LATIN", "COMBINING")

_NO_NAME: Final = msg("Please write it in letters, for example: Shevchenko.")
_NO_GIVEN: Final = msg("Please write it in letters, for example: Olena.")
_SURNAME_DIGIT: Final = msg("There is a digit in the surname. Keep it so?")
_WHOLE: Final = msg("This looks like the whole name. Keep all of it as the surname?")
_NAME_DIGIT: Final = msg("There is a digit in the name. Keep it so?")


def tidy(text: str) -> str:
    """Return `text` in NFC with single spaces, one apostrophe (U+02BC) and one hyphen."""
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    plain = _HYPHENS.sub("-", _APOSTROPHES.sub("\u02bc", plain))
    plain = re.sub(r" ?- ?", "-", " ".join(plain.split()))
    return plain.strip(" .,;-\u02bc")


def read_surname(text: str) -> Read[str] | Unreadable:
    """Read a surname; a digit in it, or a patronymic after it, is asked about."""
    read = _read(text, _NO_NAME, _SURNAME_DIGIT)
    if isinstance(read, Read) and read.soft is None and _PATRONYMIC.fullmatch(read.value):
        return Read(read.value, _WHOLE)
    return read


def read_name(text: str) -> Read[str] | Unreadable:
    """Read a given name, patronymic or whole name; a digit in it is asked about."""
    return _read(text, _NO_GIVEN, _NAME_DIGIT)


def _read(text: str, otherwise: Text, digit: Text) -> Read[str] | Unreadable:
    name = tidy(_BETWEEN.sub(" ", _QUOTES.sub("", text)))
    letters = sum(character.isalpha() for character in name)
    if len(name) > _LONGEST or letters < _FEWEST_LETTERS or not all(map(_belongs, name)):
        return Unreadable(otherwise)
    return Read(name, digit if any(character.isdigit() for character in name) else None)


def _belongs(character: str) -> bool:
    """Tell whether a name may hold `character`: a letter of either script, an accent, a digit or a joint."""
    if character in " -\u02bc." or (character.isascii() and character.isdigit()):
        return True
    is_letter = unicodedata.category(character)[0] in "LM"
    return is_letter and unicodedata.name(character, "").startswith(_SCRIPTS)
