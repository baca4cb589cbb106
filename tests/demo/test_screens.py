"""Every screen of the bot, in every language: no label is cut, and none is missing from the samples."""

import ast
import inspect
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

from bot.chat import form as form_screens
from bot.chat.family import screens as family_screens
from bot.chat.moderators import screens as moderators_screens
from bot.chat.screen import ALONE, BESIDE, Screen, message
from bot.demo import screens as samples
from bot.demo.drafts import at
from bot.demo.screens import screens
from bot.demo.screens.family import THEIRS
from bot.domain.message import Message
from bot.i18n import LANGUAGES, translators
from bot.questionnaire.flow import Form

#: What Telegram takes in one message.
LONGEST = 4096


def shown(language: str) -> dict[str, Message]:
    return {name: message(screen, translators()[language]) for name, screen in screens(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_is_cut_on_a_narrow_phone_in_large_type(language: str) -> None:
    for name, sample in shown(language).items():
        for row in sample.rows:
            labels = [button.label for button in row]
            assert len(row) <= 2, (name, labels)
            assert all(len(label) <= (ALONE if len(row) == 1 else BESIDE) for label in labels), (name, labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_says_something_that_telegram_takes(language: str) -> None:
    for name, sample in shown(language).items():
        assert 0 < len(sample.html) <= LONGEST, name
        assert sum(len(row) for row in sample.rows) <= 100, name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_has_a_name_of_its_own(language: str) -> None:
    names = [name for name, _ in screens(language)]
    assert len(names) == len(set(names))


def test_every_question_of_every_form_is_among_the_samples() -> None:
    names = set(shown("en"))
    for form in THEIRS:
        for step in form.steps:
            assert any(name.startswith(f"family/form/{form.name}/{step.key}") for name in names), step.key


@pytest.mark.parametrize("form", THEIRS, ids=lambda form: form.name)
def test_invented_answers_lead_to_every_question(form: Form) -> None:
    for step in form.steps:
        assert step.when(at(form, step).answers)


@pytest.mark.parametrize(
    ("sides", "package"),
    [
        (("family", "my_case", "confirming"), family_screens),
        (("family",), form_screens),
        (("moderators", "cases", "approvals", "links", "talks", "deliveries", "relatives"), moderators_screens),
    ],
    ids=["family", "form", "moderators"],
)
def test_no_screen_is_missing_from_the_samples(sides: tuple[str, ...], package: ModuleType) -> None:
    """Whoever writes a screen puts an invented one beside the others, in `bot/demo/screens/`."""
    source = "".join(Path(samples.__path__[0], f"{side}.py").read_text("utf-8") for side in sides)
    used = {
        (node.value.id, node.attr)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    assert made(package) - used == set()


def made(package: ModuleType) -> set[tuple[str, str]]:
    """Return the functions of a side that make a screen, as (module, function)."""
    found = set()
    for info in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            returns = inspect.signature(function).return_annotation
            if function.__module__ == module.__name__ and not name.startswith("_") and returns is Screen:
                found.add((info.name, name))
    return found
