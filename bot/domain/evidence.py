"""Why a status is believed: what was seen, how sure its source is, and whether it carries a move (domain 2.2)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Final

from bot.domain.person import PartialDate


class Source(StrEnum):
    """How reliable a source is, on the Admiralty scale."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Information(IntEnum):
    """How credible the information is, on the Admiralty scale: 1 confirmed … 5 improbable, 6 cannot be judged."""

    CONFIRMED = 1
    PROBABLE = 2
    POSSIBLE = 3
    DOUBTFUL = 4
    IMPROBABLE = 5
    UNJUDGED = 6


@dataclass(frozen=True, slots=True)
class Grade:
    """A source grade and an information grade, such as B2."""

    source: Source
    information: Information

    def meets(self, least: "Grade") -> bool:
        """Whether it is at least as good on both scales."""
        return self.source <= least.source and self.information <= least.information

    def __str__(self) -> str:
        """Return it as it is written: B2."""
        return f"{self.source}{int(self.information)}"


def graded(written: str) -> Grade:
    """Return the grade written so. Raises ValueError for anything else."""
    return Grade(Source(written[:1]), Information(int(written[1:])))


class EvidenceKind(StrEnum):
    """What an item of evidence is."""

    ICRC_LETTER = "icrc_letter"
    #: A notice of the National Information Bureau.
    NIB_NOTICE = "nib_notice"
    #: The Coordination Headquarters, or another body that may say it, says so.
    OFFICIAL = "official"
    COURT_DECISION = "court_decision"
    RUSSIAN_REPLY = "russian_reply"
    #: A screenshot of an official cabinet.
    CABINET = "cabinet"
    #: A letter in the person's own hand.
    LETTER = "letter"
    #: The person called or wrote themselves, or was met.
    OWN_WORDS = "own_words"
    RELEASED_CAPTIVE = "released_captive"
    VIDEO = "video"
    FAMILY = "family"
    #: Lists in social networks, anonymous channels, "paid" information.
    LIST = "list"
    RUMOUR = "rumour"
    #: An official decision on a death, or a document on remains.
    OFFICIAL_DOCUMENT = "official_document"
    #: The body whose right it is has told the family in person: who, when, to whom.
    IN_PERSON = "in_person"


#: The anchors of domain 2.2: what an item of a kind is worth unless somebody says less. More is not to be had.
BEST: Final[Mapping[EvidenceKind, Grade]] = {
    EvidenceKind.ICRC_LETTER: graded("A1"),
    EvidenceKind.NIB_NOTICE: graded("A1"),
    EvidenceKind.OFFICIAL: graded("A1"),
    EvidenceKind.OFFICIAL_DOCUMENT: graded("A1"),
    EvidenceKind.IN_PERSON: graded("A1"),
    EvidenceKind.COURT_DECISION: graded("B1"),
    EvidenceKind.RUSSIAN_REPLY: graded("B1"),
    EvidenceKind.CABINET: graded("B2"),
    EvidenceKind.LETTER: graded("B2"),
    EvidenceKind.OWN_WORDS: graded("B2"),
    EvidenceKind.RELEASED_CAPTIVE: graded("B3"),
    EvidenceKind.VIDEO: graded("B3"),
    EvidenceKind.FAMILY: graded("C3"),
    EvidenceKind.LIST: graded("D4"),
    EvidenceKind.RUMOUR: graded("F6"),
}
#: Two independent released captives together.
_TWO_WITNESSES: Final = graded("B2")
_C3: Final = graded("C3")
#: Papers: as good as their anchor only where one of us has seen the original.
PAPERS: Final = frozenset(
    {
        EvidenceKind.ICRC_LETTER,
        EvidenceKind.NIB_NOTICE,
        EvidenceKind.COURT_DECISION,
        EvidenceKind.RUSSIAN_REPLY,
        EvidenceKind.OFFICIAL_DOCUMENT,
    }
)
#: What a paper is worth of which nobody has seen the original.
_UNSEEN: Final = graded("B2")


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Evidence:
    """One item of evidence on a case. Appended; it may be taken back, and is then quoted no more."""

    id: str
    case: str
    kind: EvidenceKind
    grade: Grade
    #: The first item that goes back to the same source: what five relatives heard from one channel counts once.
    origin: str
    #: The day of the fact, as far as it is known.
    fact_on: PartialDate | None
    received_on: date
    #: The moderator who saw the original, None where nobody of ours has.
    seen_by: str | None
    #: For leads alone, and never told on.
    confidential: bool = False
    #: How it came to us and what it says, in a moderator's own words; sealed in storage.
    words: str | None = None
    added_by: str
    added_at: datetime
    taken_back_at: datetime | None = None
    taken_back_by: str | None = None

    @property
    def worth(self) -> Grade:
        """What it counts for."""
        return worth(self.kind, self.grade, seen=self.seen_by is not None)

    @property
    def counts(self) -> bool:
        """Whether it may be quoted."""
        return self.taken_back_at is None


