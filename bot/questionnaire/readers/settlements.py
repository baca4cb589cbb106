"""Names of towns, villages and districts; the gazetteer only ever proposes."""

import re
from typing import Final

from bot.questionnaire.gazetteer.places import Place, bare, called, likely, towns
from bot.questionnaire.readers.names import tidy
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.regions import NAMES
from bot.words import Text, msg

_SHORTEST, _LONGEST = 2, 100
_UKRAINE: Final = "UA-"
#: «Луганська», «Харківщина»: a region was meant, not its town.
_REGION: Final = re.compile(r"(?:[сзц]ька|[сц]кая|ska|[щч]ина|область|region|oblast)$", re.IGNORECASE)


def read_settlement(text: str, region: str | None = None) -> Read[str] | Unreadable:
    """Read the name of a town, village or district in `region` (its code; None where it is not known).

    Written as it is called today, or unknown to the gazetteer, it is kept without a question. A former, Russian or
    misspelt name is asked about: yes makes today's name the value, beside the words as they were typed; no keeps these.
    """
    typed = tidy(text)
    if not _SHORTEST <= len(typed) <= _LONGEST or not any(character.isalpha() for character in typed):
        return Unreadable(msg("Please write only the name of the town, village or district, for example: Chuhuiv."))
    name = bare(typed)
    if name is None or not (region or _UKRAINE).startswith(_UKRAINE) or called(name, region):
        return Read(typed)
    meant = likely(name, region)
    if meant is not None:
        return Read(meant.name, _perhaps(meant, name), otherwise=typed)
    elsewhere = towns(name)
    if region is not None and len(elsewhere) == 1:
        return Read(typed, _elsewhere(elsewhere[0], region))
    return Read(typed)


def place_in(typed: str, region: str) -> str | None:
    """Return what the place of `region` that words name is called today; None where they name none."""
    name = bare(tidy(typed[:_LONGEST]))
    if name is None or _REGION.search(name):
        return None
    if there := called(name, region):
        return there[0].name
    meant = likely(name, region)
    return meant.name if meant is not None and meant.town else None


def _perhaps(meant: Place, name: str) -> Text:
    region = NAMES[meant.region]
    if meant.former:
        return msg("Perhaps you mean: {place} ({name}), {region}?", place=meant.name, name=name, region=region)
    return msg("Perhaps you mean: {place}, {region}?", place=meant.name, region=region)


def _elsewhere(found: Place, chosen: str) -> Text:
    return msg(
        "{place} is in another region: {region}. You chose: {chosen}. Keep it as you wrote it?",
        place=found.name,
        region=NAMES[found.region],
        chosen=NAMES[chosen],
    )
