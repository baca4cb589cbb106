"""A region by what people type: its name, a town in it, either of them misspelt, or a country, in three languages."""

import re
import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher
from typing import Final

from bot.questionnaire.gazetteer.places import Place, bare, called, likely
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
    r"|республік\w+|республик\w+|автономн\w+|republic|україн\w*|украин\w*|ukraine|схід",
)
#: What people add who are not sure.
_HEDGES: Final = re.compile(
    r"\b(?:i (?:think|guess|believe)|maybe|probably|perhaps|здається|мабуть|напевно|наверное|кажется)\b"
)

_NO_REGION: Final = msg("We could not find this region. Choose it from the list or write, for example: Kharkiv region.")

_SEVERAL: Final = msg(
    "Places of this name are in several regions. Choose the region from the list; you need not write the name again."
)


def read_region(text: str) -> Read[str] | Unreadable:
    """Read the code of a region, or of the region of a town; a guess at what is misspelt is asked about."""
    plain = re.sub(r"[‐‑‒–—−]", "-", unicodedata.normalize("NFKC", text[:_LONGEST]).casefold())
    plain = re.sub(r"\b([іи]вано|ivano) (?=[фf])", r"\1-", re.sub(r"\s*-\s*", "-", plain))
    plain = _HEDGES.sub(" ", plain)
    oblast = _OBLAST.search(plain)
    words = [word for word in _WORD.findall(plain) if not _PASSED_OVER.fullmatch(word)]
    name = bare(plain)
    places = called(name) if name is not None else ()
    for tried in (_WORD.findall(plain[: oblast.start()])[-1:] if oblast else (), words):
        codes = {code for word in tried if (code := _begun(word))}
        if len(codes) == 1 and not (len(words) == 1 and _elsewhere(places, codes)):
            return Read(_code(codes.pop(), oblast=oblast is not None))
    if len(codes) > 1 or not words:
        return Unreadable(_NO_REGION)
    alike = {code for word in words if (code := _alike(word))}
    if not alike or len(_towns(places)) == 1:
        return _by_place(places) or _perhaps(_likely(name))
    return _perhaps(_code(alike.pop(), oblast=oblast is not None) if len(alike) == 1 else None)


def _towns(places: Collection[Place]) -> set[str]:
    """Return the regions of the towns among places."""
    return {place.region for place in places if place.town}


def _elsewhere(places: Collection[Place], codes: set[str]) -> bool:
    """Tell whether a town is called so and lies in none of these: «Дніпрорудне» begins as «Дніпропетровська»."""
    towns = _towns(places)
    return bool(towns) and towns.isdisjoint(codes)


def _by_place(places: Collection[Place]) -> Read[str] | Unreadable | None:
    """Read the region of the one town called so, sure where no village elsewhere is, or of the one village.

    Several towns, or several villages and no town, cannot tell it; None where there is no place.
    """
    towns, everywhere = _towns(places), {place.region for place in places}
    match list(towns or everywhere):
        case []:
            return None
        case [code]:
            return Read(code) if towns == everywhere else _perhaps(code)
    return Unreadable(_SEVERAL)


def _perhaps(code: str | None) -> Read[str] | Unreadable:
    return Unreadable(_NO_REGION) if code is None else Read(code, msg("Did you mean: {region}?", region=NAMES[code]))


def _code(code: str, *, oblast: bool) -> str:
    """«Київ» is the city, «Київ, область» is what lies around it."""
    return _AROUND_KYIV if oblast and code == _KYIV else code


def _likely(name: str | None) -> str | None:
    """Return the region of the town that is most probably meant by a name misspelt, former or Russian."""
    meant = None if name is None else likely(name)
    return meant.region if meant is not None and meant.town else None


def _begun(word: str) -> str | None:
    """Return the code of the region whose name begins `word`; the longest beginning counts."""
    found = max(
        ((len(begin), region.code) for region in REGIONS for begin in region.begins if _begins(word, begin)),
        default=None,
    )
    return found[1] if found else None


def _begins(word: str, begin: str) -> bool:
    return word == begin if len(begin) <= 3 else word.startswith(begin)  # noqa: PLR2004 - «рф», «ДНР» are whole words


def _alike(word: str) -> str | None:
    """Return the code of the region that `word` is most like, where no other comes near; its first letter is right."""
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
    if len(begin) < _SHORTEST_GUESS or begin[0] != word[0]:
        return 0.0
    return max(SequenceMatcher(None, word[: len(begin) + more], begin).ratio() for more in (-1, 0, 1))
