"""The engine of every form: which question stands now, and what an answer changes.

Nothing is stored of "where we are" but the answers themselves and one cursor for going back, so a
draft opens at the same question after a week, a restart or a new version of the form.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum, auto
from hashlib import sha256

from bot.questionnaire.answers import Answer, Answers, Value
from bot.questionnaire.draft import Draft
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.soundness import faults
from bot.words import Text

When = Callable[[Answers], bool]
Reader = Callable[[str, Answers, date], Read[Value] | Unreadable]
#: Returns words that another answer gives for this one, None where it gives none.
Proposal = Callable[[Answers], str | None]
#: Returns a soft question about answers, None where nothing in them is strange.
Doubt = Callable[[Answers], Text | None]


def always(_: Answers) -> bool:
    """Hold for every draft."""
    return True


def never(_: Answers) -> bool:
    """Hold for no draft."""
    return False


def sure(_: Answers) -> None:
    """Doubt nothing."""


def nothing(_: Answers) -> None:
    """Propose nothing."""


class Kind(StrEnum):
    """How a step is answered."""

    #: One button; where the step has a reader, typing is understood too.
    CHOICE = auto()
    #: Several boxes, then Done.
    MANY = auto()
    #: One typed message.
    WORDS = auto()
    #: Several typed messages, then Done.
    LINES = auto()


class Road(StrEnum):
    """Where a choice leads besides being an answer."""

    #: The reporter is a minor: an adult, a short report, or stop.
    MINOR = auto()
    #: It is about the reporter: a person takes over.
    ABOUT_ME = auto()
    #: Not in the chat: a moderator asks, the form goes on.
    NOT_IN_CHAT = auto()
    #: The family would rather talk than be asked any further.
    COORDINATOR = auto()

    @property
    def leaves(self) -> bool:
        """Whether it leads out of the form, so that the question stays open."""
        return self is not Road.NOT_IN_CHAT


@dataclass(frozen=True, slots=True)
class Choice:
    """One button of a step."""

    key: str
    label: Text
    road: Road | None = None
    #: Ticking it clears the other boxes, and they clear it.
    alone: bool = False
    #: Offered only where the organisation has partners.
    partners: bool = False
    #: Offered only to answers that it fits, and dropped with them.
    when: When = always
    #: What people type for it, each form between commas; «yes» and «no» are known by themselves.
    said: str = ""
    #: The same after «my», where that turns it round: «my son» is said by a parent. None where it does not.
    mine: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One question. `when` decides whether it applies to the answers so far."""

    key: str
    ask: Text
    #: How the check names it in two or three words.
    label: Text
    kind: Kind
    #: What to know before this part of the form begins, in a grey line above the question.
    intro: Text | None = None
    #: Why we ask, in a grey line, where the question is hard.
    why: Text | None = None
    choices: tuple[Choice, ...] = ()
    reader: Reader | None = None
    skip: When = always
    unknown: When = never
    #: Label of "has none" where that is an answer of its own.
    none: Text | None = None
    when: When = always
    #: Looks at the answers with this one among them, before it is kept.
    doubt: Doubt = sure
    #: What may be taken as the answer by one button, to be read as if it were typed.
    proposal: Proposal = nothing
    #: It is about one person alone: asked anew in the report of a brother or sister.
    personal: bool = False
    #: A phone is what is asked for: what the reader can read as one is never taken for a document's number.
    phone: bool = False
    #: Still asked after "Send now, add more later".
    early: bool = False
    #: Label of Done pressed with no box ticked, and the choice it stands for.
    default: str | None = None
    columns: int = 1
    #: Buttons of a page, where there are too many for one screen.
    page: int | None = None

    def choice(self, key: str) -> Choice | None:
        """Return the choice with this key."""
        return next((choice for choice in self.choices if choice.key == key), None)


@dataclass(frozen=True, slots=True)
class Part:
    """Some steps under a heading, by which the check and the moderator find them; `when` decides for all of them."""

    title: Text | None
    steps: tuple[Step, ...]
    when: When = always
    #: Whether it asks about whoever reports, and not about the person.
    of_reporter: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A list of steps that checks itself when built. Raises ValueError for a form nobody could finish."""

    name: str
    #: Its steps in order; those of its parts, where it is long enough to have parts.
    steps: tuple[Step, ...] = ()
    parts: tuple[Part, ...] = ()
    #: After this step the family may send and add the rest later.
    early_after: str | None = None
    #: Whether the answers are looked over before sending.
    checked: bool = True
    #: Whether it makes a report; otherwise it only adds to something.
    reports: bool = True
    #: What is kept among the answers and never asked: buttons beside the questions set it.
    facts: tuple[str, ...] = ()
    _places: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Refuse doubled keys, steps that cannot be answered and a lost early exit."""
        if self.parts:
            object.__setattr__(self, "steps", tuple(step for part in self.parts for step in part.steps))
        else:
            object.__setattr__(self, "parts", (Part(None, self.steps),))
        places = {step.key: place for place, step in enumerate(self.steps)}
        object.__setattr__(self, "_places", places)
        wrong = [fault for step in self.steps for fault in faults(step)]
        if len(places) != len(self.steps):
            wrong.append("two steps share a key")
        if self.early_after is not None and self.early_after not in places:
            wrong.append("the early exit follows no step")
        if wrong:
            message = f"form {self.name}: {'; '.join(wrong)}"
            raise ValueError(message)

    def step(self, key: str) -> Step | None:
        """Return the step with this key."""
        place = self._places.get(key)
        return None if place is None else self.steps[place]

    def is_after_early(self, step: Step) -> bool:
        """Whether a step comes after the one that offers to send early."""
        return self.early_after is not None and self._places[step.key] > self._places[self.early_after]

    @property
    def hash(self) -> str:
        """Return what changes whenever a question, its kind or its choices change."""
        told = "\n".join(
            f"{step.key} {step.kind} {step.ask.id} {' '.join(choice.key for choice in step.choices)}"
            for step in self.steps
        )
        return sha256(told.encode()).hexdigest()[:16]


