"""Which status may follow which, and what each move needs: the domain page (2, 2.1) as one table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.domain.case import BACK, CaseState, Fate, Legal, Place
from bot.domain.evidence import Basis
from bot.domain.report import ReportState
from bot.domain.standards import NOTHING, SOME, STANDARDS, SURE


class Axis(StrEnum):
    """What a status speaks of; the axes are independent of one another."""

    REPORT = "report"
    CASE = "case"
    FATE = "fate"
    LEGAL = "legal"
    PLACE = "place"


#: The values of each axis.
VALUES: Final[Mapping[Axis, type[StrEnum]]] = {
    Axis.REPORT: ReportState,
    Axis.CASE: CaseState,
    Axis.FATE: Fate,
    Axis.LEGAL: Legal,
    Axis.PLACE: Place,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """One move along an axis and what it needs."""

    axis: Axis
    before: str
    after: str
    #: How many people decide: one, or a proposer and another who approves.
    people: int = 1
    #: Whether a senior must be among them.
    lead: bool = False
    #: Whether seniors alone see and do it.
    leads_only: bool = False
    #: Whether a reason in words must be given.
    reason: bool = False
    basis: Basis = NOTHING
    #: Whether something told before is thereby wrong: everybody who heard it is told so, and called.
    corrects: bool = False
    #: Whether it may be either, what came next or a correction: whoever decides says which.
    either: bool = False

    @property
    def grave(self) -> bool:
        """Whether two people decide."""
        return self.people > 1


#: The fates that may follow each one (domain 2.1), the most usual first; corrections of a death come from `_alive`.
_FATES: Final[Mapping[Fate, tuple[Fate, ...]]] = {
    Fate.MISSING: (
        Fate.BELIEVED_CAPTIVE,
        Fate.CAPTIVE_CONFIRMED,
        Fate.SEPARATED_LOCATED,
        Fate.RELEASED,
        Fate.ESCAPED,
        Fate.RETURNED_HOME,
        Fate.DEATH_REPORTED,
        Fate.DIED_OFFICIAL,
    ),
    Fate.BELIEVED_CAPTIVE: (
        Fate.CAPTIVE_CONFIRMED,
        Fate.RELEASED,
        Fate.ESCAPED,
        Fate.RETURNED_HOME,
        Fate.MISSING,
        Fate.DEATH_REPORTED,
        Fate.DIED_OFFICIAL,
    ),
    Fate.CAPTIVE_CONFIRMED: (
        Fate.RELEASED,
        Fate.ESCAPED,
        Fate.MISSING,
        Fate.DEATH_REPORTED,
        Fate.DIED_OFFICIAL,
    ),
    Fate.SEPARATED_LOCATED: (Fate.RELEASED, Fate.RETURNED_HOME, Fate.MISSING),
    Fate.RELEASED: (Fate.RETURNED_HOME, Fate.BELIEVED_CAPTIVE, Fate.CAPTIVE_CONFIRMED),
    Fate.ESCAPED: (Fate.RETURNED_HOME, Fate.BELIEVED_CAPTIVE, Fate.CAPTIVE_CONFIRMED),
    Fate.RETURNED_HOME: (Fate.BELIEVED_CAPTIVE, Fate.CAPTIVE_CONFIRMED),
    Fate.DEATH_REPORTED: (Fate.DIED_OFFICIAL,),
    Fate.DIED_OFFICIAL: (Fate.REMAINS_REPATRIATED, Fate.REMAINS_IDENTIFIED),
    Fate.REMAINS_REPATRIATED: (),
    Fate.REMAINS_IDENTIFIED: (),
}

#: A family that was told of these must be told where they turn out wrong.
_TOLD: Final = frozenset(
    {
        Fate.BELIEVED_CAPTIVE,
        Fate.CAPTIVE_CONFIRMED,
        Fate.SEPARATED_LOCATED,
        Fate.RELEASED,
        Fate.ESCAPED,
        Fate.RETURNED_HOME,
    },
)


def _towards(before: Fate, after: Fate) -> Move:
    """Return the move to a fate as its standard has it."""
    people, lead, basis = STANDARDS[after]
    return Move(
        axis=Axis.FATE,
        before=before,
        after=after,
        people=people,
        lead=lead,
        leads_only=after.of_death,
        basis=basis,
        # Whoever is captive after a return was taken again, or never came back.
        either=before in BACK and after not in BACK,
    )


def _withdrawn(before: Fate) -> Move:
    """Return the move back to "whereabouts unknown": what was believed was wrong, and families were told so."""
    people = max(STANDARDS[before][0], STANDARDS[Fate.MISSING][0])
    return replace(_towards(before, Fate.MISSING), people=people, reason=True, corrects=True)


def _alive(before: Fate, after: Fate) -> Move:
    """Return the correction of a death: two people, one of them a senior, and everybody is called."""
    return replace(_towards(before, after), people=2, lead=True, leads_only=True, corrects=True, reason=True)


def _fates() -> list[Move]:
    moves = [
        _withdrawn(before) if after is Fate.MISSING else _towards(before, after)
        for before, allowed in _FATES.items()
        for after in allowed
    ]
    dead, living = [f for f in Fate if f.of_death], [f for f in Fate if not f.of_death]
    return [*moves, *(_alive(before, after) for before in dead for after in living)]


_REPORTS: Final = {
    ReportState.SUBMITTED: (ReportState.IN_REVIEW, ReportState.WITHDRAWN),
    ReportState.IN_REVIEW: (
        ReportState.NEEDS_CLARIFICATION,
        ReportState.ACCEPTED,
        ReportState.LINKED,
        ReportState.REJECTED,
        ReportState.WITHDRAWN,
    ),
    # What was asked may also be decided without the answer.
    ReportState.NEEDS_CLARIFICATION: (
        ReportState.IN_REVIEW,
        ReportState.ACCEPTED,
        ReportState.LINKED,
        ReportState.REJECTED,
        ReportState.WITHDRAWN,
    ),
    ReportState.REJECTED: (ReportState.IN_REVIEW, ReportState.WITHDRAWN),
    # A link that was a mistake brings the report back into the queue.
    ReportState.ACCEPTED: (ReportState.IN_REVIEW, ReportState.WITHDRAWN),
    ReportState.LINKED: (ReportState.IN_REVIEW, ReportState.WITHDRAWN),
}
_CLOSED: Final = (CaseState.CLOSED_RESOLVED, CaseState.CLOSED_BY_FAMILY)
_CASES: Final = {
    CaseState.OPEN: (CaseState.DORMANT, *_CLOSED, CaseState.MERGED),
    CaseState.DORMANT: (CaseState.OPEN, *_CLOSED, CaseState.MERGED),
    CaseState.CLOSED_RESOLVED: (CaseState.OPEN,),
    CaseState.CLOSED_BY_FAMILY: (CaseState.OPEN,),
    # Where a merge is undone, the case is what it was before.
    CaseState.MERGED: (CaseState.OPEN, CaseState.DORMANT, *_CLOSED),
}
#: What is learned late may skip what came before it.
_PROCEEDINGS: Final = {
    Legal.NONE_KNOWN: (Legal.CHARGED, Legal.ON_TRIAL, Legal.SENTENCED, Legal.SERVING, Legal.ACQUITTED_OR_DROPPED),
    Legal.CHARGED: (Legal.ON_TRIAL, Legal.SENTENCED, Legal.SERVING, Legal.ACQUITTED_OR_DROPPED),
    Legal.ON_TRIAL: (Legal.SENTENCED, Legal.SERVING, Legal.ACQUITTED_OR_DROPPED),
    Legal.SENTENCED: (Legal.SERVING, Legal.ACQUITTED_OR_DROPPED),
    Legal.SERVING: (Legal.ACQUITTED_OR_DROPPED,),
    Legal.ACQUITTED_OR_DROPPED: (Legal.CHARGED,),
}
#: A place that follows itself is a transfer: the same word, another place.
_PLACES: Final = {
    Place.UNKNOWN: (Place.REPORTED, Place.CONFIRMED),
    Place.REPORTED: (Place.CONFIRMED, Place.REPORTED, Place.UNKNOWN),
    Place.CONFIRMED: (Place.CONFIRMED, Place.REPORTED, Place.UNKNOWN),
}
_PLACED: Final = {Place.UNKNOWN: NOTHING, Place.REPORTED: SOME, Place.CONFIRMED: SURE}


def _others() -> list[Move]:
    return [
        *(Move(axis=Axis.REPORT, before=b, after=a) for b, allowed in _REPORTS.items() for a in allowed),
        *(
            Move(axis=Axis.CASE, before=b, after=a, people=2 if a is CaseState.MERGED else 1)
            for b, allowed in _CASES.items()
            for a in allowed
        ),
        *(
            Move(axis=Axis.LEGAL, before=b, after=a, basis=SOME, either=b is not Legal.NONE_KNOWN)
            for b, allowed in _PROCEEDINGS.items()
            for a in allowed
        ),
        *(
            Move(
                axis=Axis.PLACE,
                before=b,
                after=a,
                basis=_PLACED[a],
                reason=a is Place.UNKNOWN,
                either=b is not Place.UNKNOWN,
            )
            for b, allowed in _PLACES.items()
            for a in allowed
        ),
    ]


#: Every move that the domain page knows, in the order in which it is offered.
MOVES: Final[Mapping[tuple[Axis, str, str], Move]] = {
    (move.axis, move.before, move.after): move for move in (*_fates(), *_others())
}


def move(axis: Axis, before: str, after: str, *, child: bool = False, wrong: bool = False) -> Move | None:
    """Return the move and what it needs; what the table does not know takes a senior with a written reason.

    Out of or into what two people decide it takes two. A child's way home does too. None where nothing changes. Where
    it may be either, what stood before may have been `wrong`.
    """
    known = MOVES.get((axis, before, after))
    if known is None and before == after:
        return None
    found = known or _else(axis, before, after)
    if child and axis is Axis.FATE and after == Fate.RETURNED_HOME:
        found = replace(found, people=2)
    return _put_right(found) if wrong and found.either else found


def _put_right(found: Move) -> Move:
    """Return the move where what stood before was wrong. That a return was none two people say.

    What was before the return may have taken two, and is withdrawn with it.
    """
    if found.axis is not Axis.FATE:
        return replace(found, corrects=True)
    return replace(found, people=2, reason=True, corrects=True)


def _else(axis: Axis, before: str, after: str) -> Move:
    """Return what no line of the table allows: a senior, with a written reason."""
    found = Move(axis=axis, before=before, after=after, lead=True, reason=True)
    if axis is Axis.LEGAL:
        # Where no proceedings are known after all, there were none; a step back may be a new trial.
        return replace(found, corrects=after == Legal.NONE_KNOWN, either=after != Legal.NONE_KNOWN)
    if axis is not Axis.FATE:
        return replace(found, people=2 if after == CaseState.MERGED else 1)
    was, will = Fate(before), Fate(after)
    people, _, basis = STANDARDS[will]
    return replace(
        found,
        people=max(people, STANDARDS[was][0]),
        leads_only=was.of_death or will.of_death,
        basis=basis,
        # Whoever has read that somebody is back hears from a person that it is otherwise.
        corrects=was in _TOLD and not will.of_death,
    )


def sensible(axis: Axis, before: str) -> tuple[Move, ...]:
    """Return the moves that the table allows from here, the most usual first."""
    return tuple(found for (on, at, _), found in MOVES.items() if on is axis and at == before)
