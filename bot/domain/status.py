"""What was said of a case along one axis, by whom and on what evidence: the history that is never overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile
from typing import Any, Final

from bot.domain.case import BACK, Case
from bot.domain.errors import Foreign
from bot.domain.moves import VALUES, Axis, move
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

    @property
    def withdraws(self) -> bool:
        """Whether it says that what stood before was wrong."""
        found = move(self.axis, self.before, self.after, wrong=self.wrong)
        return found is not None and found.corrects


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


def mistaken(lines: Sequence[Status], after: str) -> Sequence[Status]:
    """Return which lines of an axis, the oldest first, are wrong where it goes back to `after`.

    That is how it stood, and what came before that since it stood at `after`. Of a return it is the whole return; and
    what was before that, where it is not so either.
    """
    back = len(tuple(takewhile(lambda line: line.axis is Axis.FATE and line.after in BACK, reversed(lines))))
    if not back:
        return since(lines, after) or lines[-1:]
    earlier, returned = lines[:-back], lines[-back:]
    further = move(Axis.FATE, returned[0].before, after)
    return [*(mistaken(earlier, after) if further is not None and further.corrects else ()), *returned]


def outlived(lines: Sequence[Status], own: Status) -> bool:
    """Whether the person has come back since a line of a place or of proceedings, and that was not wrong.

    `lines` are the history of its case, the oldest first. Whoever was taken again is elsewhere.
    """
    back = False
    for line in lines[lines.index(own) + 1 :] if own.axis in (Axis.PLACE, Axis.LEGAL) else ():
        if line.axis is Axis.FATE:
            if back and line.after not in BACK and not line.withdraws:
                return True
            back = line.after in BACK
    return back
