"""For whom a question is: conditions on the answers so far."""

from bot.questionnaire.answers import Answers, State, given
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


def either(*conditions: When) -> When:
    """Hold where one of the conditions does."""
    return lambda answers: any(holds(answers) for holds in conditions)


def both(*conditions: When) -> When:
    """Hold where every condition does."""
    return lambda answers: all(holds(answers) for holds in conditions)


def but_not(condition: When) -> When:
    """Hold where the condition does not."""
    return lambda answers: not condition(answers)


def unknown(key: str) -> When:
    """Hold where "I do not know" is the answer to `key`."""
    return lambda answers: key in answers and answers[key].state is State.UNKNOWN
