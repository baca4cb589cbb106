"""What one family sent, and where it stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.behalf import Behalf
from bot.domain.person import Person
from bot.domain.word import LENGTHS, Word


class ReportState(StrEnum):
    """Where a report stands (domain 2); nothing automatic moves it on."""

    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    NEEDS_CLARIFICATION = "needs_clarification"
    ACCEPTED = "accepted"
    LINKED = "linked"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


#: Reports that still wait for a decision.
UNDECIDED: Final = (ReportState.SUBMITTED, ReportState.IN_REVIEW, ReportState.NEEDS_CLARIFICATION)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Report:
    """One sent report. The answers lie beside it, sealed; `person` is what they say of the person."""

    id: str
    #: The reference the family sees: random, never counted.
    number: str
    account: str
    #: Name of the form it was given in, see `bot.questionnaire.form`.
    form: str
    state: ReportState
    sent_at: datetime
    person: Person
    #: True for short form A: nothing is ever pushed, asked or reminded.
    silent: bool = False
    #: The report of the child whose brother or sister this one is about.
    sibling_of: str | None = None
    #: The moderator who wrote it for a family without a chat, if one did.
    behalf: Behalf | None = None
    #: The day by which the family was promised word, until it is told something.
    promised: date | None = None
    #: How often it wishes a word where nothing has changed, and since when the time to the next one counts.
    word: Word = Word.NEVER
    word_at: datetime | None = None

    @property
    def word_due(self) -> datetime | None:
        """When the usual word is due next; None where the family never asked for one."""
        length = LENGTHS.get(self.word)
        return None if length is None or self.word_at is None else self.word_at + length


def people(reports: Iterable[Report]) -> int:
    """Count the different people whom these reports are about.

    What is withdrawn, or was written by a moderator, does not count; brothers and sisters of one child count as one.
    """
    own = [each for each in reports if each.behalf is None and each.sibling_of is None]
    return len({_named(each) for each in own if each.state is not ReportState.WITHDRAWN})


def _named(report: Report) -> tuple[str, ...]:
    """Return what tells two people apart here: the name, or the report itself where there is none."""
    names = (report.person.surname or "", report.person.given or "")
    return tuple(name.casefold() for name in names) if any(names) else (report.id,)
