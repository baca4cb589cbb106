"""Notes that moderators leave most when they hand an item over: ready wordings by key."""

from collections.abc import Mapping
from typing import Final

from bot.words import Text, msg

READY: Final[Mapping[str, Text]] = {
    "nothing": msg("Nothing was promised yet"),
    "call": msg("A call was promised"),
    "papers": msg("Waiting for papers"),
}


def wording(note: str) -> Text | str:
    """Return the sentence of a note kept by its key, or the moderator's own words as they are."""
    return READY.get(note, note)
