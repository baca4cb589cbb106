"""Two relatives of a case, whether they know of each other, and from whom we know it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from bot.chat.buttons import Press, one_each
from bot.chat.moderators.payloads import relatives as on
from bot.chat.moderators.screens.relatives import about, back
from bot.chat.moderators.told import clock, lines
from bot.chat.screen import Screen
from bot.domain.relative import Acquaintance, Source
from bot.services.relatives import Kin, Other
from bot.words import Text, msg

SOURCES: Final[Mapping[Source, Text]] = {
    Source.BOTH: msg("Each told us of the other"),
    Source.TOGETHER: msg("They came or called together"),
    Source.OFFICIAL: msg("A body named both to both"),
}


def others(kin: Kin) -> Screen:
    """Ask of which other relative this one knows."""
    presses = [
        Press(msg("No. {no}", no=one.report.number), on.Beside(kin.report.id, one.report.id))
        for one in kin.others
        if one.tie.account != kin.report.account
    ]
    asked = msg("Of whom does this relative know, and who knows of this one?")
    return Screen((lines(*about(kin)), asked), one_each(*presses, back(kin)))


def beside(kin: Kin, other: Other, now: datetime) -> Screen:
    """Ask how we know that two know of each other; where it is recorded, show what it opens."""
    if other.known is not None:
        return _known(kin, other, other.known, now)
    presses = [Press(told, on.Record(kin.report.id, other.report.id, source.value)) for source, told in SOURCES.items()]
    asked = msg("How do we know that both know of each other? The word of one is not enough.")
    return Screen((_both(kin, other), asked), one_each(*presses, _back(kin)))


def _known(kin: Kin, other: Other, known: Acquaintance, now: datetime) -> Screen:
    ids = (kin.report.id, other.report.id)
    told = msg("They know of each other: {source}, {time}", source=SOURCES[known.source], time=clock(known.at, now))
    return Screen(
        (_both(kin, other), told),
        one_each(
            Press(msg("Tell both that they differ"), on.Differ(*ids, 0)),
            Press(msg("They do not know"), on.Forget(*ids)),
            _back(kin),
        ),
    )


def differ(kin: Kin, other: Other) -> Screen:
    """Ask once more before both are told that they differ."""
    asked = msg(
        "Both will read that relatives have told us different things, and that a coordinator speaks with each apart. "
        "Nobody's words are shown."
    )
    yes = Press(msg("Yes, tell both"), on.Differ(kin.report.id, other.report.id, 1))
    return Screen(
        (_both(kin, other), asked),
        one_each(yes, Press(msg("Back"), on.Beside(kin.report.id, other.report.id))),
    )


def _both(kin: Kin, other: Other) -> Text:
    return msg("<b>Reports No. {one} and No. {other}</b>", one=kin.report.number, other=other.report.number)


def _back(kin: Kin) -> Press:
    return Press(msg("Back"), on.Others(kin.report.id))
