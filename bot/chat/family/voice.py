"""What is said to families when no update asked for it."""

from bot.chat.family.screens.notices import not_now, push
from bot.chat.here import FIRST_LANGUAGE
from bot.chat.screen import message
from bot.domain.message import Message
from bot.i18n import translators


class FamilyVoice:
    """Turns a notice into the neutral push that announces it."""

    def push(self, language: str | None, notice: str) -> Message:
        """Return the push D.0, which tells nothing, in the account's language."""
        return message(push(notice), translators()[language or FIRST_LANGUAGE])

    def not_now(self, language: str | None) -> Message:
        """Return what a family sees that has opened what cannot be read any more."""
        return message(not_now(), translators()[language or FIRST_LANGUAGE])
