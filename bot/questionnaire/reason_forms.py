"""Why a report is linked or taken out of its case, two cases are merged, a kinship is verified: a moderator's words.

What they are about, buttons have said: the draft's subject is the item, the report or the case that goes into another.
"""

from functools import partial
from typing import Final

from bot.questionnaire.flow import Form, Kind, Step, never
from bot.questionnaire.readers.texts import read_text
from bot.questionnaire.steps.typed import plainly
from bot.words import Text, msg


def _why(ask: Text) -> Step:
    return Step(
        key="why",
        ask=ask,
        label=msg("Reason"),
        kind=Kind.WORDS,
        reader=plainly(partial(read_text, longest=1000)),
        skip=never,
    )


LINKING: Final = Form(
    name="linking",
    steps=(_why(msg("Please write in one message how you know that it is the same person.")),),
    checked=False,
    reports=False,
    facts=("case", "reason"),
)
UNLINKING: Final = Form(
    name="unlinking",
    steps=(_why(msg("Please write in one message why this report does not belong to this case.")),),
    checked=False,
    reports=False,
    facts=("case",),
)
MERGING: Final = Form(
    name="merging",
    steps=(_why(msg("Please write in one message how you know that both cases are one person.")),),
    checked=False,
    reports=False,
    facts=("into",),
)
VERIFYING: Final = Form(
    name="verifying",
    steps=(_why(msg("Please write in one message how you know it. No numbers of documents, please.")),),
    checked=False,
    reports=False,
    facts=("ground",),
)
REASONS: Final = (LINKING, UNLINKING, MERGING, VERIFYING)
