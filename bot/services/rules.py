"""The organisation's own choices, as one value that the composition root makes of its settings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.domain.guidance import Contact
from bot.domain.hours import QuietHours
from bot.domain.priority import Due
from bot.domain.review import Priority

#: Due times unless the organisation's file says otherwise (design 9).
DUE: Mapping[Priority, Due] = {
    Priority.P0: Due(time=timedelta(hours=2)),
    Priority.P1: Due(time=timedelta(hours=24)),
    Priority.P2: Due(working_days=3),
    Priority.P3: Due(working_days=10),
}
#: How long a moderator who has shown a code is let in at most, and while nothing is done.
SESSION, IDLE = timedelta(hours=12), timedelta(minutes=30)


@dataclass(frozen=True, slots=True, repr=False)
class Coordinator:
    """Somebody who calls families, as they are told beforehand."""

    name: str
    number: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rules:
    """Names, lines, limits and hours of the organisation that answers for this bot."""

    organisation: str
    contacts: tuple[Contact, ...] = ()
    support_lines: Mapping[str, str] = field(default_factory=dict)
    child_helpline: str = ""
    #: The only accounts from which the organisation writes.
    accounts: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    #: Who calls families, and from which numbers.
    coordinators: tuple[Coordinator, ...] = ()
    #: How papers that show kinship reach us safely.
    safe_path: Mapping[str, str] = field(default_factory=dict)
    quiet: QuietHours | None = None
    holidays: Collection[date] = frozenset()
    due: Mapping[Priority, Due] = field(default_factory=lambda: DUE)
    claim: timedelta = timedelta(minutes=30)
    reveal: timedelta = timedelta(minutes=5)
    #: How much one moderator may look at; more takes a purpose that two seniors open.
    reveals_an_hour: int = 60
    reveals_a_day: int = 200
    #: How long a purpose waits for the second senior, and how long it is open.
    purpose_waits: timedelta = timedelta(hours=24)
    purpose: timedelta = timedelta(hours=12)
    draft: timedelta = timedelta(days=30)
    invite: timedelta = timedelta(hours=24)
    session: timedelta = SESSION
    idle: timedelta = IDLE
    #: How long a code is fresh enough for grave moves, and for how many.
    fresh: timedelta = timedelta(minutes=10)
    grave_moves: int = 20
    #: Working days within which a family that was read hears from us again, and the {sla} of the receipt.
    promise_days: int = 10
    answer_days: int = 3
    #: How long a proposal waits for a second person, and what it waits for before anything leaves.
    proposal: timedelta = timedelta(hours=72)
    cooling_off: timedelta = timedelta(minutes=30)
    open_drafts: int = 5
    reports_a_day: int = 3
    #: Changes of one report, and words that the person was found, together.
    changes_a_day: int = 10

    def due_by(self, priority: Priority, now: datetime) -> datetime:
        """Return by when whatever is this urgent from now on is due."""
        return self.due[priority].after(now, self.holidays)
