"""The phonetic skeleton of a word, shared by its Ukrainian, Russian and Latin spellings.

Small letters are sounds, `S C Z` the hushing ones; `e` stands for every front vowel (е є э и і ї ы й and ё), because
these change between the spellings; г ґ х are one `h`. A Latin word may be read by several countries' rules.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.matching.alphabets import CYRILLIC, LATIN

#: Longest first; scanned from the left, so that `shch` is never read as `s` and `hch`.
COMMON = {
    "schtsch": "SC", "chtch": "SC", "stsch": "SC", "shch": "SC", "szcz": "SC", "tsch": "C", "zgh": "zh", "sch": "S",
    "tch": "C", "iou": "iu", "ieia": "ia", "ieiu": "iu", "you": "iu", "sh": "S", "sz": "S", "ch": "C", "cz": "C",
    "cs": "C", "tj": "ti", "zh": "Z", "kh": "h", "gh": "h", "ph": "f", "th": "t", "ts": "c", "tz": "c", "ck": "k",
    "oo": "u", "ee": "i", "ce": "ce", "ci": "ci", "cy": "ci", "c": "k", "x": "ks", "q": "k", "w": "v", "g": "h",
    "y": "i", "j": "i",
}  # fmt: skip
#: A country's reading: what in the word suggests it, and the rules that it changes.
COUNTRIES: tuple[tuple[re.Pattern[str], dict[str, str]], ...] = (
    (re.compile("ch|w|[łąężśćń]"), {"ch": "h", "rz": "Z", "ó": "u", "c": "c", "ck": "ck"}),
    (re.compile("ou|tch|ch|gu|j"), {"ch": "S", "oou": "ou", "ou": "u", "gu": "h", "dj": "dZ", "tch": "C", "j": "Z"}),
    (re.compile("[áéíóöőúüű]|gy|zs|ny|sz$"), {"s": "S", "sz": "s", "gy": "d", "zs": "Z", "ny": "n", "ly": "i"}),
    (re.compile("c(?![hiezys])"), {"c": "c", "ck": "ck"}),
    (re.compile("(?<![sc])z(?![hs])"), {"z": "c", "ch": "h"}),
    (re.compile("sj|tj"), {"sj": "S", "tsj": "C", "tj": "C"}),
    (re.compile("sch"), {"sch": "SC"}),
    (re.compile("ə"), {"ə": "a"}),
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """What each group of Latin letters sounds like in one country."""

    sounds: dict[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, sounds: dict[str, str]) -> "Spelling":
        """Return the spelling that tries the longest groups first."""
        return cls(sounds, re.compile("|".join(sorted(sounds, key=len, reverse=True))))


READINGS = ((re.compile(""), Spelling.of(COMMON)), *((sign, Spelling.of(COMMON | own)) for sign, own in COUNTRIES))

#: Ukrainian spellings beside which another one stands in documents: ьо without its softness (the tables drop ь), and
#: closed syllables as Russian has them.
VARIANTS = (("[ьй]о", "о"), ("івськ", "овськ"), ("^під", "под"), ("інь$", "онь"), ("ріг$", "рог"))
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_HUSHED_O = re.compile("([SCZ])o")
_SOFT_O = re.compile("i+o")
_SOFTNESS = re.compile("i+(?=[au])")
_FRONT = re.compile("[ie]+")
_OPEN_ENDING = re.compile("(?<=...)oe$")  # Яровой is Яровий
_FOLDED = str.maketrans("zZ", "sS")
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=20_000)
def skeletons(word: str) -> tuple[str, ...]:
    """Return the readings of a repaired lower-case `word`, the likeliest first; none for a word without letters."""
    if _CYRILLIC.search(word):
        spelt = [word, *(changed for old, new in VARIANTS if (changed := re.sub(old, new, word)) != word)]
        found = [_reduced(_plain(_cyrillic(one))) for one in spelt]
    else:
        found = [_reduced(_latin(word, spelling)) for sign, spelling in READINGS if sign.search(word)]
    return tuple(dict.fromkeys(key for key in found if key))


def _cyrillic(word: str) -> str:
    # The soft sign matters before о only (ьо = ё); elsewhere other spellings have nothing in its place.
    word = re.sub("ь(?!о)", "", word).replace("тс", "ц")
    return word.translate(CYRILLIC)


def _latin(word: str, spelling: Spelling) -> str:
    letters = "".join(letter if letter in spelling.sounds else _unmarked(letter) for letter in word)
    return _plain(spelling.pattern.sub(lambda found: spelling.sounds[found.group()], letters))


def _unmarked(letter: str) -> str:
    known = letter.translate(LATIN)
    return known if known != letter else unicodedata.normalize("NFD", letter)[0]


def _plain(sounds: str) -> str:
    return "".join(sound for sound in sounds if "a" <= sound <= "z" or sound in "SCZ")


def _reduced(sounds: str) -> str:
    sounds = _HUSHED_O.sub(r"\1e", _SOFT_O.sub("e", sounds))
    sounds = sounds.replace("tC", "C")
    return _OPEN_ENDING.sub("e", _REPEATED.sub(r"\1", _FRONT.sub("e", _SOFTNESS.sub("", sounds))))


def folded(key: str) -> str:
    """Return a skeleton as vaguely as Latin letters tell it: Germans write s for з and sch for ж."""
    return _REPEATED.sub(r"\1", key.translate(_FOLDED))


def plain(key: str) -> str:
    """Return a skeleton without its last vowels: Іванов and Іванова are one, and patronymics keep no more of a name."""
    return key.rstrip("aeou")
