"""What was said of a case along one axis, by whom and on what evidence: the history that is never overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from bot.domain.case import Case
from bot.domain.errors import Foreign
from bot.domain.moves import VALUES, Axis
from bot.domain.person import PartialDate

#: Where a case keeps what it stands on; the axis of a report is not among them.
_KEPT: Final[Mapping[Axis, str]] = {Axis.CASE: "state", Axis.FATE: "fate", Axis.LEGAL: "legal", Axis.PLACE: "place"}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Wish:
    """Where a case is to be moved, on what evidence, and why."""

    axis: Axis
    after: str
    quotes: tuple[str, ...] = ()
    words: str | None = None
    fact_on: PartialDate | None = None
    #: Whether what stood before was wrong from the first, and is not merely over.
    wrong: bool = False


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Status:
    """One line of a case's history. Appended, never changed; a correction is a line of its own."""

    id: str
    case: str
    axis: Axis
    before: str
    after: str
    #: Who decided: the proposer where it took two, nobody where the family ended it.
    moderator: str | None
    #: The proposal that two people made of it, None where one person decided.
    proposal: str | None
    at: datetime
    #: The day of the fact, as far as it is known ("as of").
    fact_on: PartialDate | None = None
    #: Why, or where, in the moderator's own words; sealed in storage.
    words: str | None = None
    #: Ids of the evidence it quotes.
    quotes: tuple[str, ...] = ()
    #: Whether what stood before was wrong from the first, and is not merely over.
    wrong: bool = False

    @property
    def transfer(self) -> bool:
        """Whether it is of another place than before, which is known as surely."""
        return self.before == self.after


def value(case: Case, axis: Axis) -> str:
    """Return where a case stands on an axis. Raises Foreign for the axis that is a report's."""
    if axis not in _KEPT:
        raise Foreign
    return str(getattr(case, _KEPT[axis]).value)


def placed(case: Case, axis: Axis, after: str) -> Case:
    """Return a case as it stands after a move."""
    changed: dict[str, Any] = {_KEPT[axis]: VALUES[axis](after)}
    return replace(case, **changed)


def since(lines: Sequence[Status], after: str) -> Sequence[Status]:
    """Return which lines of an axis, the oldest first, came since it stood at `after`; none where it never did.

    Whoever was taken from one place to another was at the first: what came before that is left out.
    """
    for number, line in reversed(tuple(enumerate(lines))):
        if line.before == after or line.transfer:
            return lines[number:]
    return ()
