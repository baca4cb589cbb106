"""A region by what people type: its name, its chief town, either of them misspelt, in three languages."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import Final

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.regions import NAMES, REGIONS
from bot.words import msg

_LONGEST: Final = 100
#: How alike a misspelt word must be to a name, and how much more alike than to any other region's.
_ALIKE, _CLEARLY = 0.75, 0.04
_SHORTEST_GUESS: Final = 4
_KYIV, _AROUND_KYIV = "UA-30", "UA-32"
_OBLAST: Final = re.compile(r"\b(?:обл(?:асть|асті|аст[иью]+)?|oblast|region)\b\.?")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: Words that name no region by themselves and must not be guessed at.
_PASSED_OVER: Final = re.compile(
    r"обл(?:аст\w+)?|oblast|region|міст\w+|город\w*|city|town|район\w*|district|сел[оіаеу]|країн\w+|стран\w+|country"
    r"|республік\w+|республик\w+|автономн\w+|republic|україн\w*|украин\w*|ukraine",
)

_NO_REGION: Final = msg("We could not find this region. Choose it from the list or write, for example: Kharkiv region.")


def read_region(text: str) -> Read[str] | Unreadable:
    """Read the code of a region; a guess at a misspelling is asked about."""
    plain = re.sub(r"[‐‑‒–—−]", "-", unicodedata.normalize("NFKC", text[:_LONGEST]).casefold())
    plain = re.sub(r"\s*-\s*", "-", plain)
    oblast = _OBLAST.search(plain)
    words = [word for word in _WORD.findall(plain) if not _PASSED_OVER.fullmatch(word)]
    for tried in (_WORD.findall(plain[: oblast.start()])[-1:] if oblast else (), words):
        codes = {code for word in tried if (code := _begun(word))}
        if len(codes) == 1:
            return Read(_code(codes.pop(), oblast=oblast is not None))
    guess = {code for word in words if (code := _alike(word))} if not any(map(_begun, words)) else set()
    if len(guess) != 1:
        return Unreadable(_NO_REGION)
    code = _code(guess.pop(), oblast=oblast is not None)
    return Read(code, msg("Did you mean: {region}?", region=NAMES[code]))


def _code(code: str, *, oblast: bool) -> str:
    """«Київ» is the city, «Київ, область» is what lies around it."""
    return _AROUND_KYIV if oblast and code == _KYIV else code


def _begun(word: str) -> str | None:
    """Return the code of the region whose name begins `word`; the longest beginning counts."""
    found = max(
        ((len(begin), region.code) for region in REGIONS for begin in region.begins if _begins(word, begin)),
        default=None,
    )
    return found[1] if found else None


def _begins(word: str, begin: str) -> bool:
    return word == begin if len(begin) <= 2 else word.startswith(begin)  # noqa: PLR2004 - «рф» is a whole word


def _alike(word: str) -> str | None:
    """Return the code of the region that `word` is most like, where no other comes near."""
    if len(word) < _SHORTEST_GUESS:
        return None
    scores = sorted(
        ((max(_likeness(word, begin) for begin in region.begins), region.code) for region in REGIONS),
        reverse=True,
    )
    (best, code), (second, _) = scores[:2]
    return code if best >= _ALIKE and best - second >= _CLEARLY else None


def _likeness(word: str, begin: str) -> float:
    """Compare `begin` with as much of `word`, so that endings do not count."""
    if len(begin) < _SHORTEST_GUESS:
        return 0.0
    return max(SequenceMatcher(None, word[: len(begin) + more], begin).ratio() for more in (-1, 0, 1))
