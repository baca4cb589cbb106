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
    #: The day of a detention.
    taken: PartialDate | None = None
    child_alone: bool = False
    child_in_touch: bool = False
    needs_medicine: bool = False
    hearing: PartialDate | None = None
    #: A trial whose next day nobody knows may end any day.
    trial_open: bool = False

    def within(self, when: PartialDate | None, days: int) -> bool:
        """Whether a day surely lies within so many days past."""
        return when is not None and when.earliest >= self.today - timedelta(days=days)

    def perhaps_within(self, when: PartialDate | None, days: int) -> bool:
        """Whether a day may lie within so many days past."""
        return when is not None and when.latest >= self.today - timedelta(days=days)

    def perhaps_ahead(self, when: PartialDate | None, days: int) -> bool:
        """Whether a day may come within so many days."""
        return when is not None and when.earliest <= self.today + timedelta(days=days) and when.latest >= self.today


Rule = tuple[Cause, Priority, Callable[[Facts], bool]]

#: The first rule that holds gives a report its priority (domain 3.1).
RULES: tuple[Rule, ...] = (
    (Cause.MINOR, Priority.P0, lambda facts: facts.minor_reporter),
    (Cause.INSPECTED_PHONE, Priority.P0, lambda facts: facts.inspected_phone),
    (Cause.CHILD_ALONE, Priority.P0, lambda facts: facts.child_alone),
    (Cause.CHILD_IN_TOUCH, Priority.P0, lambda facts: facts.child_in_touch),
    (Cause.TAKEN_DAYS, Priority.P0, lambda facts: facts.within(facts.taken, 3)),
    (Cause.LAST_DAYS, Priority.P0, lambda facts: facts.within(facts.last_contact, 3)),
    (Cause.COURT, Priority.P1, lambda facts: facts.perhaps_ahead(facts.hearing, 10) or facts.trial_open),
    (Cause.MEDICINE, Priority.P1, lambda facts: facts.needs_medicine),
    (Cause.TAKEN_MONTHS, Priority.P1, lambda facts: facts.perhaps_within(facts.taken, 92)),
    (Cause.LAST_MONTHS, Priority.P1, lambda facts: facts.perhaps_within(facts.last_contact, 92)),
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
    Cause.FRAUD_NOW: Priority.P0,
    Cause.LETTERS: Priority.P0,
    Cause.FRAUD: Priority.P1,
    Cause.SOMETHING_WRONG: Priority.P0,
    Cause.PROMISE: Priority.P1,
    Cause.TALK: Priority.P1,
    Cause.NO_ANSWER: Priority.P2,
    Cause.KEPT_BACK: Priority.P1,
    Cause.FOUND: Priority.P1,
    Cause.UNREACHABLE: Priority.P1,
    Cause.UNCERTAIN: Priority.P1,
    Cause.LOOKS_CHANGED: Priority.P1,
    Cause.CORRECTION: Priority.P1,
    Cause.FATE_CHANGED: Priority.P1,
    Cause.CHECK_WITH_BODY: Priority.P1,
    Cause.CONFIDENTIAL: Priority.P1,
    Cause.SHAKEN: Priority.P1,
    Cause.WGEID: Priority.P1,
    Cause.LINK_UNDONE: Priority.P1,
    Cause.PARTED: Priority.P1,
    Cause.OFFER_SUPPORT: Priority.P2,
    Cause.RECORD_IN_PERSON: Priority.P3,
    Cause.TELL_OTHERS: Priority.P2,
    Cause.HELD_WORD: Priority.P2,
    Cause.WORD: Priority.P2,
    Cause.REVIEW_AGAIN: Priority.P2,
    Cause.TELL: Priority.P2,
    Cause.REACH: Priority.P2,
    Cause.REOPEN: Priority.P2,
    Cause.CONFIRM_KINSHIP: Priority.P2,
    Cause.UNREAD: Priority.P2,
    Cause.ADDITION: Priority.P3,
    Cause.WITHDRAWN: Priority.P3,
}


def of_report(facts: Facts) -> tuple[Priority, Cause]:
    """Return a report's priority and why."""
    return next((priority, cause) for cause, priority, holds in RULES if holds(facts))


def raised(before: Facts, after: Facts) -> tuple[Priority, Cause] | None:
    """Return what a change makes urgent that was not so before, None where it makes nothing urgent."""
    urgent = (rule for rule in RULES if rule[1] <= Priority.P1)
    return next(((level, cause) for cause, level, holds in urgent if holds(after) and not holds(before)), None)


@dataclass(frozen=True, slots=True)
class Due:
    """How long an answer may take: plain time, or working days."""

    time: timedelta = timedelta()
    working_days: int = 0

    def after(self, moment: datetime, holidays: Collection[date]) -> datetime:
        """Return when an answer is due that was asked for at `moment`."""
        return working_days_after(moment + self.time, self.working_days, holidays)
