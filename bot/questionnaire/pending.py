"""What stands under a question before that has its answer: boxes ticked, words typed, a soft question that waits."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot.domain.hours import KYIV
from bot.questionnaire import flow
from bot.questionnaire.answers import Answer, State, Value
from bot.questionnaire.draft import Draft, Pending
from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.form import FORMS
from bot.questionnaire.readers.choices import read_choice
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.words import Text, msg

#: After so many unreadable tries "I do not know" is offered and the words are kept for the moderator.
TRIES: Final = 2


def at(draft: Draft, step: Step) -> Pending:
    """Return what was said to a step and is not yet its answer."""
    if draft.pending is not None and draft.pending.step == step.key:
        return draft.pending
    return Pending(step=step.key)


def ticked(draft: Draft, step: Step) -> tuple[str, ...]:
    """Return the boxes ticked so far: those of this visit, or of the answer being changed."""
    if draft.pending is not None and draft.pending.step == step.key:
        return draft.pending.chosen
    answer = draft.answers.get(step.key)
    return answer.value if answer is not None and isinstance(answer.value, tuple) else ()


def offered(draft: Draft, step: Step) -> tuple[State, ...]:
    """Return the ways of not answering that stand under this step now.

    Over ticked boxes or typed lines stands Done alone: a Skip would drop them, "do not write first" among them.
    """
    if (step.kind is Kind.MANY and ticked(draft, step)) or (step.kind is Kind.LINES and at(draft, step).raw):
        return ()
    ways = {
        State.NONE: step.none is not None,
        State.UNKNOWN: step.unknown(draft.answers) or (draft.tries >= TRIES and not step.skip(draft.answers)),
        State.DECLINED: step.skip(draft.answers),
    }
    return tuple(state for state, stands in ways.items() if stands)


def proposed(draft: Draft, step: Step) -> str | None:
    """Return the words that stand as a button under this step, unless they are its answer already."""
    words, answer = step.proposal(draft.answers), draft.answers.get(step.key)
    return None if answer is not None and answer.value == words else words


def beside(draft: Draft, step: Step, answer: Answer) -> Answer:
    """Return a choice with the words that could not be read before it, where with it they propose another answer.

    Words that tell nothing are dropped: whoever wrote them was told that they were not understood.
    """
    worded = replace(answer, raw=at(draft, step).raw)
    told = {**draft.answers, step.key: worded}
    proposing = (each.proposal(told) != each.proposal({**told, step.key: answer}) for each in FORMS[draft.form].steps)
    return worded if any(proposing) else answer


def chosen(draft: Draft, step: Step, text: str) -> str | None:
    """Return the key of the one choice standing under this step that typed words mean; None where it is not sure."""
    if step.kind is not Kind.CHOICE:
        return None
    return read_choice(text, [choice for choice in step.choices if choice.when(draft.answers)])


def doubt(draft: Draft, now: datetime) -> Text | None:
    """Return the soft question that waits for a yes or no, told again from the answer that raised it."""
    step = None if draft.pending is None else flow.current(FORMS[draft.form], draft)
    reading = None if step is None else meant(draft, step, now)
    return soft(draft, step, reading, now) if step is not None and isinstance(reading, Read) else None


def meant(draft: Draft, step: Step, now: datetime) -> Read[Value] | Unreadable | None:
    """Return what the words or the button mean that wait for a yes or no; None where nothing waits."""
    waits = at(draft, step)
    if not waits.doubt:
        return None
    if waits.chosen:
        return Read(waits.chosen[0])
    if waits.raw is None or step.reader is None:
        return None
    return step.reader(waits.raw, draft.answers, now.astimezone(KYIV).date())


def soft(draft: Draft, step: Step, reading: Read[Value], now: datetime) -> Text | None:
    """Return what is asked before an answer is kept: of its words, and of all answers with it among them."""
    answer = Answer(State.GIVEN, reading.value, None, now, "")
    doubts = [each for each in (reading.soft, step.doubt({**draft.answers, step.key: answer})) if each is not None]
    return msg("{lines}", lines=tuple(doubts)) if doubts else None
