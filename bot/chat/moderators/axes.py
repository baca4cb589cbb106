"""The words of a case: where it stands along its axes, what holds it, what a move rests on."""

from collections.abc import Mapping
from typing import Final

from bot.chat.moderators.told import joined
from bot.domain.case import Case, CaseState, Fate, HoldKind, Legal, Place
from bot.domain.evidence import PAPERS, Basis, EvidenceKind, Grade
from bot.domain.moves import Axis, Move
from bot.questionnaire.case_forms import KINDS as CHOICES
from bot.words import Text, msg

AXES: Final[Mapping[Axis, Text]] = {
    Axis.FATE: msg("Fate"),
    Axis.PLACE: msg("Place"),
    Axis.LEGAL: msg("Proceedings"),
    Axis.CASE: msg("The case itself"),
}
STATUSES: Final[Mapping[Axis, Mapping[str, Text]]] = {
    Axis.FATE: {
        Fate.MISSING: msg("whereabouts unknown"),
        Fate.BELIEVED_CAPTIVE: msg("believed captive"),
        Fate.CAPTIVE_CONFIRMED: msg("captivity confirmed"),
        Fate.SEPARATED_LOCATED: msg("located, not returned"),
        Fate.RELEASED: msg("released or exchanged"),
        Fate.ESCAPED: msg("escaped or left on their own"),
        Fate.RETURNED_HOME: msg("safe, with family"),
        Fate.DEATH_REPORTED: msg("unconfirmed report of death"),
        Fate.DIED_OFFICIAL: msg("death officially established"),
        Fate.REMAINS_REPATRIATED: msg("remains returned"),
        Fate.REMAINS_IDENTIFIED: msg("remains identified"),
    },
    Axis.PLACE: {
        Place.UNKNOWN: msg("place unknown"),
        Place.REPORTED: msg("place reported"),
        Place.CONFIRMED: msg("place confirmed"),
    },
    Axis.LEGAL: {
        Legal.NONE_KNOWN: msg("no proceedings known"),
        Legal.CHARGED: msg("charged"),
        Legal.ON_TRIAL: msg("on trial"),
        Legal.SENTENCED: msg("sentenced"),
        Legal.SERVING: msg("serving a sentence"),
        Legal.ACQUITTED_OR_DROPPED: msg("acquitted or case dropped"),
    },
    Axis.CASE: {
        CaseState.OPEN: msg("case open"),
        CaseState.DORMANT: msg("case dormant"),
        CaseState.CLOSED_RESOLVED: msg("case closed: resolved"),
        CaseState.CLOSED_BY_FAMILY: msg("case closed by the family"),
        CaseState.MERGED: msg("merged into another case"),
    },
}
HOLDS: Final[Mapping[HoldKind, Text]] = {
    HoldKind.HARD_NEWS: msg("hard news"),
    HoldKind.MERGE: msg("two cases may be one person"),
    HoldKind.PARTED: msg("a merge was undone, and a second person has not confirmed it"),
    HoldKind.BY_HAND: msg("a senior stopped them"),
}
KINDS: Final[Mapping[EvidenceKind, Text]] = {EvidenceKind(choice.key): choice.label for choice in CHOICES}

#: Whoever says that two cases are one person is told what becomes of what their families have read.
DIFFER: Final = msg(
    "<b>They stand differently.</b> Once they are merged, the case that goes on speaks for both. Families of the other "
    "one who have read what it does not say are told that this was not confirmed. If it is true, have that case go on, "
    "or move this one first."
)


def differ(one: Case, other: Case) -> bool:
    """Whether two cases stand differently in something that families are told."""
    return (one.fate, one.place, one.legal) != (other.fate, other.place, other.legal)


def status(axis: Axis, value: str) -> Text:
    """Return where a case stands on an axis."""
    return STATUSES[axis][value]


def leads_to(axis: Axis, before: str, after: str) -> Text:
    """Return a move: from where to where; a place that follows itself is another place of the same sureness."""
    if before == after:
        return msg("{status}: transferred", status=status(axis, after))
    return msg("{before} → {after}", before=status(axis, before), after=status(axis, after))


def label(move: Move) -> Text:
    """Return what a move's button is called."""
    if move.before == move.after:
        return msg("→ transferred")
    return msg("→ {status}", status=status(move.axis, move.after))


def needs(move: Move) -> list[Text]:
    """Return what a move needs, each in a line of plain words."""
    people = msg("Two people decide: you propose, a colleague approves.") if move.grave else msg("One person decides.")
    told = [people]
    if move.grave and move.lead:
        told.append(msg("One of the two is a senior."))
    told += _rests(move.basis)
    if move.corrects:
        told.append(msg("Families were told otherwise: everybody who heard it is called."))
    if move.either:
        told.append(msg("Was what stood before wrong from the first? Then whoever read it is told so, and called."))
    if move.reason:
        told.append(msg("A reason in your own words is needed."))
    return told


def _rests(basis: Basis) -> list[Text]:
    if not basis.ways:
        return []
    if len(basis.ways) == 1:
        return [msg("It rests on: {way}", way=_way(basis.ways[0]))]
    return [msg("It rests on one of these:"), *(msg("– {way}", way=_way(way)) for way in basis.ways)]


def _way(way: Grade | frozenset[EvidenceKind]) -> Text:
    """Return one way in which a move is carried."""
    if isinstance(way, Grade):
        return msg("evidence of {grade} or better", grade=str(way))
    return joined(*(_kind(kind) for kind in EvidenceKind if kind in way))


def _kind(kind: EvidenceKind) -> Text:
    return msg("{kind}, original seen", kind=KINDS[kind]) if kind in PAPERS else KINDS[kind]
