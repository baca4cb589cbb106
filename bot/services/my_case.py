"""My case, for a verified relative: nothing but what this one has been told already.

It is made of notices that were opened and of what the family itself has said, never of how the case stands. So a hold,
a proposal, a death or another family changes nothing on it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Protocol

from bot.domain.account import Account, Safety
from bot.domain.errors import Foreign
from bot.domain.hours import KYIV
from bot.domain.notice import Notice, NoticeKind, NoticeState, opened
from bot.domain.relative import Level
from bot.domain.report import Report
from bot.domain.sharing import Disclosure
from bot.domain.status import outlived
from bot.services import privacy, reports
from bot.services.disclosures import LogWork
from bot.services.genuine import Numbered
from bot.services.reports import ReportWork

#: What tells of the person, by what it is about: of each the last that was told stands.
FATE: Final = (NoticeKind.BELIEVED, NoticeKind.CONFIRMED, NoticeKind.RELEASED, NoticeKind.SAFE)
ABOUT: Final = (FATE, (NoticeKind.PLACE,), (NoticeKind.COURT,))
#: After these nothing told before about a place or a court is of use.
OVER: Final = (NoticeKind.RELEASED, NoticeKind.SAFE)


class MyCaseWork(ReportWork, LogWork, Protocol):
    """What this service needs of a unit of work."""

    @property
    def notices(self) -> Numbered:
        """Notices, with their log."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Told:
    """Something that the relative has read, and when."""

    notice: Notice
    at: datetime

    @property
    def on(self) -> date:
        """The day on which it was opened."""
        return self.at.astimezone(KYIV).date()


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class MyCase:
    """A case as one relative knows it."""

    report: Report
    account: Account
    #: What is known of the person, as far as it was told and not corrected.
    known: Sequence[Told]
    #: Something told before is corrected, and that is not read yet.
    correcting: bool
    #: When the report was taken up, as the family was told.
    taken_up: date | None
    #: The days on which it read news of the case, the oldest first.
    news: Sequence[date]
    #: What was passed to whom.
    passed: Sequence[Disclosure]


async def of(work: MyCaseWork, account: Account, report_id: str) -> MyCase | None:
    """Return the case of one of the account's reports; None where the kinship is not verified far enough.

    Nor is it shown to whoever is not to be informed, on a phone that may be inspected, and while it is not sure who is
    here. Raises Foreign for another's report.
    """
    report, _ = await reports.with_notices(work, account, report_id)
    if not await _may(work, account, report):
        return None
    notices = await work.notices.of_report(report.id)
    corrected = _corrected(notices)
    told = [await _told(work, one) for one in notices if one.state.told]
    told.sort(key=lambda one: one.at)
    news = [one.on for one in told if one.notice.terms.of_case or one.notice.corrects]
    right = [one for one in told if one.notice.id not in corrected]
    over = await _outlived(work, right)
    return MyCase(
        report=report,
        account=account,
        known=_known([one for one in right if one.notice.status not in over]),
        correcting=any(not each.told for each in corrected.values()),
        taken_up=next((one.on for one in told if one.notice.kind is NoticeKind.TAKEN_UP), None),
        news=list(dict.fromkeys(news)),
        passed=await work.disclosures.of_report(report.id),
    )


async def _may(work: ReportWork, account: Account, report: Report) -> bool:
    tie = await work.cases.relative(report.id)
    if tie is None or tie.account != account.id or account.safety is not Safety.SAFE or account.doubt is not None:
        return False
    return tie.hears(Level.SHOWN)


def _corrected(notices: Sequence[Notice]) -> Mapping[str, NoticeState]:
    """Return the notices that were corrected, with how far the correction has come."""
    return {one.corrects: one.state for one in notices if one.corrects and one.state is not NoticeState.DROPPED}


async def _outlived(work: MyCaseWork, told: Sequence[Told]) -> set[str]:
    """Return the lines of what was told of a place or a court before the person came back and was taken again.

    Only the history up to the last line that the relative has read counts, and so nothing that it does not know.
    """
    cases, read = [one.notice.case for one in told if one.notice.case], {one.notice.status for one in told}
    lines = [line for each in dict.fromkeys(cases) for line in await work.statuses.of_case(each)]
    lines.sort(key=lambda line: line.at)
    while lines and lines[-1].id not in read:
        lines.pop()
    return {line.id for line in lines if outlived(lines, line)}


def _known(told: Sequence[Told]) -> Sequence[Told]:
    """Return the last that was told of each thing."""
    last = [[one for one in told if one.notice.kind in kinds][-1:] for kinds in ABOUT]
    over = [one for one in last[0] if one.notice.kind in OVER]
    return over or [one for each in last for one in each]


async def _told(work: MyCaseWork, notice: Notice) -> Told:
    """Return a notice with the moment at which it was opened: the family knows no other."""
    return Told(notice=notice, at=opened(await work.notices.deliveries(notice.id)) or notice.raised_at)


async def own(work: MyCaseWork, account: Account, report_id: str) -> MyCase:
    """Return a case as `of`. Raises Foreign where it is none of this account's, or not shown to it."""
    mine = await of(work, account, report_id)
    if mine is None:
        raise Foreign
    return mine


async def wish(
    work: MyCaseWork,
    account: Account,
    report_id: str,
    *,
    quiet: bool | None = None,
    any_hour: bool | None = None,
) -> MyCase:
    """Keep how the family wants to hear of its case; a second press changes nothing. Raises Foreign as `own`."""
    await own(work, account, report_id)
    return await own(work, await privacy.be_reached(work, account, quiet=quiet, any_hour=any_hour), report_id)
