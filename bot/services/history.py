"""The history of a case: a line for every move, added and never changed."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.case import Case
from bot.domain.status import Status, Wish, placed, value
from bot.services.ports import Work


class History(Protocol):
    """Where the history of cases is kept."""

    async def add(self, status: Status) -> None:
        """Append a line."""

    async def of_case(self, case: str) -> Sequence[Status]:
        """Return a case's history, the oldest first."""


class HistoryWork(Work, Protocol):
    """What this service needs of a unit of work."""

    @property
    def statuses(self) -> History:
        """The history of cases."""


async def write(work: HistoryWork, case: Case, wish: Wish, by: str | None, proposal: str | None = None) -> Case:
    """Add the line by which a case moves, and return the case as it stands then, for the caller to save."""
    line = Status(
        id=work.ids.new(), case=case.id, axis=wish.axis, before=value(case, wish.axis), after=wish.after,
        moderator=by, proposal=proposal, at=work.now, fact_on=wish.fact_on, words=wish.words, quotes=wish.quotes,
        wrong=wish.wrong,
    )  # fmt: skip
    await work.statuses.add(line)
    return placed(case, wish.axis, wish.after)
