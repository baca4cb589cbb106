"""What a family says it is to the person, and what that means for verifying it."""

from collections.abc import Mapping
from typing import Final

from bot.domain.relative import Kinship
from bot.questionnaire.answers import Answers, given
from bot.questionnaire.form import MINOR, label_of
from bot.questionnaire.steps.reporter import RELATION
from bot.words import Text

_BY_BLOOD_OR_LAW: Final = ("parent", "spouse", "child", "sibling", "grandparent", "relative")
#: What is not here, a senior decides.
KINDS: Final[Mapping[str, Kinship]] = {
    **dict.fromkeys(_BY_BLOOD_OR_LAW, Kinship.KIN),
    "guardian": Kinship.GUARDIAN,
}


def kinship(form: str, answers: Answers) -> Kinship:
    """Return how the family of a report may be verified; one that told nothing of itself, by a senior."""
    if form == MINOR.name:
        return Kinship.MINOR
    return KINDS.get(str(given(answers, RELATION.key)), Kinship.OTHER)


def relation(answers: Answers) -> Text | None:
    """Return what a family says it is to the person, None where it told nothing."""
    told = given(answers, RELATION.key)
    return label_of(RELATION, told) if isinstance(told, str) else None
