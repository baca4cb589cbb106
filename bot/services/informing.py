"""Who of a case is told what: its primary contact, who is not to be informed, and a person who decides alone."""

from dataclasses import replace

from bot.domain.errors import Foreign, NotAllowed
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Level, Relative
from bot.domain.roles import Act, Moderator
from bot.services import cases, holds, news, notify
from bot.services.decisions import DecisionWork, case_of, goes_on
from bot.services.news import RaisingWork
from bot.services.permissions import allow
from bot.services.relatives import RelativeWork


async def follow(work: DecisionWork, relative: Relative) -> None:
    """Have the news of a case follow what a relative may be told now.

    What it may be told is brought, and what others were told meanwhile is raised; what it has not read and may not be
    told waits, and its push goes.
    """
    case = await work.cases.root(relative.case)
    private = case is not None and await cases.private(work, case)
    for notice in await work.notices.of_report(relative.report):
        if notice.case is None or not notice.terms.of_case or not notice.state.unread:
            continue
        report = await work.reports.get(notice.report)
        hidden = report is None or not _may(relative, notice, private=private)
        if hidden and notice.kind is NoticeKind.NO_NEWS:
            # That nothing is new is true of a day, and waits for none.
            await holds.keep_back(work, notice)
        elif report is None or hidden:
            await notify.withhold(work, notice, NoticeState.KEPT_BACK)
        elif notice.state is NoticeState.KEPT_BACK and await news.elsewhere(work, report, notice.case, notice.status):
            await notify.drop(work, notice)
        elif notice.state is NoticeState.KEPT_BACK:
            await notify.bring(work, report, notice)
    if case is not None:
        await through_others(work, relative.account, case.id, relative.report)


async def through_others(work: RaisingWork, account: str, case_id: str, first: str | None = None) -> None:
    """Have an account told of a case through each of its verified reports what none of them has told it yet.

    Where none is verified it waits for that through one: the `first`, or any.
    """
    root = await work.cases.root(case_id)
    mine = [each for each in await cases.tied(work, root.id) if each.account == account] if root else []
    own = [each for each in mine if await news.told_by(work, each)]
    verified = [each for each in own if each.level >= Level.SHOWN]
    for relative in verified or sorted(own, key=lambda one: (-one.level, one.report != first))[:1]:
        await news.catch_up(work, relative)


def _may(relative: Relative, notice: Notice, *, private: bool) -> bool:
    return relative.hears(notice.terms.level) and not _silenced(notice, private=private)


def _silenced(notice: Notice, *, private: bool) -> bool:
    """Whether the person decides alone whether this is told; that it is safe always is."""
    return private and notice.kind is not NoticeKind.SAFE


async def appoint(work: RelativeWork, moderator: Moderator, report_id: str, role: ContactRole) -> Relative:
    """Say what a relative is to its case; of the primary contacts there is one, and the one before becomes another.

    Raises NotAllowed, also for a primary contact whose kinship is not shown, and where whoever is not to be informed
    comes back without a senior; Foreign for a report that is tied to no case. A second press changes nothing.
    """
    allow(moderator, Act.VERIFY)
    await work.reports.get_alone(report_id)
    relative = await work.cases.relative(report_id)
    case = await work.cases.root(relative.case) if relative else None
    if relative is None or case is None:
        raise Foreign
    await work.cases.get_alone(case.id)
    if relative.role is role:
        return relative
    if relative.role is ContactRole.NOT_INFORMED:
        allow(moderator, Act.LEAD)
    if role is ContactRole.PRIMARY:
        if relative.level < Level.SHOWN:
            raise NotAllowed
        await _make_room(work, case.id)
    return await _become(work, moderator, relative, role)


async def _make_room(work: RelativeWork, case_id: str) -> None:
    """Have whoever was the primary contact be so no more."""
    for each in await cases.tied(work, case_id):
        if each.role is ContactRole.PRIMARY:
            await work.cases.save_relative(replace(each, role=ContactRole.OTHER))


async def _become(work: RelativeWork, moderator: Moderator, relative: Relative, role: ContactRole) -> Relative:
    became = replace(relative, role=role)
    await work.cases.save_relative(became)
    work.audit.record(moderator.id, "appoint", relative.report, role=role.value)
    await follow(work, became)
    if relative.role is ContactRole.NOT_INFORMED:
        await _weigh(work, became)
    return became


async def _weigh(work: DecisionWork, relative: Relative) -> None:
    """Have it looked at again what the news of a relative wait for: it may be a level that nobody was asked for."""
    report, case = await work.reports.get(relative.report), await work.cases.root(relative.case)
    private = case is not None and await cases.private(work, case)
    for notice in await work.notices.of_report(relative.report):
        waits = notice.state is NoticeState.KEPT_BACK and not _silenced(notice, private=private)
        if report is not None and waits:
            await notify.bring(work, report, notice)


async def decide_alone(work: DecisionWork, moderator: Moderator, case_id: str, *, alone: bool) -> None:
    """Mark that a person decides alone what families are told (domain 3.3), or take that back.

    While it stands, they are told that the person is safe (D.11), and nothing else of the case. Raises NotAllowed for
    everybody but a senior, MergedInto, Foreign. A second press changes nothing.
    """
    allow(moderator, Act.LEAD)
    case = await goes_on(work, await case_of(work, case_id))
    if case.decides_alone is alone:
        return
    await work.cases.save(replace(case, decides_alone=alone))
    act = "alone" if alone else "alone.back"
    work.audit.record(moderator.id, act, case.id)
    for relative in await cases.tied(work, case.id):
        await follow(work, relative)
        await _weigh(work, relative)
