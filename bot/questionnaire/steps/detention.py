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
    choices=(
        Choice(
            "same",
            msg("Same as last contact"),
            when=is_given("last_contact"),
            said="тоді ж, тоді, того ж дня, тогда же, в тот же день, the same day, same day, same, then",
        ),
    ),
    reader=past,
    unknown=always,
)
TAKEN_WHERE = Step(
    key="taken_where",
    ask=msg("Where did it happen?"),
    label=msg("Where it happened"),
    kind=Kind.CHOICE,
    choices=(
        Choice(
            "home",
            msg("At home"),
            said="вдома, удома, у дома, у будинку, у квартирі, дома, в доме, в квартире, at home, home, in the house",
        ),
        Choice(
            "checkpoint",
            msg("At a checkpoint"),
            said="на блокпості, на блокпосту, блокпост, блокпост росіян, на блокпосте, checkpoint, at a checkpoint, "
            "at the checkpoint",
        ),
        Choice(
            "filtration",
            msg("During filtration"),
            said="фільтрація, на фільтрації, під час фільтрації, фильтрация, на фильтрации, во время фильтрации, "
            "filtration, during filtration, at filtration",
        ),
        Choice("work", msg("At work"), said="на роботі, робота, на работе, at work, work"),
        Choice(
            "street", msg("In the street"), said="на вулиці, вулиця, на улице, in the street, on the street, street"
        ),
        Choice("border", msg("At the border"), said="на кордоні, кордон, на границе, at the border, border"),
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
        Choice(
            "military",
            msg("Russian military"),
            said="російські військові, військові, військові рф, солдати, російські солдати, российские военные, "
            "военные, солдаты, russian military, russian soldiers, military, soldiers",
        ),
        Choice(
            "police",
            msg("FSB or Russian police"),
            said="фсб, поліція, російська поліція, полиция, полиция рф, fsb, police, russian police",
        ),
        Choice(
            "unmarked",
            msg("People without insignia"),
            said="без розпізнавальних знаків, люди без розпізнавальних знаків, без опознавательных знаков, "
            "without insignia, no insignia",
        ),
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
    choices=(
        Choice("yes", msg("Yes")),
        Choice(
            "earlier",
            msg("Was known earlier"),
            said="раніше, раніше було відомо, раньше, было известно раньше, earlier, was known earlier",
        ),
        Choice("no", msg("No")),
    ),
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
        Choice(
            "written",
            msg("Yes, in writing"),
            said="письмово, письмова, письмова відповідь, письменно, письменный ответ, in writing, written",
        ),
        Choice("oral", msg("Yes, oral"), said="усно, усна, усна відповідь, устно, устный ответ, oral, orally, verbal"),
        Choice("no", msg("No")),
        Choice(
            "not_asked",
            msg("We did not ask"),
            said="не питали, не зверталися, не звертались, ми не питали, не спрашивали, не обращались, did not ask, "
            "didn't ask, not asked",
        ),
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
