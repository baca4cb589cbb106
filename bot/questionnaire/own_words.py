"""A form of a moderator's own words in one message; the draft's subject is what they are about."""

from collections.abc import Callable

from bot.questionnaire.flow import Form, Kind, Step, never, small
from bot.questionnaire.readers.reading import Read, Unreadable
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
    read: Callable[[str, int], Read[str] | Unreadable] = read_text,
) -> Form:
    """Return a form of one question that takes so many characters, as they are `read`."""
    reader = plainly(lambda text: read(text, longest))
    step = Step(key=key, ask=ask, label=label, kind=Kind.WORDS, why=why, reader=reader, skip=never)
    return small(name, step, facts=facts)
