"""A family answers the question that stands before it, in its own language, by the question's key."""

from collections.abc import Mapping

from bot.i18n import Translator
from bot.questionnaire import flow
from bot.questionnaire.answers import State
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.form import FORMS
from bot.words import msg
from tests.chat.family.family import Family

#: Said to a question: words, a choice's key, several of them, or a way of not answering.
Saying = str | tuple[str, ...] | State
WAYS = {State.UNKNOWN: msg("I do not know"), State.DECLINED: msg("Skip")}


async def standing(family: Family) -> tuple[Draft, Step | None]:
    """Return the draft on the screen and the question it stands at."""
    [draft] = [one for one in await family.drafts() if one.id == (await family.account()).focus]
    return draft, flow.current(FORMS[draft.form], draft)


async def answer(family: Family, words: Translator, step: Step, said: Saying) -> None:
    """Give one answer by the buttons or the keyboard, as the question wants it."""
    if isinstance(said, State):
        label = step.none if said is State.NONE and step.none else WAYS[said]
        await family.presses(words.plain(label))
    elif isinstance(said, tuple):
        boxes = [choice.label for choice in step.choices if choice.key in said]
        await family.presses(*map(words.plain, (*boxes, msg("Done"))))
    elif (choice := step.choice(said)) is not None and words.plain(choice.label) in family.labels:
        await family.presses(words.plain(choice.label))
    else:
        await family.types(said)
        if step.kind is Kind.LINES:
            await family.presses(words.plain(msg("Done")))
        draft, _ = await standing(family)
        if draft.pending is not None and draft.pending.doubt:
            await family.types("так")


async def walk(family: Family, words: Translator, said: Mapping[str, Saying]) -> Draft:
    """Answer every question that comes, up to the check; return the draft."""
    while True:
        draft, step = await standing(family)
        if step is None:
            return draft
        await answer(family, words, step, said[step.key])
