"""What the reports of a case say, side by side in protected messages: first where they differ, with the authors."""

from collections.abc import Iterator
from datetime import datetime

from bot.chat.moderators.screens.answers import NO_LINE, in_full, listed
from bot.chat.moderators.screens.relatives import line
from bot.chat.moderators.told import as_written, clock, joined, lines
from bot.chat.screen import Screen, parts
from bot.i18n import Translator
from bot.services.statements import Statement, Statements
from bot.words import Text, msg


def side_by_side(seen: Statements, words: Translator, now: datetime) -> list[Screen]:
    """Return the messages of one look; no line is cut between two of them."""
    return [Screen((lines(*part),), protected=True) for part in parts(list(_told(seen, now)), words)]


def _told(seen: Statements, now: datetime) -> Iterator[Text]:
    yield msg("<b>Case {no}</b>", no=seen.relatives.case.reference)
    for kin in seen.relatives.kin:
        yield line(kin)
        for step, _ in kin.steps:
            if step.words:
                yield joined(as_written(f"    {clock(step.at, now)}"), as_written(step.words))
    yield NO_LINE
    differing = [each for each in seen.told if each.differs]
    yield msg("<b>Told differently</b>") if differing else msg("Nothing was told differently.")
    for each in differing:
        yield from _one(each)
    alike = [each.step.label for each in seen.told if not each.differs]
    if alike:
        yield NO_LINE
        yield msg("<i>told alike: {labels}</i>", labels=listed(alike))


def _one(told: Statement) -> Iterator[Text]:
    """Tell a question, and below it what each author answered."""
    yield msg("{label}:", label=told.step.label)
    for kin, answer in told.said:
        author = joined(msg("No. {no}", no=kin.report.number), kin.relation)
        yield msg("    {author}: {answer}", author=author, answer=in_full(told.step, answer))
