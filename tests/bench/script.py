"""What one family does, from /start to the receipt: walked through the real form, so that it changes with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random
from typing import Final

from bot.chat.buttons import Payload
from bot.chat.family import payloads as to
from bot.domain.account import Safety
from bot.domain.person import Person
from bot.questionnaire import consent, flow
from bot.questionnaire.answers import Answer, State, Value
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form, Kind, Step
from bot.questionnaire.form import FULL
from bot.questionnaire.readers.reading import Read

#: How often a question that may be left open is.
LEFT_OPEN: Final = 0.1
PLACES: Final = ("Вигадане", "Нове Вигадане", "Мале Вигадане", "Вигаданівка")
#: Typed where a day is asked for and none can be pressed.
DAY: Final = "25.12.2023"
LINES: Final = (
    "Останній раз розмовляли телефоном, казав, що все гаразд і скоро зателефонує.",
    "Після того зв'язку не було. Сусіди нічого не знають.",
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed message."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press; what its button carries may need the id of the draft."""

    payload: Callable[[str], Payload]
    #: Whether the draft must be known for it.
    of_draft: bool = True
    #: Whether a report is sent with it.
    sends: bool = False


Move = Typed | Pressed


def conversation(person: Person, chance: Random) -> Iterator[Move]:
    """Yield what a family does that reports `person`, told in Ukrainian."""
    yield Typed("/start")
    for payload in (to.Speak("uk"), to.Declare(Safety.SAFE), to.Agree(consent.FULL), to.NewReport(0)):
        yield _press(payload)
    yield from _answers(FULL, _words(person, chance), chance)
    yield Pressed(to.Send)
    yield Pressed(to.SendNow, sends=True)
    yield _press(to.MyReports(0))


def _press(payload: Payload) -> Pressed:
    return Pressed(lambda _: payload, of_draft=False)


def _words(person: Person, chance: Random) -> dict[str, str]:
    """Return what is typed to each question that wants words."""
    birth = person.birth
    return {
        "surname": person.surname or "",
        "given": person.given or "",
        "patronymic": person.patronymic or "",
        "birth": f"{birth.earliest:%d.%m.%Y}" if birth else "1989",
        "last_contact": f"{chance.randrange(1, 29):02}.{chance.randrange(1, 13):02}.{chance.randrange(2022, 2026)}",
        "settlement": chance.choice(PLACES),
        "own_words": "",
        "reporter": "Вигадана",
        "contact": f"0{chance.choice((50, 66, 67, 95))}{chance.randrange(10**7):07}",
    }


def _answers(form: Form, words: dict[str, str], chance: Random) -> Iterator[Move]:
    """Yield what answers every question that comes up."""
    now = datetime.now(UTC)
    draft = Draft(id="", account="", form=form.name, form_hash="", opened_at=now, touched_at=now)
    while (step := flow.current(form, draft)) is not None:
        open_ = [state for state, stands in _ways(step, draft).items() if stands]
        if open_ and ((step.kind is Kind.WORDS and not words.get(step.key)) or chance.random() < LEFT_OPEN):
            state = chance.choice(open_)
            yield Pressed(lambda id_, step=step, state=state: to.LeaveOpen(id_, step.key, state))  # type: ignore[misc]  # bound now
            answer = Answer(state, None, None, now, "uk")
        else:
            value, moves = _given(step, draft, words.get(step.key, ""), chance)
            yield from moves
            answer = Answer(State.GIVEN, value, None, now, "uk")
        draft = flow.give(form, draft, step, answer)


def _ways(step: Step, draft: Draft) -> dict[State, bool]:
    """Return which ways of not answering the step offers."""
    return {
        State.NONE: step.none is not None,
        State.UNKNOWN: step.unknown(draft.answers),
        State.DECLINED: step.skip(draft.answers),
    }


def _given(step: Step, draft: Draft, text: str, chance: Random) -> tuple[Value, list[Move]]:
    """Return an answer to the step and the moves that give it."""
    match step.kind:
        case Kind.CHOICE:
            fit = [choice.key for choice in step.choices if choice.road is None and choice.when(draft.answers)]
            if not fit:
                return _typed(step, draft, text or DAY)
            choice = chance.choice(fit)
            return choice, [Pressed(lambda id_: to.Choose(id_, step.key, choice)), *_sure(step, draft, choice)]
        case Kind.MANY:
            box = chance.choice([box.key for box in step.choices if not box.partners and not box.alone])
            ticked = Pressed(lambda id_: to.Tick(id_, step.key, box, 1))
            return (box,), [ticked, Pressed(lambda id_: to.Done(id_, step.key))]
        case Kind.LINES:
            lines = [Typed(line) for line in LINES]
            return "\n".join(LINES), [*lines, Pressed(lambda id_: to.Done(id_, step.key))]
    return _typed(step, draft, text)


def _typed(step: Step, draft: Draft, text: str) -> tuple[Value, list[Move]]:
    """Return what typed words are read as, and the moves that have them kept."""
    read = step.reader(text, draft.answers, datetime.now(UTC).date()) if step.reader else None
    if not isinstance(read, Read):
        message = f"the bench has no readable words for {step.key}"
        raise TypeError(message)
    return read.value, [Typed(text), *_sure(step, draft, read.value, doubtful=read.soft is not None)]


def _sure(step: Step, draft: Draft, value: Value, *, doubtful: bool = False) -> list[Move]:
    """Return the yes to a soft question, where the answer raises one."""
    answer = Answer(State.GIVEN, value, None, datetime.now(UTC), "uk")
    doubtful = doubtful or step.doubt({**draft.answers, step.key: answer}) is not None
    return [Pressed(lambda id_: to.Confirm(id_, step.key, 1))] if doubtful else []
