"""How soon a moderator must answer: one table, read from the top."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.hours import working_days_after
from bot.domain.person import PartialDate
from bot.domain.review import Cause, Priority


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Facts:
    """What the priority of a report hangs on."""

    today: date
    minor_reporter: bool = False
    inspected_phone: bool = False
    last_contact: PartialDate | None = None

    def within(self, days: int) -> bool:
        """Whether the last contact surely lies within so many days."""
        return self.last_contact is not None and self.last_contact.earliest >= self.today - timedelta(days=days)

    def perhaps_within(self, days: int) -> bool:
        """Whether the last contact may lie within so many days."""
        return self.last_contact is not None and self.last_contact.latest >= self.today - timedelta(days=days)


Rule = tuple[Cause, Priority, Callable[[Facts], bool]]

#: The first rule that holds gives a report its priority (domain 3.1).
RULES: tuple[Rule, ...] = (
    (Cause.MINOR, Priority.P0, lambda facts: facts.minor_reporter),
    (Cause.INSPECTED_PHONE, Priority.P0, lambda facts: facts.inspected_phone),
    (Cause.LAST_DAYS, Priority.P0, lambda facts: facts.within(3)),
    (Cause.LAST_MONTHS, Priority.P1, lambda facts: facts.perhaps_within(92)),
    (Cause.NEW_REPORT, Priority.P2, lambda _: True),
)

#: What comes into the queue for another cause than a report's facts.
CAUSES: Mapping[Cause, Priority] = {
    Cause.SUICIDE: Priority.P0,
    Cause.DANGER: Priority.P0,
    Cause.MINOR: Priority.P0,
    Cause.ABOUT_ME: Priority.P0,
    Cause.NOT_IN_CHAT: Priority.P0,
    Cause.ASKED_FOR_PERSON: Priority.P0,
    Cause.PROMISE: Priority.P1,
    Cause.UNREACHABLE: Priority.P1,
    Cause.UNCERTAIN: Priority.P1,
    Cause.LOOKS_CHANGED: Priority.P1,
    Cause.REVIEW_AGAIN: Priority.P2,
    Cause.ADDITION: Priority.P3,
    Cause.WITHDRAWN: Priority.P3,
}


def of_report(facts: Facts) -> tuple[Priority, Cause]:
    """Return a report's priority and why."""
    return next((priority, cause) for cause, priority, holds in RULES if holds(facts))


@dataclass(frozen=True, slots=True)
class Due:
    """How long an answer may take: plain time, or working days."""

    time: timedelta = timedelta()
    working_days: int = 0

    def after(self, moment: datetime, holidays: Collection[date]) -> datetime:
        """Return when an answer is due that was asked for at `moment`."""
        return working_days_after(moment + self.time, self.working_days, holidays)
