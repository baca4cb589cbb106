"""A form of a moderator's own words in one message; the draft's subject is what they are about."""

from functools import partial

from bot.questionnaire.flow import Form, Kind, Step, never, small
from bot.questionnaire.readers.texts import read_text
from bot.questionnaire.steps.typed import plainly
from bot.words import Text


def own_words(  # noqa: PLR0913 - the parts of one question, each named
    name: str,
    key: str,
    label: Text,
    ask: Text,
    *,
    why: Text | None = None,
    longest: int = 1000,
    facts: tuple[str, ...] = (),
) -> Form:
    """Return a form of one question that takes so many characters."""
    reader = plainly(partial(read_text, longest=longest))
    step = Step(key=key, ask=ask, label=label, kind=Kind.WORDS, why=why, reader=reader, skip=never)
    return small(name, step, facts=facts)
