"""For whom a question is: conditions on the answers so far."""

from bot.questionnaire.answers import Answers, given
from bot.questionnaire.flow import When


def is_given(key: str) -> When:
    """Hold where `key` was answered."""
    return lambda answers: given(answers, key) is not None


def chose(key: str, *choices: str) -> When:
    """Hold where one of `choices` is the answer to `key`, or is ticked there."""

    def holds(answers: Answers) -> bool:
        value = given(answers, key)
        return value in choices or (isinstance(value, tuple) and not set(choices).isdisjoint(value))

    return holds
