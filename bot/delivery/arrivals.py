"""What comes in: raw updates, their rows, and whoever brings them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal, Protocol

#: One update as plain JSON.
Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class Incoming:
    """A raw update before it is a row: Telegram's number, the chat whose lane it joins, its JSON."""

    update_id: int
    #: None where no chat can be told: such updates have a lane of their own.
    chat: int | None
    body: bytes


class Arrived(Protocol):
    """An update's row, leased to this process."""

    @property
    def seq(self) -> int:
        """Our number; order within a lane."""

    @property
    def lane(self) -> str:
        """What must happen in order."""

    @property
    def body(self) -> bytes:
        """The JSON as it was kept."""

    @property
    def tries(self) -> int:
        """How often the row was taken, this time included."""

    @property
    def fence(self) -> int:
        """The number of this lease; an older one finishes nothing."""


class Updates(Protocol):
    """The inbox as one unit of work sees it."""

    async def keep(self, rows: Sequence[Incoming]) -> Sequence[tuple[int, str]]:
        """Insert what is new (`update_id` is unique) and return its (seq, lane) pairs."""

    async def take(self, limit: int, lease: timedelta) -> Sequence[Arrived]:
        """Lease the oldest unfinished row of up to `limit` lanes, oldest first."""

    async def finish(self, row: Arrived) -> None:
        """Mark `row` done and erase its body; raises when the lease was lost."""

    async def postpone(self, row: Arrived, delay: timedelta) -> None:
        """Give `row` back, to be taken again after `delay`; nothing happens when the lease was lost."""

    async def park(self, row: Arrived) -> None:
        """Set `row` aside, sealed: its lane goes on. Raises when the lease was lost."""


class Poller(Protocol):
    """Telegram, as far as polling needs it."""

    async def poll(self, offset: int | None) -> "Polled":
        """Wait for updates from `offset` on; an offset confirms what lies before it. Raises for a refused token."""


class Polled(Protocol):
    """What one long poll brought."""

    @property
    def updates(self) -> Sequence[Body]:
        """The raw updates, oldest first."""

    @property
    def trouble(self) -> Literal["away", "conflict", "wait"] | None:
        """Why there are none: Telegram is away, somebody else polls, too many calls."""

    @property
    def seconds(self) -> float:
        """How long Telegram asked to wait."""
