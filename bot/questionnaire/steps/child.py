"""Branch C: a child separated from its family; also asked of whoever may be under 18 at the last contact."""

from bot.questionnaire import ages
from bot.questionnaire.answers import Answers
from bot.questionnaire.flow import Choice, Kind, Step, always
from bot.questionnaire.readers.counts import MOST, read_count
from bot.questionnaire.steps.choices import YES_NO
from bot.questionnaire.steps.conditions import both, but_not, chose, either
from bot.questionnaire.steps.typed import plainly, up_to
from bot.words import Text, msg


def _a_sibling_is(answers: Answers) -> bool:
    """Hold where a child's report is begun with what it shares with a brother or sister, before its birth is told."""
    return "represents" in answers and "birth" not in answers


#: A detained or sentenced minor keeps branch B or D too. Who prefers not to say it in the chat is not asked.
WHEN = either(
    chose("what", "child"), both(but_not(chose("what", "not_here")), either(ages.may_be_minor, _a_sibling_is))
)

REPRESENTS = Step(
    key="represents",
    intro=msg(
        "Please do not contact on your own the people or institutions that may have the child before you have spoken "
        "to specialists. It may harm the return."
    ),
    ask=msg("Who is the child's legal representative?"),
    label=msg("Representative"),
    kind=Kind.CHOICE,
    choices=(
        Choice("me", msg("I am"), said="я, я сам, я сама, i am, me, myself"),
        Choice("parent", msg("The other parent"), when=chose("relation", "parent")),
        Choice("a_parent", msg("Mother or father"), when=but_not(chose("relation", "parent"))),
        Choice("guardian", msg("Guardian"), said="опікун, опікунка, опекун, guardian"),
        Choice("institution", msg("An institution"), said="заклад, установа, учреждение, institution, an institution"),
        Choice("disputed", msg("None or disputed"), said="ніхто, спір, никто, спор, nobody, no one, none, disputed"),
    ),
    unknown=always,
)
CARED = Step(
    key="cared",
    ask=msg("Who was looking after the child before the separation?"),
    label=msg("Cared for by"),
    kind=Kind.CHOICE,
    choices=(
        Choice(
            "parents",
            msg("Parents"),
            said="батьки, мама, мати, тато, батько, родители, мать, папа, отец, parents, mother, father, mom, mum, dad",
        ),
        Choice(
            "relatives",
            msg("Relatives"),
            said="родичі, рідні, бабуся, дідусь, тітка, дядько, родственники, родные, бабушка, дедушка, тетя, дядя, "
            "relatives, family, grandmother, grandma, grandfather, grandpa, aunt, uncle",
        ),
        Choice(
            "acquaintances",
            msg("Acquaintances"),
            said="знайомі, сусіди, друзі, сусідка, подруга, знакомые, соседи, соседка, друзья, acquaintances, "
            "neighbours, neighbors, friends",
        ),
        Choice(
            "institution",
            msg("Institution, hospital, camp"),
            said="заклад, лікарня, табір, інтернат, учреждение, больница, лагерь, интернат, institution, hospital, "
            "camp, boarding school, orphanage",
        ),
        Choice(
            "nobody",
            msg("No one, the child is alone"),
            said="ніхто, дитина сама, сама, сам, никто, ребенок один, nobody, no one, alone",
        ),
    ),
    unknown=always,
)
INSTITUTION = Step(
    key="institution",
    ask=msg("What is the name of the institution, or which town is it in?"),
    label=msg("Institution"),
    kind=Kind.WORDS,
    reader=up_to(150),
    unknown=always,
    when=either(chose("cared", "institution"), chose("represents", "institution")),
)
TAKEN_TO = Step(
    key="taken_to",
    ask=msg(
        "Where was the child taken, if this is known? Write the country or region. Do not write an exact address in "
        "the chat."
    ),
    label=msg("Taken to"),
    kind=Kind.WORDS,
    reader=up_to(150),
    unknown=always,
)
IN_TOUCH = Step(
    key="in_touch",
    ask=msg("Is there contact with the child now?"),
    label=msg("Contact now"),
    kind=Kind.CHOICE,
    choices=(
        Choice("yes", msg("Yes")),
        Choice("no", msg("No")),
        Choice(
            "earlier",
            msg("Only earlier"),
            said="тільки раніше, лише раніше, раніше, раніше був, только раньше, раньше, only earlier, earlier, "
            "only before, before",
        ),
    ),
    unknown=always,
)
SIBLINGS = Step(
    key="siblings",
    ask=msg("Are the child's brothers or sisters with the child?"),
    label=msg("Brothers or sisters"),
    kind=Kind.CHOICE,
    choices=YES_NO,
    unknown=always,
    columns=2,
)
#: After sending, a separate report is opened for each of them, prefilled: see `services.siblings`.
HOW_MANY = Step(
    key="how_many",
    ask=msg("How many brothers or sisters are with the child? After sending we will open a separate report for each."),
    label=msg("How many"),
    kind=Kind.CHOICE,
    choices=tuple(Choice(str(number), Text(str(number))) for number in range(1, MOST + 1)),
    reader=plainly(read_count),
    unknown=always,
    when=chose("siblings", "yes"),
    columns=2,
)
RENAMED = Step(
    key="renamed",
    ask=msg(
        "Is it known that the child's name or citizenship was changed, or that the child was placed in another family?"
    ),
    label=msg("Name changed"),
    kind=Kind.CHOICE,
    choices=YES_NO,
    unknown=always,
    columns=2,
    personal=True,
)
NEW_NAME = Step(
    key="new_name",
    ask=msg("What is the new name, surname or citizenship?"),
    label=msg("New name"),
    kind=Kind.WORDS,
    reader=up_to(150),
    unknown=always,
    when=chose("renamed", "yes"),
    personal=True,
)
STEPS = (REPRESENTS, CARED, INSTITUTION, TAKEN_TO, IN_TOUCH, SIBLINGS, HOW_MANY, RENAMED, NEW_NAME)
