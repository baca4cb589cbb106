"""Branch E: no contact, cause unknown; also asked of whoever does not know what happened."""

from bot.questionnaire.flow import Choice, Kind, Step, always
from bot.questionnaire.readers.regions import read_region
from bot.questionnaire.regions import REGIONS
from bot.questionnaire.steps.conditions import both, but_not, chose, either, is_given, unknown
from bot.questionnaire.steps.typed import place_typed_at, plainly, settlement_in, up_to
from bot.words import msg, pmsg

WHEN = either(chose("what", "lost"), unknown("what"))

HOME = Step(
    key="home",
    ask=msg("Where does the person live, according to the latest information? Choose the region."),
    label=msg("Lives in"),
    kind=Kind.CHOICE,
    choices=(
        Choice(
            "same",
            pmsg("place", "Same as last contact"),
            when=is_given("region"),
            said="там само, там же, там, same, the same, same place",
        ),
        *(Choice(region.code, region.name) for region in REGIONS),
    ),
    reader=plainly(read_region),
    unknown=always,
    page=8,
)
HOME_TOWN = Step(
    key="home_town",
    ask=msg("Which settlement is it?"),
    label=msg("Town or village"),
    kind=Kind.WORDS,
    reader=settlement_in("home"),
    proposal=place_typed_at("home"),
    unknown=always,
    when=both(is_given("home"), but_not(chose("home", "same"))),
)
AROUND = Step(
    key="around",
    ask=msg("What was happening there when contact was lost?"),
    label=msg("Happening there"),
    kind=Kind.MANY,
    choices=(
        Choice("fighting", msg("Fighting or shelling")),
        Choice("occupation", msg("Occupation")),
        Choice("evacuation", msg("Evacuation")),
        Choice("filtration", msg("Filtration")),
    ),
    unknown=always,
)
BESIDE = Step(
    key="beside",
    ask=msg(
        "Who, as far as you know, is with the person? No names: only how many they are and how they are related to "
        "the person."
    ),
    label=msg("Who is near"),
    kind=Kind.WORDS,
    reader=up_to(150),
    unknown=always,
)
STEPS = (HOME, HOME_TOWN, AROUND, BESIDE)
