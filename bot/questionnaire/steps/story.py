"""What else the family can tell: in its own words, marks, and where it has turned already."""

from bot.questionnaire.flow import Choice, Kind, Step, always
from bot.questionnaire.steps.typed import up_to
from bot.words import msg, pmsg

OWN_WORDS = Step(
    key="own_words",
    ask=msg(
        "Tell us briefly in your own words what you know. You need not tell everything at once. "
        "Do not name witnesses, military units, call signs or places where people are hiding."
    ),
    label=msg("In your own words"),
    kind=Kind.LINES,
    reader=up_to(1500),
    personal=True,
)
MARKS = Step(
    key="marks",
    ask=msg(
        "Does the person have distinguishing marks: scars, birthmarks, a prosthesis? What is the height? Do not "
        "describe military or patriotic tattoos in the chat; a moderator will ask. This question is in every report, "
        "so as not to confuse people with the same name."
    ),
    label=msg("Marks, height"),
    kind=Kind.WORDS,
    reader=up_to(500),
    unknown=always,
    none=pmsg("marks", "There are none"),
    personal=True,
)
TURNED_TO = Step(
    key="turned_to",
    ask=msg("Where has the family already turned for help? You may choose several."),
    label=msg("Turned to"),
    kind=Kind.MANY,
    choices=(
        Choice("police", msg("Police statement")),
        Choice("register", msg("Pre-trial register extract")),
        Choice("bureau", msg("National Information Bureau")),
        Choice("headquarters", msg("Coordination Headquarters")),
        Choice("icrc", pmsg("turned to", "Red Cross (ICRC)")),
        Choice("commissioner", msg("Missing Persons Commissioner")),
        Choice("security", msg("Security Service")),
        Choice("ombudsperson", msg("Ombudsperson")),
        Choice("children", msg("Children of War")),
        Choice("dna", msg("DNA sample from family")),
        Choice("lawyer", msg("Lawyer")),
        Choice("courts", msg("UN or courts")),
        Choice("nowhere", msg("Nowhere yet"), alone=True),
    ),
    unknown=always,
)
STEPS = (OWN_WORDS, MARKS, TURNED_TO)
