"""Which words may tell what is known of a person, and which are needed for everyday matters."""

import pytest

from bot.domain.errors import TellsOfCase
from bot.questionnaire import untold
from bot.questionnaire.form import WRITTEN
from bot.questionnaire.questions import QUESTIONS
from bot.questionnaire.readers.reading import Read, Unreadable
from tests.fakes import START

TELLING = (
    "Людина загинула.", "Чи знаєте Ви про загибель?", "Він помер", "Она умерла", "свідоцтво про смерть", "його вбито",
    "знайдено тіло", "ідентифікація триває", "зразок ДНК", "Он погиб", "останки", "у морзі, у моргу", "опознание",
    "Людина жива.", "він живий", "Людина в полоні.", "військовополонений", "в плену", "Є новини про обмін",
    "обмін відбувся", "звільнена з неволі", "її утримують у СІЗО", "вирок суду", "Людину знайшли", "Він знайшовся",
    "людина повернулася", "Є в нашій базі", "Он освобождён", "ПОЛОН", "полон’янка", "He is dead", "She died in May",
    "his body", "human remains", "taken captive", "a prisoner of war", "an exchange", "was released", "has been found",
    "came home", "in our database", "She is alive.", "DNA sample",
)  # fmt: skip
PLAIN = (
    "Чи маєте свідоцтво про народження?", "У «Моїх зверненнях» натисніть «Підтвердити, що я рідня».",
    "Коли Вам зручно поговорити?", "Де людина народилася?", "Ви писали про Полонську вулицю: це в Полонному?",
    "Надішліть, будь ласка, лише назву документа.", "Яка дівоча фамілія бабусі? Утім, можна не відповідати.",
    "Де Ви мешкаєте зараз?", "Чи втратили Ви телефон?", "До якого офіційного органу Ви зверталися?",
    "Не пишіть ідентифікаційний код.", "Звідки дзвонили?", "Чи збереглися листи?", "Чи змінився Ваш номер телефону?",
    "Which official body did you turn to?", "The report remains open for changes.", "Do you have a birth certificate?",
    "What is your relation to the person?", "Please tell us the identity document you can show.", "Diet and medicine",
)  # fmt: skip


@pytest.mark.parametrize("text", TELLING)
def test_what_may_tell_of_the_person_is_not_written_to_a_family(text: str) -> None:
    assert untold.telling(text) is not None
    assert isinstance(untold.read_untelling(text, 1000), Unreadable)
    with pytest.raises(TellsOfCase):
        untold.refuse(text)


@pytest.mark.parametrize("text", PLAIN)
def test_everyday_matters_are_written_as_they_are(text: str) -> None:
    assert untold.telling(text) is None
    untold.refuse(text)
    assert untold.read_untelling(text, 1000) == Read(text)


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_ready_question_may_be_written(key: str) -> None:
    assert untold.telling(QUESTIONS[key].id) is None


def test_own_words_to_a_family_are_read_so_and_may_not_be_too_long() -> None:
    [step] = WRITTEN.steps
    assert step.reader is not None
    assert isinstance(step.reader("Людина в полоні.", {}, START.date()), Unreadable)
    assert isinstance(step.reader("а" * 1001, {}, START.date()), Unreadable)
    assert step.reader("Чи є довідка?", {}, START.date()) == Read("Чи є довідка?")
