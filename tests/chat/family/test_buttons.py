"""Every button that any question can ever have fits into what Telegram carries."""

import pytest

from bot.chat.buttons import LARGEST, MOST_BYTES, Payload, pack, parse
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


@pytest.mark.parametrize("one", [to.MyReports(0), to.MyReports(LARGEST), to.Back(DRAFT, ""), to.GoOn()])
def test_what_a_button_carries_is_read_again(one: Payload) -> None:
    assert parse(pack(one)) == one


@pytest.mark.parametrize(
    "data",
    [
        None, "", ":", "f7", "f7:", "f7:1:2", "f7:01", "f7:+1", "f7: 1", "f7:1_0", "f7:\u0661", f"f7:{LARGEST + 1}",
        "fl:uk\x00", "fl:\ud800", "fl:\u0443k", f"fR:{'d' * MOST_BYTES}",
    ],
)  # fmt: skip
def test_what_no_button_of_ours_ever_carried_is_read_as_nothing(data: str | None) -> None:
    assert parse(data) is None
