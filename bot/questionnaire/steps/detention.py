"""Branch B: a civilian was detained. Never asked: why, views, posts, contacts with the army, treatment."""

from bot.questionnaire.flow import Choice, Kind, Step, always
from bot.questionnaire.steps.choices import YES_NO
from bot.questionnaire.steps.conditions import chose, is_given
from bot.questionnaire.steps.typed import past, up_to
from bot.words import msg

WHEN = chose("what", "detained")

TAKEN_WHEN = Step(
    key="taken_when",
    ask=msg("When was the person detained or taken?"),
    label=msg("Detained"),
    kind=Kind.CHOICE,
    choices=(Choice("same", msg("Same as last contact"), when=is_given("last_contact")),),
    reader=past,
    unknown=always,
)
TAKEN_WHERE = Step(
    key="taken_where",
    ask=msg("Where did it happen?"),
    label=msg("Where it happened"),
    kind=Kind.CHOICE,
    choices=(
        Choice("home", msg("At home")),
        Choice("checkpoint", msg("At a checkpoint")),
        Choice("filtration", msg("During filtration")),
        Choice("work", msg("At work")),
        Choice("street", msg("In the street")),
        Choice("border", msg("At the border")),
        Choice("other", msg("Other")),
    ),
    unknown=always,
)
TAKEN_BY = Step(
    key="taken_by",
    ask=msg("Who, as far as you know, did it?"),
    label=msg("Who did it"),
    kind=Kind.CHOICE,
    choices=(
        Choice("military", msg("Russian military")),
        Choice("police", msg("FSB or Russian police")),
        Choice("unmarked", msg("People without insignia")),
        Choice("others", msg("Others")),
    ),
    unknown=always,
)
SEEN = Step(
    key="seen",
    ask=msg("Did anyone see it? Please do not write names."),
    label=msg("Somebody saw it"),
    kind=Kind.CHOICE,
    choices=YES_NO,
    unknown=always,
    columns=2,
)
HELD = Step(
    key="held",
    ask=msg("Is it known where the person is held now?"),
    label=msg("Place known"),
    kind=Kind.CHOICE,
    choices=(Choice("yes", msg("Yes")), Choice("earlier", msg("Was known earlier")), Choice("no", msg("No"))),
    unknown=always,
)
HELD_WHERE = Step(
    key="held_where",
    ask=msg("Which facility or town is it? How and when did this become known? Do not write names."),
    label=msg("Place where held"),
    kind=Kind.WORDS,
    reader=up_to(300),
    when=chose("held", "yes"),
)
REPLY_RUSSIA = Step(
    key="reply_ru",
    ask=msg("Is there a reply from the Russian authorities?"),
    label=msg("Russian reply"),
    kind=Kind.CHOICE,
    choices=(
        Choice("written", msg("Yes, in writing")),
        Choice("oral", msg("Yes, oral")),
        Choice("no", msg("No")),
        Choice("not_asked", msg("We did not ask")),
    ),
    unknown=always,
)
MEDICINE = Step(
    key="medicine",
    ask=msg("Does the person need constant care or medicine? You need not write the diagnosis."),
    label=msg("Care or medicine"),
    kind=Kind.CHOICE,
    choices=YES_NO,
    unknown=always,
    columns=2,
    personal=True,
)
STEPS = (TAKEN_WHEN, TAKEN_WHERE, TAKEN_BY, SEEN, HELD, HELD_WHERE, REPLY_RUSSIA, MEDICINE)
