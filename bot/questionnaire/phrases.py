"""Three ordinary words with which someone trusted can go on with a report."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Final

_COUNT: Final = 3
_LATIN_LOOK_ALIKE: Final = str.maketrans("aceiopxy", "асеіорху")


@cache
def words() -> tuple[str, ...]:
    """Return the words a phrase is made of: everyday things, none like another."""
    return tuple(files(__package__).joinpath("ordinary_words.txt").read_text("utf-8").split())


def phrase(pick: Callable[[int], int]) -> str:
    """Make a phrase; `pick(n)` returns a number below n, in earnest from a cryptographic source.

    No word comes twice.
    """
    left = list(words())
    return " ".join(left.pop(pick(len(left))) for _ in range(_COUNT))


def normalise(text: str) -> str:
    """Return a typed phrase as it was made: small letters, single spaces, no punctuation; "" when it is none."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold()).translate(_LATIN_LOOK_ALIKE)
    typed = re.findall(r"[^\W\d_]+", plain)
    return " ".join(typed) if len(typed) == _COUNT and set(typed) <= set(words()) else ""
