"""Why a report is linked or taken out of its case, two cases are merged, a kinship is verified: a moderator's words.

What they are about, buttons have said: the draft's subject is the item, the report or the case that goes into another.
"""

from typing import Final

from bot.questionnaire.flow import Form
from bot.questionnaire.own_words import own_words
from bot.words import Text, msg


def _why(name: str, ask: Text, *facts: str) -> Form:
    return own_words(name, "why", msg("Reason"), ask, facts=facts)


LINKING: Final = _why(
    "linking", msg("Please write in one message how you know that it is the same person."), "case", "reason"
)
UNLINKING: Final = _why(
    "unlinking", msg("Please write in one message why this report does not belong to this case."), "case"
)
MERGING: Final = _why(
    "merging", msg("Please write in one message how you know that both cases are one person."), "into"
)
VERIFYING: Final = _why(
    "verifying", msg("Please write in one message how you know it. No numbers of documents, please."), "ground"
)
REASONS: Final = (LINKING, UNLINKING, MERGING, VERIFYING)
