"""What a family's whole road needs of a unit of work."""

from typing import Protocol

from bot.services.additions import Additions, AdditionWork, Changeable
from bot.services.disclosures import LogWork
from bot.services.farewell import FarewellWork, Forgetting, Sweeper
from bot.services.genuine import GenuineWork, Numbered
from bot.services.news import RaisingWork
from bot.services.review import Cases


class FamilyWork(AdditionWork, FarewellWork, GenuineWork, LogWork, RaisingWork, Protocol):
    """What a family's whole road needs of a unit of work."""

    @property
    def reports(self) -> Changeable:
        """Reports."""

    @property
    def additions(self) -> Additions:
        """What was told about sent reports afterwards."""

    @property
    def cases(self) -> Cases:
        """Cases."""

    @property
    def accounts(self) -> Forgetting:
        """Accounts."""

    @property
    def notices(self) -> Numbered:
        """Notices."""

    @property
    def outbox(self) -> Sweeper:
        """What leaves with the transaction."""
