"""One update, seen from a handler: who speaks, in which language, and the transaction it happens in."""

from dataclasses import dataclass, replace
from typing import Any

from bot.chat.screen import LIVE, Screen, message
from bot.domain.account import Account
from bot.domain.message import Urgency
from bot.domain.roles import Moderator
from bot.i18n import Translator, translators
from bot.services.rules import Rules
from bot.words import Text

#: Spoken where an account has not chosen yet.
FIRST_LANGUAGE = "uk"


@dataclass(slots=True, repr=False)
class Here:
    """What every handler gets. `work` is the unit of work; each service states what it needs of it."""

    work: Any
    account: Account
    rules: Rules
    moderator: Moderator | None = None
    #: Shown over the button after the commit; set by a press.
    answer: str | None = None
    #: Id of the message that came in or was pressed on; the chat's own business.
    message_id: int | None = None
    #: What was tried, for the audit of refusals: a button's tag, a command of ours, or which sort of words.
    door: str = ""
    #: Said above the next screen.
    note: Text | None = None

    @property
    def words(self) -> Translator:
        """The translator into this account's language."""
        return translators()[self.account.language or FIRST_LANGUAGE]

    def now_is(self, account: Account) -> None:
        """Go on with the account as a service changed it."""
        self.account = account

    def aside(self, focus: str | None) -> None:
        """Go on with another draft, or none, on the screen."""
        self.account = replace(self.account, focus=focus)

    async def show(self, screen: Screen, slot: str = LIVE, *, tells: str | None = None) -> None:
        """Show a screen in a slot: edited in place, or anew where something newer stands below.

        What `tells` a notice is looked at once more when it leaves.
        """
        noted = replace(screen, body=(self.note, *screen.body))
        self.note = None
        told = replace(message(noted, self.words), tells=tells)
        await self.work.outbox.show(self.account.id, told, slot=slot, urgency=Urgency.CONVERSATION)

    def toast(self, text: Text) -> None:
        """Answer the press with a short line, once the transaction is committed."""
        self.answer = self.words.plain(text)
