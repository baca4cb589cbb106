"""A case as it stands for one moderator, item by item and line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.case import Case, Hold
from bot.domain.evidence import Evidence
from bot.domain.moves import Move
from bot.domain.note import Note
from bot.domain.proposal import Proposal
from bot.domain.report import Report
from bot.domain.review import Review
from bot.domain.roles import Moderator
from bot.domain.status import Status


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Item:
    """An item of evidence under the number by which the screen calls it, counted from one."""

    number: int
    evidence: Evidence
    added_by: Moderator | None
    #: The number of the first item with the same source, None where its source is its own.
    same_as: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Line:
    """A line of the history: who decided, who agreed, and the numbers of the evidence it quotes."""

    status: Status
    moderator: Moderator | None
    approver: Moderator | None = None
    quotes: Sequence[int] = ()


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class CaseView:
    """A case as somebody may see it."""

    #: Its fate is the one that this moderator may know.
    case: Case
    senior: bool
    #: Whether this person is among those who decide by two.
    approves: bool = False
    #: Whether this person records what was passed to whom.
    discloses: bool = False
    #: The newest first.
    history: Sequence[Line] = ()
    evidence: Sequence[Item] = ()
    #: What waits for a second person, or cools off; each with its proposer.
    proposals: Sequence[tuple[Proposal, Moderator | None]] = ()
    holds: Sequence[Hold] = ()
    tasks: Sequence[Review] = ()
    #: The reports tied to it.
    reports: Sequence[Report] = ()
    merged: Sequence[Case] = ()
    into: Case | None = None
    #: Whether the fate rests on evidence that does not carry it any more.
    shaken: bool = False
    #: What colleagues noted, the oldest first, each with who did.
    notes: Sequence[tuple[Note, Moderator | None]] = ()
    #: What is most sensibly done next.
    next: Sequence[Move] = ()

    def numbered(self, item: str) -> Item | None:
        """Return the item of this id."""
        return next((one for one in self.evidence if one.evidence.id == item), None)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Brief:
    """A case in a list: what waits about it."""

    case: Case
    proposals: Sequence[Proposal] = ()
    tasks: Sequence[Review] = ()
