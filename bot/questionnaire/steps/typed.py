"""Readers as the steps want them: of plain words, of free text, of days that are over or to come."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.domain.person import PartialDate
from bot.questionnaire.answers import Answers, given
from bot.questionnaire.flow import Proposal, Reader
from bot.questionnaire.readers.coming import read_coming
from bot.questionnaire.readers.dates import read_past
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.settlements import place_in, read_settlement
from bot.questionnaire.readers.texts import asks_back, read_text


def plainly(read: Callable[[str], Read[str] | Unreadable]) -> Reader:
    """Return a reader that needs nothing but the words."""
    return lambda text, _, __: read(text)


def up_to(longest: int) -> Reader:
    """Return a reader of free text of so many characters; what reads like a question to us is asked about."""

    def read(text: str, _: Answers, __: date) -> Read[str] | Unreadable:
        reading = read_text(text, longest)
        return replace(reading, soft=asks_back(text)) if isinstance(reading, Read) else reading

    return read


def settlement_in(key: str) -> Reader:
    """Return a reader of a settlement in the region that was answered to `key`."""

    def read(text: str, answers: Answers, _: date) -> Read[str] | Unreadable:
        region = given(answers, key)
        return read_settlement(text, region if isinstance(region, str) else None)

    return read


def place_typed_at(key: str) -> Proposal:
    """Propose the town or village that was typed where `key` asks for the region alone."""

    def proposal(answers: Answers) -> str | None:
        region, typed = given(answers, key), answers[key].raw if key in answers else None
        return place_in(typed, region) if isinstance(region, str) and typed is not None else None

    return proposal


def past(text: str, answers: Answers, today: date) -> Read[PartialDate] | Unreadable:
    """Read a day that is over, since the person was born."""
    birth = given(answers, "birth")
    return read_past(text, today, birth if isinstance(birth, PartialDate) else None)


def coming(text: str, _: Answers, today: date) -> Read[PartialDate] | Unreadable:
    """Read a day that is still to come."""
    return read_coming(text, today)
