"""Who writes: age, relation, and how and to whom we may turn."""

from bot.questionnaire.flow import Choice, Kind, Road, Step, never
from bot.questionnaire.readers.contacts import read_contact
from bot.questionnaire.readers.names import read_name
from bot.questionnaire.steps.typed import plainly
from bot.words import msg, pmsg

_PARENT = (
    "мама, мамою, мамка, мати, матір'ю, матуся, тато, татом, татко, батько, батьком, батьки, батьками, мать, матерью, "
    "мамой, папа, папой, отец, отцом, родители, родитель, mother, mom, mum, mommy, mummy, mama, father, dad, daddy, "
    "parent, parents"
)
_CHILD = "син, сином, дочка, дочкою, донька, донькою, сын, сыном, дочь, дочерью, дочкой, son, daughter"

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
        Choice(
            "parent",
            msg("Mother or father"),
            said=_PARENT,
            mine=f"{_CHILD}, синок, донечка, дитина, діти, сынок, доченька, ребенок, дети, child, kid, children, "
            "kids, boy",
        ),
        Choice(
            "spouse",
            msg("Wife or husband"),
            said="дружина, дружиною, чоловік, чоловіком, жена, женой, муж, мужем, супруга, супруг, супругой, "
            "супругом, wife, husband, spouse",
        ),
        Choice(
            "partner",
            msg("Partner (not married)"),
            said="партнер, партнерка, наречена, наречений, нареченою, нареченим, цивільна дружина, "
            "цивільний чоловік, співмешканка, співмешканець, невеста, жених, гражданская жена, гражданский муж, "
            "сожительница, сожитель, partner, fiance, fiancee, fiancé, fiancée, boyfriend, girlfriend, "
            "unmarried partner, not married",
        ),
        Choice(
            "former_spouse",
            msg("Former spouse"),
            said="колишня, колишній, колишня дружина, колишній чоловік, колишньою дружиною, колишнім чоловіком, "
            "бывшая, бывший, бывшая жена, бывший муж, бывшей женой, бывшим мужем, ex, ex-wife, ex-husband, ex wife, "
            "ex husband, former wife, former husband, former spouse, divorced",
        ),
        Choice("child", msg("Son or daughter"), said=_CHILD, mine=_PARENT),
        Choice(
            "sibling",
            msg("Brother or sister"),
            said="сестра, сестрою, сестричка, брат, братом, братик, сестрой, sister, brother, sibling, sis, bro",
        ),
        Choice(
            "grandparent",
            msg("Grandparent or grandchild"),
            said="бабуся, бабусею, бабця, баба, дідусь, дідусем, дід, дідом, онук, онуком, онука, онукою, онучка, "
            "бабушка, бабушкой, дедушка, дедушкой, дед, дедом, внук, внуком, внучка, внучкой, grandmother, grandma, "
            "granny, grandfather, grandpa, granddad, grandparent, grandson, granddaughter, grandchild",
        ),
        Choice(
            "relative",
            msg("Other relative"),
            said="тітка, тіткою, тьотя, дядько, дядьком, племінник, племінником, племінниця, племінницею, "
            "двоюрідна сестра, двоюрідний брат, двоюрідною сестрою, двоюрідним братом, кузен, кузина, теща, тещею, "
            "тесть, свекруха, свекор, невістка, зять, родич, родичка, родичем, родичкою, тетя, тетка, тетей, дядя, "
            "дядей, племянник, племянница, двоюродная сестра, двоюродный брат, свекровь, невестка, родственник, "
            "родственница, aunt, auntie, uncle, nephew, niece, cousin, relative, mother-in-law, father-in-law, "
            "sister-in-law, brother-in-law, mother in law, father in law, sister in law, brother in law",
        ),
        Choice(
            "guardian",
            msg("Guardian"),
            said="опікун, опікунка, опікуном, опікункою, опекун, опекунша, опекуном, guardian, legal guardian",
            mine="підопічний, підопічна, подопечный, подопечная, ward",
        ),
        Choice(
            "friend",
            msg("Friend or comrade"),
            said="друг, другом, подруга, подругою, приятель, приятелька, товариш, товаришем, побратим, побратимом, "
            "посестра, друзі, подругой, товарищ, товарищем, сослуживец, друзья, friend, best friend, close friend, "
            "comrade, brother-in-arms, brother in arms",
        ),
        Choice(
            "neighbour",
            msg("Neighbour or colleague"),
            said="сусід, сусідом, сусідка, сусідкою, сусіди, колега, колегою, сосед, соседом, соседка, соседкой, "
            "соседи, коллега, коллегой, neighbour, neighbor, colleague, coworker, co-worker, workmate",
        ),
        Choice(
            "lawyer",
            msg("Lawyer or organisation"),
            said="адвокат, адвокатом, адвокатка, адвокаткою, юрист, юристом, юристка, організація, організацією, "
            "правозахисник, правозахисниця, организация, правозащитник, правозащитница, lawyer, attorney, "
            "organisation, organization, ngo",
            mine="клієнт, клієнтка, клиент, клиентка, client",
        ),
        Choice(
            "together",
            msg("We were held together"),
            said="були разом у неволі, були разом у полоні, сиділи разом, разом сиділи, співкамерник, співкамерниця, "
            "были вместе в плену, сидели вместе, сокамерник, сокамерница, were held together, cellmate",
        ),
        Choice("other", pmsg("relation", "Other"), said="інше, другое, other"),
        Choice(
            "me",
            msg("It is about me"),
            road=Road.ABOUT_ME,
            said="це про мене, про мене, це я, про себе, это обо мне, обо мне, это я, о себе, it is about me, "
            "it's about me, about me, it is me, it's me, myself",
        ),
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
