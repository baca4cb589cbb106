"""What a family's whole road needs of a unit of work."""

from typing import Protocol

from bot.services.farewell import FarewellWork, Forgetting, Sweeper
from bot.services.review import Answered, Cases, ReviewWork


class FamilyWork(ReviewWork, FarewellWork, Protocol):
    """What a family's whole road needs of a unit of work."""

    @property
    def reports(self) -> Answered:
        """Reports."""

    @property
    def cases(self) -> Cases:
        """Cases."""

    @property
    def accounts(self) -> Forgetting:
        """Accounts."""

    @property
    def outbox(self) -> Sweeper:
        """What leaves with the transaction."""
