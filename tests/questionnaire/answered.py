"""Answers and drafts, as short as a test wants them."""

from bot.questionnaire.answers import Answer, State, Value
from bot.questionnaire.draft import Draft
from tests.fakes import START


def given(value: Value) -> Answer:
    """Return an answer with this value."""
    return Answer(State.GIVEN, value, None, START, "uk")


def silent(state: State = State.UNKNOWN) -> Answer:
    """Return one of the ways of not answering."""
    return Answer(state, None, None, START, "uk")


def draft(**answers: Answer) -> Draft:
    """Return a draft of the full form with these answers."""
    return Draft(
        id="d" * 22, account="a" * 22, form="full", form_hash="", opened_at=START, touched_at=START, answers=answers
    )
