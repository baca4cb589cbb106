"""Relatives as moderators see them: what each says it is, how far that is verified, and what it is to its case."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import relatives as on
from bot.chat.moderators.screens import reasons
from bot.chat.moderators.screens.home import QUEUE
from bot.chat.moderators.told import as_written, clock, joined, lines
from bot.chat.screen import Screen
from bot.domain.relative import LOWERING, REACHES, ContactRole, Ground, Kinship, Level
from bot.services.relatives import Kin, Other, Relatives
from bot.services.rules import Rules
from bot.words import Text, msg

LEVELS: Final[Mapping[Level, Text]] = {
    Level.ACCOUNT: msg("V0, not verified"),
    Level.CALLED: msg("V1, called back"),
    Level.SHOWN: msg("V2, kinship shown"),
    Level.CONFIRMED: msg("V3, confirmed"),
}
GROUNDS: Final[Mapping[Ground, Text]] = {
    Ground.CALLED_BACK: msg("Called back"),
    Ground.PAPERS: msg("Papers were seen"),
    Ground.REGISTER: msg("Register extract was seen"),
    Ground.PARTNER: msg("A partner confirms"),
    Ground.OFFICIAL: msg("An official body confirms"),
    Ground.MISTAKE: msg("It was a mistake"),
    Ground.DOUBT: msg("Somebody else may write"),
    Ground.NOT_KIN: msg("No kin"),
}
ROLES: Final[Mapping[ContactRole, Text]] = {
    ContactRole.PRIMARY: msg("primary contact"),
    ContactRole.OTHER: msg("one of the relatives"),
    ContactRole.NOT_INFORMED: msg("not to be informed"),
}
#: What makes a kinship no usual one.
UNUSUAL: Final[Mapping[Kinship, Text]] = {
    Kinship.MINOR: msg("A minor reported: a call is possible, and no more. An adult of the family is told instead."),
    Kinship.OTHER: msg("Not kin by law, or it is not told: what this family may hear, a senior decides."),
    Kinship.GUARDIAN: msg("A guardian shows the paper by the safe way, or an official body confirms it."),
}
WROTE: Final = msg("You wrote this report for the family: a colleague verifies it.")
BECOMES: Final[Mapping[ContactRole, Text]] = {
    ContactRole.PRIMARY: msg("Primary contact"),
    ContactRole.OTHER: msg("One of the relatives"),
    ContactRole.NOT_INFORMED: msg("Do not inform"),
}
MEANS: Final[Mapping[ContactRole, Text]] = {
    ContactRole.PRIMARY: msg(
        "Whoever is the primary contact now becomes one of the relatives. Others are told as before."
    ),
    ContactRole.OTHER: msg("What was withheld and is still so will be told, as far as the kinship is verified."),
    ContactRole.NOT_INFORMED: msg(
        "Nothing of the case is told to this family, and what it has not read is withheld. What it says is kept. Only "
        "a senior can take this back."
    ),
}


def every(seen: Relatives, note: Text | None = None) -> Screen:
    """Show who is tied to a case."""
    case = seen.case
    told = [msg("{n}. {relative}", n=n, relative=line(kin)) for n, kin in enumerate(seen.kin, 1)]
    alone = msg("The person decides alone what families are told: that it is safe, and no more.")
    presses = [Press(_no(kin), on.Relative(kin.report.id)) for kin in seen.kin]
    return Screen(
        (
            note,
            lines(msg("<b>Case {no}</b>", no=case.reference), msg("Relatives:"), *told),
            alone if case.decides_alone else None,
        ),
        (
            *in_rows(presses, 2),
            *one_each(
                Press(msg("What they told, side by side"), on.Statements(case.id)) if len(seen.kin) > 1 else None,
                _alone(seen),
                Press(msg("Back"), on_case.Card(case.id)),
            ),
        ),
    )


def _alone(seen: Relatives) -> Press | None:
    """Return the button that marks a person who decides alone, or takes that back; seniors have it."""
    if not seen.senior:
        return None
    if seen.case.decides_alone:
        return Press(msg("Tell families as usual"), on.Alone(seen.case.id, 0))
    return Press(msg("The person decides alone"), on.Alone(seen.case.id, 1))


def line(kin: Kin) -> Text:
    """Return a relative in one line: its report, what it says it is, how far that is verified, its role."""
    role = ROLES[kin.role] if kin.role is not ContactRole.OTHER else None
    return joined(_no(kin), kin.relation or msg("did not say"), LEVELS[kin.level], role)


def _no(kin: Kin | Other) -> Text:
    return msg("No. {no}", no=kin.report.number)


def one(kin: Kin, rules: Rules, language: str, now: datetime, note: Text | None = None) -> Screen:
    """Show how a report's family stands to the person, and what can be done about it."""
    path = rules.safe_path.get(language)
    return Screen(
        (
            note,
            lines(*about(kin), *_steps(kin, now)),
            UNUSUAL.get(kin.kinship),
            WROTE if kin.wrote else None,
            msg("Papers come this way: {path}", path=path) if path and kin.verifies else None,
        ),
        (*_raising(kin), *_roles(kin), *one_each(_acquainting(kin), _back(kin), QUEUE)),
    )


