"""A family asks to have it confirmed that it is one, and sees what that takes and where it stands.

Nothing of it depends on the case of its report, nor on whether there is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.domain.account import Account
from bot.domain.hours import KYIV
from bot.domain.relative import Kinship, Level, Verification
from bot.domain.report import Report
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.questionnaire.answers import Answers
from bot.questionnaire.kinship import kinship
from bot.services import queue, reports
from bot.services.reports import ReportWork
from bot.services.rules import Rules


class Answered(reports.Reports, Protocol):
    """Reports, with their answers."""

    async def answers(self, report: str) -> Answers:
        """Return what was answered; empty after erasure."""


class Verifications(Protocol):
    """Where it is kept how kinships were verified."""

    async def of_report(self, report: str) -> Sequence[Verification]:
        """Return the steps about a report's family, the oldest first."""


class KinshipWork(ReportWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def reports(self) -> Answered:
        """Reports."""

    @property
    def verifications(self) -> Verifications:
        """How kinships were verified."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Confirming:
    """How far a family has come with confirming that it is one."""

    report: Report
    kinship: Kinship
    level: Level = Level.ACCOUNT
    #: When it came as far as that, and when the family asked last.
    verified_on: date | None = None
    asked_on: date | None = None
    #: Whether what it asked for is still to be done.
    waits: bool = False


async def look(work: KinshipWork, account: Account, report_id: str) -> Confirming:
    """Return where a family stands. Raises Foreign as `reports.own`."""
    report = await reports.own(work, account, report_id)
    steps = await work.verifications.of_report(report.id)
    asked = await _asked(work, report)
    level = steps[-1].after if steps else Level.ACCOUNT
    return Confirming(
        report=report,
        kinship=kinship(report.form, await work.reports.answers(report.id)),
        level=level,
        verified_on=steps[-1].at.astimezone(KYIV).date() if level else None,
        asked_on=asked[-1].opened_at.astimezone(KYIV).date() if asked else None,
        waits=any(item.state is not ReviewState.DONE for item in asked),
    )


async def ask(work: KinshipWork, rules: Rules, account: Account, report_id: str) -> Confirming:
    """Ask a moderator to confirm that a family is one; one task at a time. Raises Foreign as `reports.own`."""
    there = await look(work, account, report_id)
    if there.waits or there.level >= Level.SHOWN:
        return there
    kind, cause = ReviewKind.KINSHIP, Cause.CONFIRM_KINSHIP
    await queue.enter(work, rules, kind, cause, account.id, report=report_id)
    work.audit.record(account.id, "ask_kinship", report_id)
    return await look(work, account, report_id)


async def _asked(work: KinshipWork, report: Report) -> Sequence[Review]:
    """Return what the family asked for itself; what waits for want of a level tells of its case."""
    return [item for item in await work.reviews.of_report(report.id) if item.cause is Cause.CONFIRM_KINSHIP]
