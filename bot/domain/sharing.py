"""To whom a report may be passed, and what was passed to whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Body(StrEnum):
    """Whom a family may permit us to pass its report to (Q19), by the keys of its answer."""

    STATE = "state"
    ICRC = "icrc"
    UN = "un"
    PARTNERS = "partners"
    #: Figures without names: nothing of a report is ever passed for them.
    STATISTICS = "statistics"


@dataclass(frozen=True, kw_only=True, slots=True)
class Sharing:
    """One line of what a family has permitted, or taken back. Appended, never changed."""

    report: str
    body: Body
    given: bool
    at: datetime


class Passed(StrEnum):
    """How much of a report was passed on."""

    #: Who is looked for, when and where contact was lost.
    PERSON = "person"
    #: Everything that the family has told.
    WHOLE = "whole"


@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosure:
    """What of a report was passed to whom, and by whom. Appended, never changed."""

    report: str
    body: Body
    what: Passed
    moderator: str
    at: datetime


def permitted(lines: Iterable[Sharing]) -> Mapping[Body, Sharing]:
    """Return what is permitted now, with the line that says so, of lines the oldest first."""
    last = {line.body: line for line in lines}
    return {body: last[body] for body in Body if body in last and last[body].given}
