"""What happened, when and where the contact was lost."""

from bot.questionnaire import ages
from bot.questionnaire.answers import Answers
from bot.questionnaire.flow import Choice, Kind, Road, Step, always, never
from bot.questionnaire.readers.regions import read_region
from bot.questionnaire.regions import REGIONS
from bot.questionnaire.steps.conditions import chose
from bot.questionnaire.steps.typed import past, place_typed_at, plainly, settlement_in
from bot.words import Text, msg


def too_young_to_serve(answers: Answers) -> Text | None:
    """Ask whether the dates are right where somebody in service is surely under 16; it never blocks."""
    if not (chose("what", "service")(answers) and ages.surely_under(answers, ages.SERVES)):
        return None
    return msg("By these answers the person is under 16 at the last contact. Is that right?")


def strange_age(answers: Answers) -> Text | None:
    """Ask whether it fits the age: nobody under 16 serves, and a grown-up son is no child to be brought back."""
    if chose("what", "child")(answers) and ages.surely_adult(answers):
        return msg('By these answers the person is 18 or older. Keep "Child separated from family"?')
    return too_young_to_serve(answers)


WHAT = Step(
    key="what",
    ask=msg(
        "What do you think happened? Choose the closest; you can change it later. "
        '"In service" means the military or law enforcement.'
    ),
    label=msg("What happened"),
    kind=Kind.CHOICE,
    choices=(
        Choice(
            "service",
            msg("In service, no contact"),
            said="військовий, військова, військовослужбовець, солдат, служить, служив, боєць, у зсу, в зсу, зсу, "
            "військові, військова служба, військова особа, военный, военнослужащий, служит, боец, в всу, всу, "
            "soldier, military, in the army, in the military, in service, serviceman, servicewoman",
        ),
        Choice(
            "detained",
            msg("A civilian was detained"),
            said="цивільний затриманий, затримали цивільного, затримали, затриманий, затримана, цивільний заручник, "
            "задержали, гражданского задержали, задержан, задержана, detained, was detained, civilian detained",
        ),
        Choice(
            "child",
            msg("Child separated from family"),
            said="дитина, вивезли дитину, дитину вивезли, забрали дитину, ребенок, вывезли ребенка, забрали ребенка, "
            "child, a child was taken, child was taken",
        ),
        Choice(
            "sentenced",
            msg("Criminal case or sentence"),
            said="засудили, засуджений, засуджена, вирок, кримінальна справа, суд, осудили, осужден, осуждена, "
            "приговор, уголовное дело, sentenced, was sentenced, convicted, criminal case, trial, sentence",
        ),
        Choice(
            "lost",
            msg("No contact, cause unknown"),
            said="причина невідома, причини невідомі, немає зв'язку, нема зв'язку, зв'язок зник, зник зв'язок, "
            "зв'язок втрачено, зв'язку немає, причина неизвестна, нет связи, связь пропала, пропала связь, "
            "no contact, lost contact, contact lost, cause unknown",
        ),
        Choice("moved", msg("An adult was taken elsewhere")),
        Choice("not_here", msg("I prefer not to say it here"), road=Road.NOT_IN_CHAT),
    ),
    skip=never,
    unknown=always,
    doubt=strange_age,
)
LAST_CONTACT = Step(
    key="last_contact",
    ask=msg("When did you or someone close last have contact with this person? An approximate date is fine."),
    why=msg("Call, message, meeting, anything."),
    label=msg("Last contact"),
    kind=Kind.WORDS,
    reader=past,
    skip=never,
    unknown=always,
    doubt=too_young_to_serve,
)
REGION = Step(
    key="region",
    ask=msg("Where was it? Choose the region from which the person was in touch or where you met."),
    why=msg("You may also type the region, the town or the village."),
    label=msg("Region"),
    kind=Kind.CHOICE,
    choices=tuple(Choice(region.code, region.name) for region in REGIONS),
    reader=plainly(read_region),
    skip=never,
    unknown=always,
    page=8,
)
SETTLEMENT = Step(
    key="settlement",
    ask=msg("Which settlement or district is it? <b>Do not write positions or coordinates.</b>"),
    label=msg("Settlement"),
    kind=Kind.WORDS,
    reader=settlement_in("region"),
    proposal=place_typed_at("region"),
    unknown=always,
)
STEPS = (WHAT, LAST_CONTACT, REGION, SETTLEMENT)
