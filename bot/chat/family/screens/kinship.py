"""What it takes to confirm that somebody is family, by which safe way, and where it stands.

Nothing in it depends on what became of the report, nor on whether the person is known here.
"""

from collections.abc import Mapping
from typing import Final

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens import word
from bot.chat.family.screens.reports import CONFIRM
from bot.chat.family.screens.welcome import MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.relative import Kinship, Level
from bot.services.kinship import Confirming
from bot.services.rules import Rules
from bot.words import Text, msg

WHY: Final = msg(
    "What is known in a case we tell only those whose kinship has been verified: so we protect the person."
)
#: What is needed, by what a family says it is to the person.
NEEDED: Final[Mapping[Kinship, Text]] = {
    Kinship.KIN: msg(
        "What is needed: a paper that shows the kinship (a certificate of birth or marriage), or the extract from the "
        "pre-trial register in which you are named."
    ),
    Kinship.GUARDIAN: msg(
        "What is needed: the paper by which you are the guardian, or the extract from the pre-trial register in which "
        "you are named."
    ),
    Kinship.OTHER: msg(
        "What is needed: a talk with us. What may be told to somebody who is no kin by law, a senior colleague decides "
        "in each case."
    ),
    Kinship.MINOR: msg(
        "What is needed: an adult of your family. About a case we speak with adults only. Please ask one to write to "
        "us or to talk with us."
    ),
}
STANDS: Final[Mapping[Level, Text]] = {
    Level.CALLED: msg("Where it stands: we called back on {date}. What is named above is still needed."),
    Level.SHOWN: msg("Where it stands: papers were seen on {date}. When there is something to tell, we will write."),
    Level.CONFIRMED: msg("Where it stands: confirmed on {date}. When there is something to tell, we will write."),
}


def confirm(there: Confirming, rules: Rules, language: str) -> Screen:
    """Show what is needed, by which safe way, and where it stands."""
    report, shown = there.report, there.level >= Level.SHOWN
    asks = not there.waits and not shown
    return Screen(
        (
            msg("<b>{what}</b>. Report No. {no}", what=CONFIRM, no=report.number),
            WHY,
            *(() if shown else _needed(there.kinship, rules.safe_path.get(language))),
            _stands(there),
        ),
        one_each(
            Press(msg("Ask to confirm"), to.AskKinship(report.id)) if asks else None,
            Press(word.BACK, to.OneReport(report.id)),
            MY_REPORTS,
        ),
    )


def _needed(kinship: Kinship, path: str | None) -> tuple[Text, ...]:
    """Tell what is still to be shown, and how."""
    return (
        NEEDED[kinship],
        msg("The safe way: {path}", path=path)
        if path
        else msg("By which safe way papers reach us, a moderator will tell you."),
        msg("Please send no papers and no numbers of papers to this chat."),
    )


def _stands(there: Confirming) -> Text:
    """Tell how far it has come."""
    if there.verified_on is not None:
        return STANDS[there.level].filled(date=there.verified_on)
    if there.asked_on is None:
        return msg("Where it stands: not asked yet.")
    if not there.waits:
        return msg("Where it stands: asked on {date}.", date=there.asked_on)
    return msg("Where it stands: asked on {date}. A moderator will contact you as you chose.", date=there.asked_on)
