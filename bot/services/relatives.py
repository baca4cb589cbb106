"""The relatives of a case as a moderator sees them: what each says it is, how far that is verified, who knows whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.case import Case
from bot.domain.errors import Foreign
from bot.domain.relative import (
    REACHES,
    Acquaintance,
    ContactRole,
    Ground,
    Kinship,
    Level,
    Relative,
    Verification,
    grounds,
)
from bot.domain.report import Report, ReportState
from bot.domain.roles import Act, Moderator
from bot.questionnaire.kinship import kinship, relation
from bot.services import cases, review
from bot.services.acquaintances import AcquaintanceWork, known
from bot.services.news import NewsWork
from bot.services.permissions import allow
from bot.services.review import ReviewWork
from bot.words import Text


class Verifications(review.Verifications, Protocol):
    """Where it is kept how kinships were verified."""

    async def add(self, step: Verification) -> None:
        """Append a step."""

    async def of_report(self, report: str) -> Sequence[Verification]:
        """Return the steps about a report's family, the oldest first."""


class RelativeWork(ReviewWork, NewsWork, AcquaintanceWork, Protocol):
    """What relatives need of a unit of work."""

    @property
    def cases(self) -> review.Cases:
        """Cases."""

    @property
    def verifications(self) -> Verifications:
        """How kinships were verified."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Other:
    """Another relative of the same case, and whether the two know of each other."""

    report: Report
    tie: Relative
    known: Acquaintance | None = None


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Kin:
    """The family of a report, as it stands to the person."""

    report: Report
    kinship: Kinship
    #: What it says it is, in words.
    relation: Text | None
    level: Level
    #: How it was verified, the oldest first, each with who did.
    steps: Sequence[tuple[Verification, Moderator | None]]
    #: None where its report is tied to no case.
    tie: Relative | None = None
    #: At most one of a case is the primary contact, also where two cases were merged.
    role: ContactRole = ContactRole.OTHER
    #: The case that goes on for it.
    case: Case | None = None
    others: Sequence[Other] = ()
    #: The grounds on which this moderator may raise it.
    grounds: Sequence[Ground] = ()
    #: Whether this moderator may verify, is a senior, and wrote the report for the family.
    verifies: bool = False
    senior: bool = False
    wrote: bool = False

    @property
    def version(self) -> int:
        """How often it was verified or lowered: it only grows."""
        return len(self.steps)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Relatives:
    """Everybody who is tied to a case."""

    case: Case
    kin: Sequence[Kin]
    verifies: bool
    senior: bool


async def of_case(work: RelativeWork, moderator: Moderator, case_id: str) -> Relatives:
    """Return who is tied to a case, or to one that it goes on for. Raises NotAllowed, Foreign for no case."""
    allow(moderator, Act.SEE_CASE)
    case = await work.cases.root(case_id)
    if case is None:
        raise Foreign
    tied = [await look(work, moderator, each.report) for each in await cases.tied(work, case.id)]
    return Relatives(
        case=case,
        kin=[one for one in tied if one.report.state is not ReportState.WITHDRAWN],
        verifies=moderator.role.may(Act.VERIFY),
        senior=moderator.leads,
    )


async def look(work: RelativeWork, moderator: Moderator, report_id: str) -> Kin:
    """Return how the family of a report stands to the person. Raises NotAllowed, Foreign for no report."""
    allow(moderator, Act.SEE_CASE)
    report = await work.reports.get(report_id)
    if report is None:
        raise Foreign
    answers = await work.reports.answers(report.id)
    tie = await work.cases.relative(report.id)
    case = await work.cases.root(tie.case) if tie else None
    level = await work.verifications.level(report.id)
    return Kin(
        report=report,
        kinship=kinship(report.form, answers),
        relation=relation(answers),
        level=level,
        steps=[
            (step, await work.moderators.get(step.moderator)) for step in await work.verifications.of_report(report.id)
        ],
        tie=tie,
        role=await _role(work, tie, case),
        case=case,
        others=await _others(work, tie, case),
        grounds=await offered(work, moderator, report, level),
        verifies=moderator.role.may(Act.VERIFY),
        senior=moderator.leads,
        wrote=await wrote(work, moderator, report),
    )


async def offered(work: RelativeWork, moderator: Moderator, report: Report, level: Level) -> Sequence[Ground]:
    """Return the grounds on which somebody may raise the kinship of a family that is verified to `level`.

    Whoever wrote its report for it has called it, and verifies no more than that. Nor is more verified of a report that
    three words can still give to somebody else.
    """
    if not moderator.role.may(Act.VERIFY):
        return ()
    found = grounds(kinship(report.form, await work.reports.answers(report.id)), level, senior=moderator.leads)
    if report.silent or await wrote(work, moderator, report):
        return [ground for ground in found if REACHES[ground] is Level.CALLED]
    return found


async def wrote(work: RelativeWork, moderator: Moderator, report: Report) -> bool:
    """Whether this person wrote a report for its family, in whichever role."""
    writer = await work.moderators.get(report.behalf.moderator) if report.behalf else None
    return writer is not None and moderator.same_person(writer)


async def primary(work: RelativeWork, case: Case) -> Relative | None:
    """Return the primary contact of a case: its own before one of a case that was merged into it."""
    found = [each for each in await cases.tied(work, case.id) if each.role is ContactRole.PRIMARY]
    return found[0] if found else None


async def _role(work: RelativeWork, tie: Relative | None, case: Case | None) -> ContactRole:
    if tie is None or case is None or tie.role is not ContactRole.PRIMARY:
        return tie.role if tie else ContactRole.OTHER
    first = await primary(work, case)
    return ContactRole.PRIMARY if first is not None and first.id == tie.id else ContactRole.OTHER


async def _others(work: RelativeWork, tie: Relative | None, case: Case | None) -> Sequence[Other]:
    found = []
    for each in await cases.tied(work, case.id) if case else ():
        report = await work.reports.get(each.report)
        if tie is None or report is None or each.id == tie.id or report.state is ReportState.WITHDRAWN:
            continue
        found.append(Other(report=report, tie=each, known=await known(work, tie, each)))
    return found
