"""What delivery needs from outside, one transaction at a time.

Storage and the gateway satisfy these Protocols by their shape; only `app.py` brings them together.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol, TypeVar

from bot.delivery.arrivals import Arrived, Body, Incoming, Polled, Poller, Updates
from bot.delivery.departures import Courier, Letter, Limits, Outbox, Outcome

__all__ = [
    "After", "Arrived", "Body", "Courier", "Do", "Due", "DueJobs", "Handle", "Incoming", "Letter", "Limits", "Look",
    "Loss", "Lost", "Outbox", "Outcome", "Polled", "Poller", "Prepare", "Storage", "Updates", "W", "Work",
]  # fmt: skip


class Due(Protocol):
    """A job whose time has come, leased to this process."""

    @property
    def seq(self) -> int:
        """Our number."""

    @property
    def kind(self) -> str:
        """Which handler it is for."""

    @property
    def ids(self) -> Mapping[str, str]:
        """What it is about."""

    @property
    def tries(self) -> int:
        """How often it was taken, this time included."""

    @property
    def fence(self) -> int:
        """The number of this lease."""


J = TypeVar("J", bound=Due)


class DueJobs(Protocol[J]):
    """The jobs as one unit of work sees them."""

    async def take(self, limit: int, lease: timedelta, kinds: Collection[str] | None = None) -> Sequence[J]:
        """Lease up to `limit` jobs that are due, earliest first; of these `kinds` only, where they are named."""

    async def finish(self, job: J) -> None:
        """Mark `job` done; raises when the lease was lost."""

    async def postpone(self, job: J, delay: timedelta) -> None:
        """Give `job` back, to be taken again after `delay`."""

    async def park(self, job: J) -> None:
        """Set `job` aside; the operator is told."""


class Work(Protocol):
    """One transaction, as delivery needs it."""

    @property
    def now(self) -> datetime:
        """The moment at which it began."""

    @property
    def updates(self) -> Updates:
        """The inbox."""

    @property
    def outbox(self) -> Outbox[Any]:
        """The outbox."""

    @property
    def limits(self) -> Limits:
        """The limits."""

    @property
    def jobs(self) -> DueJobs[Any]:
        """The jobs."""


W = TypeVar("W", bound=Work)
W_co = TypeVar("W_co", bound=Work, covariant=True)


class Storage(Protocol[W_co]):
    """Where units of work come from."""

    def work(self) -> AbstractAsyncContextManager[W_co]:
        """Open one transaction: commits at the end, rolls back on any exception."""


#: What happens after the commit and is never stored, such as a toast.
After = Callable[[], Awaitable[None]]
#: Handles one update inside its transaction; returns what follows the commit.
Handle = Callable[[W, Body], Awaitable[After | None]]
#: Does one job inside its transaction.
Do = Callable[[W, Mapping[str, str]], Awaitable[None]]
#: Works out, before the transaction, what a job does in it.
Prepare = Callable[[Mapping[str, str]], Awaitable[Do[W]]]
#: What a moderator or the operator must know of a letter that will not arrive.
Loss = Literal["unreachable", "deleted", "refused", "uncertain"]
#: Told, inside the transaction that gives a letter up.
Lost = Callable[[W, Letter, Loss], Awaitable[None]]
#: Looks once more, inside the transaction that lets it leave, at the notice that a letter announces or tells.
Look = Callable[[W, Letter], Awaitable[None]]
