"""The usual word: what a family hears where nothing has changed, as often as it has asked for."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final


class Word(StrEnum):
    """How often a family wishes to hear from us where nothing has changed."""

    #: Unless it asks for more.
    NEVER = "never"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


#: How long it is from one word to the next.
LENGTHS: Final[Mapping[Word, timedelta]] = {
    Word.MONTHLY: timedelta(days=30),
    Word.QUARTERLY: timedelta(days=90),
}


class Deed(StrEnum):
    """What was done about a case, as far as its families may be told."""

    #: Somebody decided on something about the case, or settled a task on it.
    LOOKED = "looked"
    #: Evidence was added or taken back.
    CHECKED = "checked"
    #: The urgent procedure of the United Nations was begun.
    FILED = "filed"
    #: What this family added to its report was read.
    READ = "read"
