"""What takes two people: one proposes, another approves, and for a while nothing leaves (domain 2.1)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.moves import Axis
from bot.domain.person import PartialDate
from bot.domain.roles import Moderator
from bot.domain.status import Wish


class ProposalKind(StrEnum):
    """What is proposed."""

    #: A move along an axis.
    MOVE = "move"
    #: Two cases are one person.
    MERGE = "merge"


class ProposalState(StrEnum):
    """Where a proposal stands."""

    OPEN = "open"
    #: A second person has agreed; it takes effect when the cooling-off is over.
    APPROVED = "approved"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"

    @property
    def waits(self) -> bool:
        """Whether it can still be withdrawn."""
        return self in (ProposalState.OPEN, ProposalState.APPROVED)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Proposal:
    """A grave move, as one moderator proposes it. The database refuses the same person in both parts."""

    id: str
    kind: ProposalKind
    case: str
    axis: Axis
    before: str
    after: str
    #: The case that goes on, where two are merged.
    into: str | None = None
    proposer: str
    proposed_at: datetime
    expires_at: datetime
    state: ProposalState = ProposalState.OPEN
    approver: str | None = None
    approved_at: datetime | None = None
    #: The end of the cooling-off.
    leaves_at: datetime | None = None
    ended_at: datetime | None = None
    #: Who withdrew it; None where time did.
    ended_by: str | None = None
    fact_on: PartialDate | None = None
    #: Why, in the proposer's own words; sealed in storage.
    words: str | None = None
    #: Ids of the evidence it quotes.
    quotes: tuple[str, ...] = ()
    #: Whether what stood before was wrong from the first, and is not merely over.
    wrong: bool = False
    #: Whether the cases most like its own are beside it by now.
    compared: bool = False
    #: Grows with every change; a change of an older version is refused.
    version: int = 0

    @property
    def ends_at(self) -> datetime:
        """When it expires, or takes effect once it is approved."""
        return self.leaves_at or self.expires_at

    @property
    def wish(self) -> Wish:
        """Where its case is to be moved, on what evidence, and why."""
        return Wish(
            axis=self.axis, after=self.after, quotes=self.quotes, words=self.words, fact_on=self.fact_on,
            wrong=self.wrong,
        )  # fmt: skip

    def withdrawable(self, moderator: Moderator) -> bool:
        """Whether somebody may take it back now: whoever made or approved it, or a senior, before it takes effect."""
        mine = moderator.id in (self.proposer, self.approver)
        return self.state.waits and (mine or moderator.leads)

    def joins(self, one: str, other: str) -> bool:
        """Whether it says that these two cases are one person."""
        return self.kind is ProposalKind.MERGE and {self.case, self.into} == {one, other}


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """What one person has done about a proposal before approving it."""

    proposal: str
    moderator: str
    #: The version of the proposal that was looked at; a look at an older one is none.
    version: int
    #: How often in a row other letters were typed than those of the person.
    wrong: int = 0
