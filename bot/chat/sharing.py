"""To whom a report may be passed, and how much of it, in words that families and moderators read alike."""

from collections.abc import Mapping
from typing import Final

from bot.domain.sharing import Body, Passed
from bot.questionnaire.form import label_of
from bot.questionnaire.steps.reporter import SHARING
from bot.words import Text, msg

BODIES: Final[Mapping[Body, Text]] = {body: label_of(SHARING, body.value) for body in Body}
PASSED: Final[Mapping[Passed, Text]] = {
    Passed.PERSON: msg("who is looked for, when and where contact was lost"),
    Passed.WHOLE: msg("everything told in the report"),
}
