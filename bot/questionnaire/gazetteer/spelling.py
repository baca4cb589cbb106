"""What is left of a place's name in any spelling: Ukrainian, Russian, official or everyday Latin."""

import re
import unicodedata
from typing import Final

#: Letters for sounds; г and х are one, as they are one in Latin spellings.
_CYRILLIC: Final = str.maketrans(
    {
        **dict(zip("абвгґдеєжзиіїйклмнопрстуфхчшщюяыэё", "abvhhdeejziiiiklmnoprstufhqwwuaieo", strict=True)),
        **dict.fromkeys("'ь", ""),
        "ъ": "",
        "ц": "ts",
    }
)
_LATIN: Final = tuple(
    (re.compile(letters), sound)
    for letters, sound in (
        ("w", "v"), ("[iyj]a", "a"), ("[iyj]u", "u"), ("[iyj]e", "e"), ("[yj]o", "o"), ("[yj]i", "i"), ("y", "i"),
        ("shch|sch|sh|sz", "w"), ("zh", "j"), ("tch|ch|cz", "q"), ("kh|g", "h"), ("ck", "k"), ("tz|c", "ts"),
        ("x", "ks"),
    )
)  # fmt: skip
_VOWELS: Final = re.compile("[aeiou]")


def sounds(name: str) -> str:
    """Return a name in small letters of one alphabet, without accents, soft signs and doubled letters."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = re.sub(r"[’`´‘ʼ\"«»]", "'", plain)
    if re.search("[a-z]", plain):
        for letters, sound in _LATIN:
            plain = letters.sub(sound, plain)
    plain = plain.translate(_CYRILLIC).replace("'", "")
    return re.sub(r"(\w)\1+", r"\1", re.sub(r"[\W_]+", " ", plain)).strip()


def skeleton(name: str) -> str:
    """Return its consonants, by which spellings and endings are found together; any vowel at the beginning is `a`."""
    heard = sounds(name)
    begins = "a" if heard[:1] and heard[0] in "aeiou" else ""
    return begins + re.sub(r"(\w)\1+", r"\1", _VOWELS.sub("", heard)).replace(" ", "")
