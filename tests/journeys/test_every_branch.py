"""Every branch in both languages, over the wire: from Start to the receipt, the moderator's eyes, and My reports."""

from collections.abc import Iterator, Mapping
from typing import Final

import pytest

from bot.domain.person import PartialDate
from bot.i18n import Translator, translators
from bot.questionnaire.answers import State
from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.form import FULL
from bot.questionnaire.readers.told_back import in_words
from bot.words import Text, msg
from tests.chat.family.test_branches import AWAY, BRANCHES, COMMON, KEPT
from tests.chat.family.walking import WAYS, Saying
from tests.journeys import roads
from tests.journeys.clock import NOON
from tests.journeys.house import House
from tests.journeys.roads import answer, hear, reference, see, walk
from tests.sandbox.phone import Phone, plain

WORDS: Final = translators()
ENTER: Final = {"uk": roads.ENTER_UK, "en": roads.ENTER}
SEND: Final = {"uk": roads.REPORT_UK[-2:], "en": roads.SEND}
RECEIVED: Final = {"uk": "Його прочитає модератор", "en": "was received on"}
#: By the letters of the specification; what is said stands in the table of branches.
ROWS: Final = {
    "A": "in service",
    "B": "a civilian was detained",
    "C": "a child",
    "B with C by age": "a minor who was detained",
    "D": "a criminal case",
    "E": "lost",
    "F": "taken elsewhere",
    "not known": "lost, nobody knows how",
}


def said_in(row: str) -> dict[str, Saying]:
    """Return everything that is said on one road, by the questions' keys."""
    if row == "not here":
        return {**COMMON, "what": "not_here"}
    branch = ROWS[row]
    return {key: said for key, said in {**COMMON, **BRANCHES[branch]}.items() if key not in AWAY.get(branch, ())}


def steps(words: Translator, said: Mapping[str, Saying]) -> Iterator[tuple[str, str]]:
    """Walk the road as a person reads and answers it, in one language."""
    for step in FULL.steps:
        if step.key in said:
            question = plain(words.plain(step.ask.filled(partner_list="—")).partition("<")[0])[:40]
            replies = [plain(reply) for reply in _replies(words, step, said[step.key])]
            yield from ((question, reply) for reply in replies)
            if step.kind is Kind.LINES and replies[0] == said[step.key]:
                yield plain(words.plain(msg("Written so far:\n{lines}", lines=""))).strip(), words.plain(msg("Done"))
            if said[step.key] == "not_here":
                yield plain(words.plain(msg("If a life is in danger, call 112 or 103."))), words.plain(msg("Continue"))


def _replies(words: Translator, step: Step, said: Saying) -> Iterator[str]:
    if isinstance(said, State):
        yield words.plain(step.none if said is State.NONE and step.none else WAYS[said])
    elif isinstance(said, tuple):
        yield from (words.plain(choice.label) for choice in step.choices if choice.key in said)
        yield words.plain(msg("Done"))
    else:
        choice = step.choice(said)
        yield said if choice is None else words.plain(choice.label)


def told(step: Step, said: Saying) -> Iterator[str]:
    """Return what a moderator must read of one answer, in English."""
    english = WORDS["en"]
    yield english.plain(step.label)
    if isinstance(said, State):
        if said is State.NONE and step.none:
            yield english.plain(step.none)
        return
    for one in said if isinstance(said, tuple) else (said,):
        value = KEPT.get(one, one)
        choice = step.choice(value) if isinstance(value, str) else None
        if isinstance(value, PartialDate):
            yield english.plain(in_words(value, NOON.date()))
        else:
            yield str(value) if choice is None else english.plain(choice.label)


async def reads(moderator: Phone, number: str) -> str:
    """Take the report out of the queue, reveal it, and return everything that is shown."""
    await moderator.send("/queue")
    queue = await see(moderator, "Queue")
    # Who prefers not to say it in the chat is also to be called: that comes first.
    await moderator.press("Take 2" if "2. P" in queue["text"] else "Take 1")
    await hear(moderator, "You hold this item until")
    await moderator.press("Reveal")
    await hear(moderator, "What is shown above will be removed")
    shown = "\n".join(roads.texts(await moderator.messages()))
    assert number in shown
    return shown


def lacking(shown: str, said: Mapping[str, Saying]) -> list[str]:
    """Return the answers that a moderator is not shown in words."""
    expected = [plain(one) for step in FULL.steps if step.key in said for one in told(step, said[step.key])]
    return [one for one in expected if one not in shown]


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("row", [*ROWS, "not here"])
async def test_a_branch_comes_to_its_receipt_to_the_moderator_and_to_my_reports(
    house: House, row: str, language: str
) -> None:
    family, moderator, words, said = await house.family(), await house.moderator(), WORDS[language], said_in(row)
    await family.start()
    await walk(family, (*ENTER[language], *steps(words, said), *SEND[language]))
    number = reference((await see(family, RECEIVED[language]))["text"])
    await answer(family, RECEIVED[language], _label(words, msg("My reports")))
    assert number in plain((await see(family, number))["text"])
    assert lacking(await reads(moderator, number), said) == []


def _label(words: Translator, text: Text) -> str:
    return plain(words.plain(text))