def small(name: str, *steps: Step, facts: tuple[str, ...] = ()) -> Form:
    """Return a form that makes no report, and is not looked over before it is sent."""
    return Form(name=name, steps=steps, facts=facts, checked=False, reports=False)


def applicable(form: Form, answers: Answers, *, early: bool = False) -> tuple[Step, ...]:
    """Return the steps that these answers call for, in order."""
    asked = (step for part in form.parts if part.when(answers) for step in part.steps if step.when(answers))
    if not early:
        return tuple(asked)
    return tuple(step for step in asked if step.early or step.key in answers or not form.is_after_early(step))


def current(form: Form, draft: Draft) -> Step | None:
    """Return the step to ask now: the one gone back to, or the first open one not left for later; None at the end."""
    steps = applicable(form, draft.answers, early=draft.early)
    there = next((step for step in steps if step.key == draft.cursor), None)
    return there or next(
        (step for step in steps if step.key not in draft.answers and step.key not in draft.later), None
    )


def open_keys(form: Form, draft: Draft) -> set[str]:
    """Return the questions still to be asked."""
    return {step.key for step in applicable(form, draft.answers, early=draft.early)} - set(draft.answers)


def progress(form: Form, draft: Draft, step: Step) -> tuple[int, int]:
    """Return which of how many steps this is, counted from one."""
    steps = applicable(form, draft.answers, early=draft.early)
    return steps.index(step) + 1, len(steps)


def can_send_early(form: Form, draft: Draft) -> bool:
    """Return whether enough is known to offer "Send now, add more later"."""
    return form.early_after is not None and form.early_after in draft.answers and not draft.early


def give(form: Form, draft: Draft, step: Step, answer: Answer) -> Draft:
    """Return the draft with this answer; answers that no longer apply are dropped."""
    answers = pruned(form, {**draft.answers, step.key: answer})
    return replace(draft, answers=answers, cursor=None, pending=None, tries=0)


def pruned(form: Form, answers: Answers) -> Answers:
    """Return the answers whose questions still apply; dropping one may unmake another."""
    while True:
        asked = {step.key: step for step in applicable(form, answers)}
        kept = {
            key: answer
            for key, answer in answers.items()
            if key in form.facts or (key in asked and _fits(asked[key], answer, answers))
        }
        if len(kept) == len(answers):
            return kept
        answers = kept


def _fits(step: Step, answer: Answer, answers: Answers) -> bool:
    """Whether a choice is still one that the step offers; typed words always fit."""
    choice = step.choice(answer.value) if isinstance(answer.value, str) and step.kind is Kind.CHOICE else None
    return choice is None or choice.when(answers)


def back(form: Form, draft: Draft) -> Draft | None:
    """Return the draft standing one question earlier, or None before the first; a change gives way to the check."""
    steps = applicable(form, draft.answers, early=draft.early)
    step = current(form, draft)
    if draft.picked and step is not None and step.key == draft.cursor:
        return replace(draft, cursor=None, pending=None, tries=0)
    place = len(steps) if step is None else steps.index(step)
    if place == 0:
        return None
    return replace(draft, cursor=steps[place - 1].key, picked=False, pending=None, tries=0)


def goto(form: Form, draft: Draft, key: str) -> Draft | None:
    """Return the draft standing at the step `key` picked from the check, or None where that step does not apply."""
    steps = applicable(form, draft.answers, early=draft.early)
    if not any(step.key == key for step in steps):
        return None
    return replace(draft, cursor=key, picked=True, pending=None, tries=0)


def toggled(step: Step, chosen: tuple[str, ...], key: str) -> tuple[str, ...]:
    """Return the ticked boxes after a press on `key`, in the order of the form."""
    if key in chosen:
        left = set(chosen) - {key}
    else:
        pressed = step.choice(key)
        alone = pressed is not None and pressed.alone
        others = {} if alone else {c.key for c in step.choices if c.key in chosen and not c.alone}
        left = {*others, key}
    return tuple(choice.key for choice in step.choices if choice.key in left)
