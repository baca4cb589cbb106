"""What goes out: letters, the limits they keep to, and what came of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal, Protocol, TypeVar

from bot.domain.message import Message, Urgency


class Letter(Protocol):
    """One row of the outbox, leased to this process: a message to show, or messages to delete."""

    @property
    def seq(self) -> int:
        """Our number; order within a lane."""

    @property
    def account(self) -> str:
        """Whose lane it is in."""

    @property
    def chat_id(self) -> int:
        """Where that account's chat is."""

    @property
    def message(self) -> Message | None:
        """What is shown; None for a deletion."""

    @property
    def deletions(self) -> Sequence[int]:
        """The messages to delete (at most 100); empty for a message."""

    @property
    def notice(self) -> str | None:
        """Id of the notice that this message announces, if any."""

    @property
    def tells(self) -> str | None:
        """Id of the notice whose text it is, if any."""

    @property
    def slot(self) -> str | None:
        """The place in the chat that it fills."""

    @property
    def urgency(self) -> Urgency:
        """In which lane it leaves."""

    @property
    def tries(self) -> int:
        """How often the row was taken, this time included."""

    @property
    def sending(self) -> bool:
        """Whether an earlier holder had begun to send and never wrote what came of it."""

    @property
    def repeated(self) -> bool:
        """Whether it was sent again already because nobody knew if it had arrived."""

    @property
    def standing(self) -> int | None:
        """The message that stands in the slot, if any."""

    @property
    def below(self) -> bool:
        """Whether an edit would go unseen, since something newer stands below."""


#: How a call to Telegram ended.
#: unchanged: it was so already; gone: there is nothing to edit; wait: not taken, later; away: nobody is
#: there, so it was not taken either; unreachable: the account blocked the bot; deleted: it is gone; refused: never
#: to be repeated; unclear: nobody knows whether it arrived.
Ending = Literal["sent", "unchanged", "gone", "wait", "away", "unreachable", "deleted", "refused", "unclear"]


class Outcome(Protocol):
    """What came of one call."""

    @property
    def ending(self) -> Ending:
        """How it ended."""

    @property
    def message_id(self) -> int | None:
        """The message that stands now, when "sent"."""

    @property
    def seconds(self) -> float:
        """How long to wait, when "wait"."""

    @property
    def code(self) -> str:
        """A short code for the operator when it was not sent; never content."""


L = TypeVar("L", bound=Letter)


class Outbox(Protocol[L]):
    """The outbox as one unit of work sees it."""

    async def take(self, limit: int, lease: timedelta) -> Sequence[L]:
        """Lease up to `limit` rows, the oldest of each account: by urgency, deletions last, and none waits for ever."""

    async def now(self, letter: L) -> L:
        """Return the letter as its row stands now."""

    async def begin(self, letter: L) -> L | None:
        """Write "sending" and return the letter as it is now; None when it is another's or wanted no more."""

    async def sent(self, letter: L, message_id: int | None) -> None:
        """Mark the row done: `message_id` stands in its slot now (None: whatever stood still does)."""

    async def again(self, letter: L, delay: timedelta, *, repeated: bool = False) -> None:
        """Give the row back for `delay`, no longer "sending"; `repeated`: it may have arrived before."""

    async def fail(self, letter: L, code: str) -> None:
        """Set the row aside for good, body erased; its lane goes on."""


class Limits(Protocol):
    """How fast Telegram lets us speak, counted in the database for every process."""

    async def reserve(self, lane: str | None, now: datetime, *, again: bool = False) -> datetime:
        """Count one call, for everybody and for `lane`; return when it may leave. `again`: its place was not used."""


class Courier(Protocol):
    """Telegram, as far as the sender needs it."""

    async def there(self) -> bool:
        """Whether Telegram answers."""

    async def send(self, letter: Letter, standing: int | None) -> Outcome:
        """Edit `standing` into the letter's message, send it anew (None), or delete what it names."""
