"""The forms: which questions each asks, and in which order."""

from bot.questionnaire.case_forms import CASE_NOTE, EVIDENCE, MOVE
from bot.questionnaire.flow import Form, Part, Step
from bot.questionnaire.found import FOUND
from bot.questionnaire.reason_forms import REASONS
from bot.questionnaire.small_forms import (
    CALL,
    HANDOVER,
    LETTERS,
    NOTE,
    NUMBER,
    PHRASE,
    PURPOSE,
    QUESTION,
    REPLY,
    WRITTEN,
)
from bot.questionnaire.steps import child, court, detention, loss, lost, moved, person, reporter, service, story
from bot.questionnaire.steps.loss import REGION
from bot.questionnaire.steps.person import AGE_WHEN, BIRTH, GIVEN_NAME, KNOWN_AS, SURNAME
from bot.questionnaire.steps.reporter import ADULT, CONTACT, RELATION
from bot.words import Text, msg

__all__ = [
    "ADULT",
    "BRIEF",
    "CALL",
    "FORMS",
    "FULL",
    "HANDOVER",
    "LETTERS",
    "MINOR",
    "NOTE",
    "NUMBER",
    "PHRASE",
    "PURPOSE",
    "QUESTION",
    "REPLY",
    "WRITTEN",
    "label_of",
]

#: The whole report (S3, Q1 to Q19); what happened (Q8) chooses the branch.
FULL = Form(
    name="full",
    parts=(
        Part(msg("About you"), (ADULT, RELATION), of_reporter=True),
        Part(msg("The person"), person.STEPS),
        Part(msg("Circumstances"), loss.STEPS),
        Part(msg("Signs and notices"), service.STEPS, service.WHEN),
        Part(msg("Detention"), detention.STEPS, detention.WHEN),
        Part(msg("Court case"), court.STEPS, court.WHEN),
        Part(msg("Place and events"), lost.STEPS, lost.WHEN),
        Part(msg("Where taken"), moved.STEPS, moved.WHEN),
        Part(msg("The child"), child.STEPS, child.WHEN),
        Part(msg("More to tell"), story.STEPS),
        Part(msg("Contact and permission"), reporter.STEPS, of_reporter=True),
    ),
    early_after="region",
)
_WHO = (SURNAME, GIVEN_NAME, KNOWN_AS, BIRTH, AGE_WHEN, REGION)
#: Short form A: the phone may be inspected. No check, no receipt, nothing is ever sent first.
BRIEF = Form(name="brief", steps=_WHO, checked=False)
#: Short form B: the reporter is a minor.
MINOR = Form(name="minor", steps=(RELATION, *_WHO, CONTACT))

FORMS = {
    form.name: form
    for form in (
        FULL,
        BRIEF,
        MINOR,
        CALL,
        REPLY,
        PHRASE,
        NUMBER,
        QUESTION,
        WRITTEN,
        LETTERS,
        NOTE,
        HANDOVER,
        PURPOSE,
        FOUND,
        CASE_NOTE,
        EVIDENCE,
        MOVE,
        *REASONS,
    )
}


def label_of(step: Step, key: str) -> Text:
    """Return the label of the choice `key`, as it was shown."""
    choice = step.choice(key)
    return choice.label if choice is not None else msg("(an answer of an earlier version)")
