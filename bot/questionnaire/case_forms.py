"""What a moderator tells of a case: evidence, where it goes on to, a note. The draft's subject is the case.

The first two end in one look at everything. There typed words are the moderator's own words, and the day is asked for.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from bot.domain.evidence import EvidenceKind
from bot.domain.person import PartialDate
from bot.questionnaire.answers import Answers
from bot.questionnaire.flow import Choice, Kind, Step, never, small
from bot.questionnaire.readers.dates import read_past
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.texts import read_text
from bot.questionnaire.steps.typed import plainly
from bot.words import Text, msg

#: So many kinds stand on the first page: what people tell. The others are papers, and what bodies say.
TOLD: Final = 8
#: What an item of evidence may be, the most usual first.
KINDS: Final = (
    Choice(EvidenceKind.FAMILY, msg("The family says so")),
    Choice(EvidenceKind.RELEASED_CAPTIVE, msg("A released captive")),
    Choice(EvidenceKind.VIDEO, msg("A video or photo")),
    Choice(EvidenceKind.LETTER, msg("A letter from the person")),
    Choice(EvidenceKind.OWN_WORDS, msg("The person called or came")),
    Choice(EvidenceKind.CABINET, msg("A screen of an official cabinet")),
    Choice(EvidenceKind.LIST, msg("A list or channel")),
    Choice(EvidenceKind.RUMOUR, msg("A rumour")),
    Choice(EvidenceKind.ICRC_LETTER, msg("A letter of the ICRC")),
    Choice(EvidenceKind.NIB_NOTICE, msg("A notice of the NIB")),
    Choice(EvidenceKind.OFFICIAL, msg("The Headquarters say so")),
    Choice(EvidenceKind.COURT_DECISION, msg("A court decision")),
    Choice(EvidenceKind.RUSSIAN_REPLY, msg("A Russian official reply")),
    Choice(EvidenceKind.OFFICIAL_DOCUMENT, msg("A registry or forensic paper")),
    Choice(EvidenceKind.IN_PERSON, msg("The family was told in person")),
)


def _day(text: str, _: Answers, today: date) -> Read[PartialDate] | Unreadable:
    """Read a day that is over; it is told back at once, so nothing is asked about it."""
    reading = read_past(text, today, None)
    return replace(reading, soft=None) if isinstance(reading, Read) else reading


def _words(ask: Text) -> Step:
    return Step(
        key="words",
        ask=ask,
        label=msg("In your words"),
        kind=Kind.WORDS,
        reader=plainly(partial(read_text, longest=1000)),
    )


_DAY: Final = Step(
    key="day",
    ask=msg("On which day was it? For example: 14.03.2022, March 2022, spring 2022 or 'yesterday'."),
    label=msg("Day of the fact"),
    kind=Kind.WORDS,
    reader=_day,
)
EVIDENCE: Final = small(
    "evidence",
    Step(
        key="kind",
        ask=msg("What is it?"),
        label=msg("Evidence"),
        kind=Kind.CHOICE,
        choices=KINDS,
        page=TOLD,
        skip=never,
    ),
    Step(
        key="sure",
        ask=msg("How sure is it, and from whom does it come?"),
        label=msg("How sure"),
        kind=Kind.CHOICE,
        choices=(Choice("set", msg("Go on")),),
        skip=never,
    ),
    _words(msg("You may write in one message how it came to us and what it says.")),
    _DAY,
    facts=("grade", "origin", "seen", "confidential", "for_move"),
)
MOVE: Final = small(
    "move",
    _words(msg("You may write why in one message.")),
    _DAY,
    facts=("axis", "before", "after", "quotes"),
)
#: A note to colleagues is kept as soon as it is written.
CASE_NOTE: Final = small(
    "case_note",
    _words(msg("Please write your note to colleagues in one message.")),
    facts=("sensitive",),
)
