"""The safety phrase: one short line of the family's own."""

from typing import Final

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.texts import read_text
from bot.words import msg

#: Characters of a phrase: fewer are guessed, more are not read out at the telephone.
SHORTEST, LONGEST = 3, 60
_LENGTH: Final = msg("Please write from 3 to 60 characters, in one message.")


def read_phrase(text: str) -> Read[str] | Unreadable:
    """Read a phrase; several lines become one."""
    reading = read_text(" ".join(text.split()), LONGEST)
    if isinstance(reading, Unreadable) or len(reading.value) < SHORTEST:
        return Unreadable(_LENGTH)
    return reading