def about(kin: Kin) -> list[Text]:
    """Tell who a relative is, without a name."""
    tied = msg("case {no}", no=kin.case.reference) if kin.case else msg("tied to no case yet")
    return [
        msg("<b>Report No. {no}</b>", no=kin.report.number),
        joined(kin.relation or msg("did not say"), tied),
        joined(LEVELS[kin.level], ROLES[kin.role] if kin.case else None),
        *(msg("knows of report No. {no}, and is known to it", no=one.report.number) for one in kin.others if one.known),
        *(
            msg("the same account: report No. {no}", no=one.report.number)
            for one in kin.others
            if one.tie.account == kin.report.account
        ),
    ]


def _steps(kin: Kin, now: datetime) -> Iterator[Text]:
    for step, by in kin.steps:
        yield joined(as_written(clock(step.at, now)), GROUNDS[step.ground], as_written(by.name) if by else None)


def _raising(kin: Kin) -> Rows:
    """Return a button for each ground, and the one that lowers."""
    presses = [Press(GROUNDS[each], on.Because(kin.report.id, each.value, kin.version)) for each in kin.grounds]
    lower = Press(msg("Lower"), on.Lowering(kin.report.id)) if kin.verifies and kin.level else None
    return one_each(*presses, lower)


def _roles(kin: Kin) -> Rows:
    """Return a button for each role that a relative does not have and this moderator may give."""
    back = kin.role is not ContactRole.NOT_INFORMED or kin.senior
    if kin.tie is None or not kin.verifies or not back:
        return ()
    able = [each for each in ContactRole if each is not kin.role]
    if kin.level < Level.SHOWN or kin.role is ContactRole.NOT_INFORMED:
        able = [each for each in able if each is not ContactRole.PRIMARY]
    return one_each(*(Press(BECOMES[each], on.Appoint(kin.report.id, each.value, 0)) for each in able))


def _acquainting(kin: Kin) -> Press | None:
    others = [each for each in kin.others if each.tie.account != kin.report.account]
    if not others or not kin.verifies:
        return None
    return Press(msg("Knows of other relatives"), on.Others(kin.report.id))


def _back(kin: Kin) -> Press | None:
    return Press(msg("Relatives of the case"), on.Every(kin.case.id)) if kin.case else None


def lowering(kin: Kin) -> Screen:
    """Ask for which reason a kinship is lowered."""
    presses = [Press(GROUNDS[each], on.Because(kin.report.id, each.value, kin.version)) for each in LOWERING]
    told = lines(*about(kin))
    return Screen((told, msg("Why is the kinship no longer verified?")), one_each(*presses, back(kin)))


def sure(kin: Kin, ground: Ground, words: str | None = None) -> Screen:
    """Ask once more before a kinship is raised or lowered, which own words may explain."""
    ids = (kin.report.id, ground.value, kin.version)
    lower = ground in LOWERING
    return Screen(
        (
            lines(*about(kin), joined(GROUNDS[ground], LEVELS[REACHES[ground]])),
            _meaning(ground),
            reasons.told(words),
        ),
        one_each(
            Press(msg("Yes, lower") if lower else msg("Yes, verify"), on.Verify(*ids)),
            reasons.write(words, on.Words(*ids)),
            back(kin),
        ),
        protected=words is not None,
    )


def _meaning(ground: Ground) -> Text:
    """Tell what comes of it."""
    if ground is Ground.DOUBT:
        return msg("Every report of this account falls to V0. What the family has not read is withheld.")
    if ground in LOWERING:
        return msg("What the family has not read of the case is withheld.")
    if REACHES[ground] < Level.SHOWN:
        return msg("A call opens nothing by itself: news is told once papers are seen or a body confirms.")
    return msg("News of the case will be told to this family from now on.")


def role(kin: Kin, becomes: ContactRole) -> Screen:
    """Ask once more before a relative has another role."""
    yes = Press(msg("Yes"), on.Appoint(kin.report.id, becomes.value, 1))
    return Screen((lines(*about(kin), BECOMES[becomes]), MEANS[becomes]), one_each(yes, back(kin)))


def back(kin: Kin) -> Press:
    """Return the button to the relative."""
    return Press(msg("Back"), on.Again(kin.report.id))
