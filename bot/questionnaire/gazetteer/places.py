"""Which place somebody means by a name that is former, Russian, in Latin letters or misspelt."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from typing import Final

from bot.questionnaire.gazetteer.spelling import skeleton, sounds

#: How alike names with the same consonants must be.
_ALIKE: Final = 0.75
_SHORTEST_GUESS: Final = 4
#: Marks a town in the lines of a region.
_TOWN: Final = "*"
_TYPE: Final = (
    r"(?:м|с|г|п|д|смт|пгт|сел)\.|(?:смт|пгт|місто|міст[іау]|село|сел[іау]|селище|хутір|город|городе|поселок|деревня)(?=\s)"
    r"|(?:the )?(?:city|town|village) of(?=\s)"
)
_BEFORE: Final = re.compile(rf"^(?:(?:у|в|во|з|із|зі|из|на|in|at|from)\s+)?(?:(?:{_TYPE})\s*)?", re.IGNORECASE)
_AFTER: Final = re.compile(
    r"\s*[,;(\n].*$|\s+\S+\s+(?:область|обл\.?|области|області|oblast|region)$|\s+(?:city|town|village)$",
    re.IGNORECASE | re.DOTALL,
)
#: Parts of a town, and what is only near one, are no settlements.
_NO_PLACE: Final = re.compile(
    r"\b(?:район\w*|р-н\w*|мікрорайон\w*|микрорайон\w*|вул|вулиц\w*|ул|улиц\w*|district|street|raion|біля|під|коло|поблизу"
    r"|возле|под|около|near)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """A settlement: its region's code, its name today, whether it is a town, and was found by an earlier name."""

    region: str
    name: str
    town: bool
    former: bool = False


def bare(typed: str) -> str | None:
    """Return the name alone, without «м.» before it and a region after; None where a part of a town is named."""
    if _NO_PLACE.search(typed):
        return None
    return _BEFORE.sub("", _AFTER.sub("", typed)).strip() or None


def called(name: str, region: str | None = None) -> tuple[Place, ...]:
    """Return the places called exactly so today, in either alphabet, in one region or in any."""
    return tuple(
        Place(code, names[1], town=names[0] == _TOWN)
        for code, lines in _searched(region)
        for names in _with_skeleton(lines, name)
        if sounds(names[1]) == sounds(name)
    )


def towns(name: str) -> tuple[Place, ...]:
    """Return the towns called exactly so today; villages of most names are everywhere."""
    return tuple(place for place in called(name) if place.town)


def likely(name: str, region: str | None = None) -> Place | None:
    """Return the one place most probably meant by a name that is not written as today's; a town, in no one region."""
    if len(name) < _SHORTEST_GUESS:
        return None
    if region is None:
        found = [guess for guess in _guesses(name, None, _with_skeleton) if guess[1].town]
    else:
        found = _guesses(name, region, _with_skeleton) or _guesses(name, region, _nearly)
    best = sorted(found, key=lambda guess: guess[0])[-2:]
    if not best or (len(best) > 1 and best[0][0] == best[1][0]):
        return None
    return best[-1][1]


def _guesses(
    name: str, region: str | None, look: Callable[[str, str], Iterator[list[str]]]
) -> list[tuple[float, Place]]:
    """Return the places found by `look` that are alike enough, each with its likeness."""
    heard, guesses = sounds(name), []
    for code, lines in _searched(region):
        for names in look(lines, name):
            scores = [SequenceMatcher(None, heard, sounds(each)).ratio() for each in names[1:]]
            if max(scores) >= _ALIKE:
                guesses.append(
                    (max(scores), Place(code, names[1], town=names[0] == _TOWN, former=scores[0] < max(scores)))
                )
    return guesses


@cache
def _regions() -> Mapping[str, str]:
    """Return each region's lines as one text, searched in place: taken apart they fill ten times the memory."""
    text = files(__package__).joinpath("settlements.tsv").read_text("utf-8")
    _, *parts = re.split(r"^@(\S+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _searched(region: str | None) -> Iterable[tuple[str, str]]:
    return _regions().items() if region is None else ((region, _regions().get(region, "")),)


def _with_skeleton(lines: str, name: str) -> Iterator[list[str]]:
    """Yield the mark and the names of the places one of whose names has the same consonants."""
    wanted, at = skeleton(name), -1
    while wanted and (at := lines.find(f"|{wanted}|", at + 1)) >= 0:
        end = lines.index("\n", at)
        yield lines[lines.index("\t", at) + 1 : end].split("\t")
        at = end


def _nearly(lines: str, name: str) -> Iterator[list[str]]:
    """Yield the mark and the names of the places whose name differs by one slip of the finger."""
    heard, wanted = sounds(name), skeleton(name)
    for line in lines.splitlines():
        own = line[1 : line.index("|", 1)]
        if own[:1] == wanted[:1] and abs(len(own) - len(wanted)) <= 1:
            names = line.split("\t")[1:]
            if _one_slip(heard, sounds(names[1])):
                yield names


def _one_slip(one: str, other: str) -> bool:
    """Tell whether one letter is wrong, missing or too many, or two have changed places."""
    ahead = _shared(one, other)
    behind = _shared(one[ahead:][::-1], other[ahead:][::-1])
    left, right = one[ahead : len(one) - behind], other[ahead : len(other) - behind]
    return max(len(left), len(right)) <= 1 or (left == right[::-1] and len(left) == 2)  # noqa: PLR2004 - two letters


def _shared(one: str, other: str) -> int:
    """Return how many letters two words share at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))
