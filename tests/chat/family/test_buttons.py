"""Every button that any question can ever have fits into what Telegram carries."""

from bot.chat.buttons import MOST_BYTES, Payload, pack
from bot.chat.family import payloads as to
from bot.questionnaire.answers import State
from bot.questionnaire.flow import Form, Step
from bot.questionnaire.form import FORMS
from bot.questionnaire.soundness import KEYS

#: An id as long as every id of the house.
DRAFT = "d" * 22


def buttons(form: Form, step: Step) -> list[Payload]:
    """Return everything that may stand under a question."""
    at = (DRAFT, step.key)
    chosen: list[Payload] = [to.Choose(*at, choice.key) for choice in step.choices]
    ticked: list[Payload] = [to.Tick(*at, choice.key, on) for choice in step.choices for on in (0, 1)]
    ways: list[Payload] = [to.LeaveOpen(*at, state) for state in State]
    rest: list[Payload] = [to.TakeProposal(*at), to.Done(*at), to.Confirm(*at, 1), to.Back(*at), to.Change(*at)]
    return [*chosen, *ticked, *ways, *rest, to.Section(DRAFT, len(form.parts))]


def test_every_button_of_every_question_can_be_packed() -> None:
    packed = [pack(one) for form in FORMS.values() for step in form.steps for one in buttons(form, step)]
    assert max(len(one.encode()) for one in packed) <= MOST_BYTES


def test_the_limit_that_a_form_checks_is_the_limit_of_a_button() -> None:
    step, choice = "s" * 14, "c" * (KEYS - 14)
    assert len(pack(to.Tick(DRAFT, step, choice, 1)).encode()) <= MOST_BYTES
