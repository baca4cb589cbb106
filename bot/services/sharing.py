"""A family says to whom its report may be passed, and takes that back; each permission has its day."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.errors import Foreign, TooMany
from bot.domain.report import Report
from bot.domain.sharing import Body, Sharing, permitted
from bot.questionnaire.answers import Answers, given
from bot.questionnaire.form import FORMS
from bot.services import intake, reports
from bot.services.ports import Work
from bot.services.reports import Reports, ReportWork
from bot.services.rules import Rules

#: So many permissions of one report are given in a day; taking them back is never refused.
MOST: Final = 20


class Permissions(Protocol):
    """Where it is kept what a family has permitted."""

    async def add(self, line: Sharing) -> None:
        """Append a line."""

    async def of_report(self, report: str) -> Sequence[Sharing]:
        """Return what a report's family has permitted and taken back, the oldest first."""


class Permitting(Reports, Protocol):
    """Reports with their answers."""

    async def answers(self, report: str) -> Answers:
        """Return what was answered; empty after erasure."""

    async def change(self, report: Report, answers: Answers) -> None:
        """Keep what a report says now."""


class Permitted(Work, Protocol):
    """What writing a permission down needs of a unit of work."""

    @property
    def sharings(self) -> Permissions:
        """What families have permitted."""


class SharingWork(ReportWork, Permitted, Protocol):
    """What this service needs of a unit of work."""

    @property
    def reports(self) -> Permitting:
        """Reports."""


def asked(report: Report) -> bool:
    """Whether a report's form asks to whom it may be passed."""
    return FORMS[report.form].step("sharing") is not None


async def note(work: Permitted, report: str, answers: Answers) -> None:
    """Write down what a report's answers permit, as far as it is new."""
    now = permitted(await work.sharings.of_report(report))
    for body in Body:
        if (body in _said(answers)) is not (body in now):
            await _write(work, report, body, given=body not in now)


async def current(work: SharingWork, report: Report) -> Mapping[Body, Sharing]:
    """Return what is permitted now, each since when. What was answered before days were written down counts."""
    lines = await work.sharings.of_report(report.id)
    if lines:
        return permitted(lines)
    said = _said(await work.reports.answers(report.id))
    return permitted(Sharing(report=report.id, body=body, given=True, at=report.sent_at) for body in said)


def _said(answers: Answers) -> Sequence[Body]:
    """Return what the answer to Q19 permits."""
    ticked = given(answers, "sharing")
    return [body for body in Body if isinstance(ticked, tuple) and body.value in ticked]


async def _write(work: Permitted, report: str, body: Body, *, given: bool) -> None:
    await work.sharings.add(Sharing(report=report, body=body, given=given, at=work.now))


async def of(work: SharingWork, account: Account, report_id: str) -> tuple[Report, Mapping[Body, Sharing]]:
    """Return one of the account's reports with what is permitted. Raises Foreign as `reports.own`, or if unasked."""
    report = await reports.own(work, account, report_id)
    if not asked(report):
        raise Foreign
    return report, await current(work, report)


async def change(  # noqa: PLR0913 - whose, of what, to whom
    work: SharingWork, rules: Rules, account: Account, report_id: str, body: Body, *, given: bool
) -> None:
    """Permit that a report is passed to a body, or take that back from now on; a second press changes nothing.

    The answer that the family gave to Q19 says the same from now on. Raises Foreign as `of` and for partners where
    there are none, TooMany as `MOST`.
    """
    report, now = await of(work, account, report_id)
    if given and body is Body.PARTNERS and not rules.partners:
        raise Foreign
    if (body in now) is given:
        return
    await work.reports.get_alone(report.id)
    if given:
        await _room(work, report)
    if not await work.sharings.of_report(report.id):
        for line in now.values():
            await work.sharings.add(line)
    await _write(work, report.id, body, given=given)
    wanted = tuple(one.value for one in Body if (one is body and given) or (one is not body and one in now))
    answers = await work.reports.answers(report.id)
    said = {"sharing": intake.given(work, account, wanted or ("nobody",))}
    await work.reports.change(report, {**answers, **said})
    if given:
        work.audit.record(account.id, "share", report.id, body=body.value)
    else:
        work.audit.record(account.id, "unshare", report.id, body=body.value)


async def _room(work: SharingWork, report: Report) -> None:
    since = work.now - timedelta(days=1)
    if sum(line.given and line.at > since for line in await work.sharings.of_report(report.id)) >= MOST:
        raise TooMany
