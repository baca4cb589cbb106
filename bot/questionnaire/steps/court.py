"""Branch D: a criminal case or a sentence. Never asked: whether the person "did it", a confession, publicity."""

from bot.questionnaire.flow import Choice, Kind, Step, always
from bot.questionnaire.steps.choices import YES_NO
from bot.questionnaire.steps.conditions import but_not, chose, is_given
from bot.questionnaire.steps.typed import coming, past, up_to
from bot.words import msg, pmsg

WHEN = chose("what", "sentenced")

STAGE = Step(
    key="stage",
    ask=msg("What stage is the criminal case at?"),
    label=msg("Stage"),
    kind=Kind.CHOICE,
    choices=(
        Choice(
            "detained",
            pmsg("stage", "Detained"),
            said="затримання, затриманий, затримана, задержан, задержана, задержание, detained, arrested",
        ),
        Choice(
            "charged",
            msg("Charged"),
            said="обвинувачення, обвинувачений, обвинувачена, обвинение, обвиняемый, обвиняемая, charged",
        ),
        Choice(
            "trial",
            msg("Trial"),
            said="суд, іде суд, йде суд, триває суд, судять, идет суд, судят, trial, on trial, in court",
        ),
        Choice(
            "sentenced",
            msg("Sentenced"),
            said="вирок, засуджений, засуджена, є вирок, засудили, приговор, осужден, осуждена, осудили, sentenced",
        ),
        Choice("appeal", msg("Appeal"), said="апеляція, апелляция, appeal"),
        Choice(
            "serving",
            msg("Serving the sentence"),
            said="відбуває покарання, відбуває строк, відбуває термін, відбування покарання, отбывает наказание, "
            "отбывает срок, serving, serving the sentence, serving a sentence",
        ),
    ),
    unknown=always,
)
COURT = Step(
    key="court",
    ask=msg("Which court or town is it?"),
    label=msg("Court or town"),
    kind=Kind.WORDS,
    reader=up_to(150),
    unknown=always,
)
DECIDED = Step(
    key="decided",
    ask=msg("When was the latest decision made?"),
    label=msg("Latest decision"),
    kind=Kind.WORDS,
    reader=past,
    unknown=always,
)
TERM = Step(
    key="term",
    ask=msg("If a term was set, write it."),
    label=msg("Term"),
    kind=Kind.WORDS,
    reader=up_to(60),
    unknown=always,
    none=msg("No term"),
    when=but_not(chose("stage", "detained", "charged")),
)
PRISON = Step(
    key="prison",
    ask=msg("Where is the person held?"),
    label=msg("Held at"),
    kind=Kind.WORDS,
    reader=up_to(150),
    unknown=always,
)
PRISON_WHEN = Step(
    key="prison_when",
    ask=msg("As of when is this known? An approximate date is fine."),
    label=msg("Known as of"),
    kind=Kind.WORDS,
    reader=past,
    unknown=always,
    when=is_given("prison"),
)
LAWYER = Step(
    key="lawyer",
    ask=msg("Is there a lawyer the family trusts? No name needed."),
    label=msg("Lawyer"),
    kind=Kind.CHOICE,
    choices=(
        Choice("yes", msg("Yes")),
        Choice(
            "appointed",
            msg("Only an appointed one"),
            said="тільки призначений, лише призначений, призначений, за призначенням, державний, только назначенный, "
            "назначенный, по назначению, appointed, only appointed, only an appointed one, court appointed",
        ),
        Choice("no", msg("No"), said="немає, нема, none"),
    ),
    unknown=always,
)
HEARING = Step(
    key="hearing",
    ask=msg("Is the date of the next hearing known?"),
    why=msg("For example: 14 March or 'in a week'."),
    label=msg("Next hearing"),
    kind=Kind.WORDS,
    reader=coming,
    unknown=always,
)
MEDICINE = Step(
    key="medicine_d",
    ask=msg("Does the person need constant care or medicine? No diagnosis, please."),
    label=msg("Care or medicine"),
    kind=Kind.CHOICE,
    choices=YES_NO,
    unknown=always,
    columns=2,
    personal=True,
)
LETTERS = Step(
    key="letters",
    ask=msg("Do letters reach the person?"),
    label=msg("Letters"),
    kind=Kind.CHOICE,
    choices=YES_NO,
    unknown=always,
    columns=2,
)
#: D6 comes last, as the wording has it.
STEPS = (STAGE, COURT, DECIDED, TERM, PRISON, PRISON_WHEN, LAWYER, HEARING, MEDICINE, LETTERS)
