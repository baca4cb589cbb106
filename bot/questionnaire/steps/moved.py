"""Branch F: an adult was taken elsewhere."""

from bot.questionnaire.flow import Choice, Kind, Step, always
from bot.questionnaire.steps.conditions import chose
from bot.questionnaire.steps.typed import up_to
from bot.words import msg

WHEN = chose("what", "moved")

MOVED_TO = Step(
    key="moved_to",
    ask=msg("Where was the person taken, as far as you know?"),
    why=msg("The country or region is enough."),
    label=msg("Taken to"),
    kind=Kind.WORDS,
    reader=up_to(150),
    unknown=always,
)
PAPERS = Step(
    key="papers",
    ask=msg("Does the person have documents and can they move freely?"),
    label=msg("Documents, movement"),
    kind=Kind.CHOICE,
    choices=(
        Choice("yes", msg("Yes")),
        Choice("no", msg("No")),
        Choice("partly", msg("Partly"), said="частково, частинно, частично, partly, partially, in part"),
    ),
    unknown=always,
)
STEPS = (MOVED_TO, PAPERS)
