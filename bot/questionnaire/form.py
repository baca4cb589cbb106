"""The forms: which questions each asks, and in which order."""

from bot.questionnaire.answers import given
from bot.questionnaire.flow import Form, Step
from bot.questionnaire.small_forms import CALL, QUESTION, REPLY
from bot.questionnaire.steps.loss import LAST_CONTACT, OWN_WORDS, REGION, SETTLEMENT, WHAT
from bot.questionnaire.steps.person import (
    AGE_WHEN,
    BIRTH,
    GIVEN_NAME,
    OTHER_NAMES,
    PATRONYMIC,
    SEX,
    SURNAME,
)
from bot.questionnaire.steps.reporter import ADULT, CONTACT, RELATION, REPORTER, SAFE_CONTACT, SHARING
from bot.words import Text, msg

__all__ = ["ADULT", "BRIEF", "CALL", "FORMS", "FULL", "MINOR", "QUESTION", "REPLY", "given", "label_of"]

#: The whole report (S3, Q1 to Q19).
FULL = Form(
    name="full",
    steps=(
        ADULT, RELATION, SURNAME, GIVEN_NAME, PATRONYMIC, OTHER_NAMES, SEX, BIRTH, AGE_WHEN, WHAT, LAST_CONTACT, REGION,
        SETTLEMENT, OWN_WORDS, REPORTER, CONTACT, SAFE_CONTACT, SHARING,
    ),
    early_after="region",
)  # fmt: skip
#: Short form A: the phone may be inspected. No check, no receipt, nothing is ever sent first.
BRIEF = Form(name="brief", steps=(SURNAME, GIVEN_NAME, BIRTH, AGE_WHEN, REGION), checked=False)
#: Short form B: the reporter is a minor.
MINOR = Form(name="minor", steps=(RELATION, SURNAME, GIVEN_NAME, BIRTH, AGE_WHEN, REGION, CONTACT))

FORMS = {form.name: form for form in (FULL, BRIEF, MINOR, CALL, REPLY, QUESTION)}


def label_of(step: Step, key: str) -> Text:
    """Return the label of the choice `key`, as it was shown."""
    choice = step.choice(key)
    return choice.label if choice is not None else msg("(an answer of an earlier version)")
