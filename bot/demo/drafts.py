"""Invented drafts that stand at any step of any form: whoever adds a question need add nothing here."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.questionnaire import flow
from bot.questionnaire.answers import Answer, Answers, State, Value
from bot.questionnaire.draft import Draft, Pending
from bot.questionnaire.flow import Form, Kind, Step
from bot.questionnaire.readers.reading import Read

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
#: What invented people type; every step takes the first that its reader can read, and may turn on any of them.
TYPED = ("Вигаданенко", "14.03.1989", "14.03.2015", "35 років", "+380 44 000 00 01", "Вигадане місто", "2", "так")
UNKNOWN = Answer(State.UNKNOWN, None, None, NOW, "uk")
#: How many answers together may open a step.
TOGETHER = 5


class Unreachable(Exception):
    """No invented answers lead to this step; the text names form and step."""


class Watched(dict[str, Answer]):
    """Answers that remember which questions were looked for."""

    def __init__(self, answers: Answers) -> None:
        """Begin with nothing looked for."""
        super().__init__(answers)
        self.looked_for: set[str] = set()

    def __getitem__(self, key: str) -> Answer:
        """Return an answer."""
        self.looked_for.add(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        """Whether a question is answered."""
        self.looked_for.add(str(key))
        return super().__contains__(key)

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - dict's signature
        """Return an answer, or `default`."""
        self.looked_for.add(key)
        return super().get(key, default)


def at(form: Form, step: Step) -> Draft:
    """Return a draft that stands at `step`, with no more answers than it needs. Raises Unreachable."""
    tries: deque[Answers] = deque([{}])
    tried: set[frozenset[tuple[str, str]]] = set()
    while tries:
        answers = tries.popleft()
        if step in flow.applicable(form, answers) and flow.pruned(form, answers) == answers:
            return replace(blank(form), answers=answers, cursor=step.key)
        for key, answer in _wanted(form, step, answers) if len(answers) < TOGETHER else ():
            more = {**answers, key: answer}
            told = frozenset((one, f"{it.state} {it.value}") for one, it in more.items())
            if told not in tried:
                tried.add(told)
                tries.append(more)
    raise Unreachable(form.name, step.key)


def _wanted(form: Form, step: Step, answers: Answers) -> Iterator[tuple[str, Answer]]:
    """Yield what may be answered next so that `step`, or an answer on the way to it, applies."""
    watched = Watched(answers)
    for part in form.parts:
        for one in part.steps:
            if one is step or one.key in answers:
                _ = part.when(watched), one.when(watched)
            if one.key in answers:
                for choice in one.choices:
                    choice.when(watched)
    for one in form.steps:
        if one.key in watched.looked_for - set(answers):
            yield from ((one.key, answer) for answer in (*map(given, _values(one)), UNKNOWN))


def blank(form: Form) -> Draft:
    """Return a draft without answers."""
    return Draft(
        id="d" * 22, account="a" * 22, form=form.name, form_hash=form.hash, opened_at=NOW, touched_at=NOW,
        subject="s" * 22,
    )  # fmt: skip


def full(form: Form, turn: int = 0) -> Draft:
    """Return a draft with every question answered; `turn` picks which choice each answer is."""
    draft = blank(form)
    while (step := flow.current(form, draft)) is not None:
        values = list(_values(step, draft.answers))
        answer = given(values[turn % len(values)]) if values else UNKNOWN
        draft = flow.give(form, draft, step, answer)
    return draft


def begun(draft: Draft, step: Step) -> Draft:
    """Return the draft with everything ticked that can be, or some words written, and Done not yet pressed."""
    boxes = tuple(choice.key for choice in step.choices if not choice.alone)
    written = None if step.kind is Kind.MANY else "Вигадані слова."
    return replace(draft, pending=Pending(step=step.key, chosen=boxes, raw=written))


def given(value: Value) -> Answer:
    """Return an answer of this value."""
    return Answer(State.GIVEN, value, None, NOW, "uk")


def _values(step: Step, answers: Answers | None = None) -> Iterator[Value]:
    """Yield what can be answered to a step; with `answers`, only the choices that fit them."""
    for choice in step.choices:
        if (choice.road is None or not choice.road.leaves) and (answers is None or choice.when(answers)):
            yield (choice.key,) if step.kind is Kind.MANY else choice.key
    if step.reader is not None and not step.choices:
        no_answers: Answers = {}
        for typed in TYPED:
            read = step.reader(typed, no_answers, NOW.date())
            if isinstance(read, Read):
                yield read.value
