"""Where a family stands that asks to have it confirmed that it is one."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.family.screens import kinship
from bot.chat.screen import Screen
from bot.demo.drafts import NOW
from bot.demo.screens.invented import REPORT, RULES
from bot.domain.relative import Kinship, Level
from bot.services.kinship import Confirming

TOLD = replace(RULES, safe_path={"uk": "Вигаданий шлях.", "en": "Invented path."})


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    day = NOW.date()
    for kind in Kinship:
        there = Confirming(report=REPORT, kinship=kind)
        yield f"kinship/{kind}", kinship.confirm(there, TOLD, language)
        yield f"kinship/{kind} asked", kinship.confirm(replace(there, asked_on=day, waits=True), RULES, language)
    yield "kinship/asked before", kinship.confirm(replace(there, asked_on=day), TOLD, language)
    for level in list(Level)[1:]:
        yield f"kinship/level {level}", kinship.confirm(replace(there, level=level, verified_on=day), TOLD, language)
