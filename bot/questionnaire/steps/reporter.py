"""Who writes: age, relation, and how and to whom we may turn."""

from bot.questionnaire.flow import Choice, Kind, Road, Step, never
from bot.questionnaire.readers.contacts import read_contact
from bot.questionnaire.readers.names import read_name
from bot.questionnaire.steps.typed import plainly
from bot.words import msg, pmsg

ADULT = Step(
    key="adult",
    ask=msg("Are you 18 or older?"),
    label=msg("18 or older"),
    kind=Kind.CHOICE,
    choices=(Choice("yes", msg("Yes")), Choice("no", msg("No"), road=Road.MINOR)),
    skip=never,
    columns=2,
)
RELATION = Step(
    key="relation",
    ask=msg("What is your relation to the person you are looking for?"),
    label=msg("Your relation"),
    kind=Kind.CHOICE,
    choices=(
        Choice("parent", msg("Mother or father")),
        Choice("spouse", msg("Wife or husband")),
        Choice("partner", msg("Partner (not married)")),
        Choice("former_spouse", msg("Former spouse")),
        Choice("child", msg("Son or daughter")),
        Choice("sibling", msg("Brother or sister")),
        Choice("grandparent", msg("Grandparent or grandchild")),
        Choice("relative", msg("Other relative")),
        Choice("guardian", msg("Guardian")),
        Choice("friend", msg("Friend or comrade")),
        Choice("neighbour", msg("Neighbour or colleague")),
        Choice("lawyer", msg("Lawyer or organisation")),
        Choice("together", msg("We were held together")),
        Choice("other", pmsg("relation", "Other")),
        Choice("me", msg("It is about me"), road=Road.ABOUT_ME),
    ),
    skip=never,
)
REPORTER = Step(
    key="reporter",
    ask=msg("How should we address you? A first name is enough."),
    label=msg("Your name"),
    kind=Kind.WORDS,
    reader=plainly(read_name),
)
CONTACT = Step(
    key="contact",
    ask=msg("Please leave one more way to reach you in case Telegram does not work: phone or e-mail."),
    label=msg("Phone or e-mail"),
    kind=Kind.WORDS,
    reader=plainly(read_contact),
    phone=True,
    none=msg("Telegram only"),
    early=True,
)
SAFE_CONTACT = Step(
    key="safe_contact",
    ask=msg("How can we contact you safely?"),
    why=msg('"Do not write first" means that the answer will wait here, in this chat.'),
    label=msg("Safe contact"),
    kind=Kind.MANY,
    choices=(
        Choice("call", msg("You may call")),
        Choice("write", msg("Write only")),
        Choice("not_first", msg("Do not write first")),
        Choice("any_hour", msg("Important news at any hour")),
        Choice("rather_call", msg("Reading is hard, better a call")),
        Choice("morning", msg("Convenient: morning")),
        Choice("day", msg("Convenient: daytime")),
        Choice("evening", msg("Convenient: evening")),
    ),
    early=True,
)
SHARING = Step(
    key="sharing",
    ask=msg(
        "To whom may we pass this information if a moderator finds it useful? State bodies are the National "
        "Information Bureau, the National Police, the Coordination Headquarters and the Ombudsperson. Partners are "
        'human rights organisations: {partner_list}. You may choose several or "Nobody".'
    ),
    label=msg("May be passed to"),
    kind=Kind.MANY,
    choices=(
        Choice("state", msg("Ukrainian state bodies")),
        Choice("icrc", msg("Red Cross (ICRC)")),
        Choice("un", msg("UN bodies")),
        Choice("partners", msg("Partners"), partners=True),
        Choice("statistics", msg("Statistics only, no names")),
        Choice("nobody", msg("Nobody"), alone=True),
    ),
    skip=never,
    default="nobody",
    early=True,
)
STEPS = (REPORTER, CONTACT, SAFE_CONTACT, SHARING)