def worth(kind: EvidenceKind, grade: Grade, *, seen: bool) -> Grade:
    """Return what an item counts for: a paper whose original nobody of ours has seen is no paper."""
    if kind in PAPERS and not seen:
        return Grade(max(grade.source, _UNSEEN.source), max(grade.information, _UNSEEN.information))
    return grade


@dataclass(frozen=True, slots=True)
class Basis:
    """What a move needs to rest on: one of the `ways`, each a grade, or kinds of evidence that must all be there."""

    ways: tuple[Grade | frozenset[EvidenceKind], ...] = ()

    def holds(self, quoted: Iterable[Evidence]) -> bool:
        """Whether evidence carries it; nothing carries a move that needs any, and a move of no ways needs none."""
        counting = independent(quoted)
        return not self.ways or any(_carries(way, counting) for way in self.ways)

    def carriers(self, items: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Return the items that carry it, alone or together; none where they do not carry it, or nothing needs to."""
        counting = independent(items)
        found = [item for way in self.ways if _carries(way, counting) for item in _carrying(way, counting)]
        return tuple(item for item in counting if item in found)


def independent(quoted: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return what counts, once for each origin: of several items with one origin the best is taken."""
    best: dict[str, Evidence] = {}
    for item in quoted:
        known = best.get(item.origin)
        if item.counts and (known is None or _order(item) < _order(known)):
            best[item.origin] = item
    return tuple(best.values())


def together(counting: Collection[Evidence]) -> tuple[Grade, ...]:
    """Return the grades that independent items are worth, with what two witnesses are worth together."""
    both = (_TWO_WITNESSES,) if len(_witnesses(counting)) > 1 else ()
    return (*(item.worth for item in counting), *both)


def _witnesses(counting: Collection[Evidence]) -> list[Evidence]:
    return [e for e in counting if e.kind is EvidenceKind.RELEASED_CAPTIVE and e.worth.meets(_C3)]


def _carries(way: Grade | frozenset[EvidenceKind], counting: Collection[Evidence]) -> bool:
    if isinstance(way, Grade):
        return any(grade.meets(way) for grade in together(counting))
    return way <= {item.kind for item in counting if _as_anchored(item)}


def _carrying(way: Grade | frozenset[EvidenceKind], counting: Collection[Evidence]) -> list[Evidence]:
    """Return the items by which a way is carried that is carried."""
    if isinstance(way, Grade):
        return [item for item in counting if item.worth.meets(way)] or _witnesses(counting)
    return [item for item in counting if item.kind in way and _as_anchored(item)]


def _as_anchored(item: Evidence) -> bool:
    """Whether an item is worth what its kind is, and no less."""
    return item.worth.meets(BEST[item.kind])


def _order(item: Evidence) -> tuple[Source, Information]:
    return item.worth.source, item.worth.information
