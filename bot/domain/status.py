"""What was said of a case along one axis, by whom and on what evidence: the history that is never overwritten."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.moves import Axis
from bot.domain.person import PartialDate


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
