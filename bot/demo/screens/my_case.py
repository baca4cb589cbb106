"""What a family sees of its own case, and by what it knows our messages."""

from collections.abc import Iterator

from bot.chat.family.screens import numbers, phrase
from bot.chat.family.screens.welcome import MENU
from bot.chat.screen import Screen
from bot.demo import drafts
from bot.questionnaire.form import PHRASE
from bot.services.drafts import Turn
from bot.services.genuine import Checked


def screens() -> Iterator[tuple[str, Screen]]:
    """Yield each screen with its name."""
    yield from _genuine()


def _genuine() -> Iterator[tuple[str, Screen]]:
    yield "genuine/no phrase", phrase.phrase(None)
    yield "genuine/a phrase", phrase.phrase("синій птах")
    yield "genuine/phrase chosen", phrase.kept(Turn(draft=drafts.full(PHRASE)), MENU)
    yield "genuine/number of ours", numbers.checked(Checked(number="K7QX-M2RD", opened=drafts.NOW.date()))
    yield "genuine/number not known", numbers.checked(Checked())
    yield "genuine/too many numbers", numbers.checked(Checked(later=True))
