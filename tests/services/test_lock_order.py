"""What changes a report and its case at once never waits in a circle: on PostgreSQL, where both go on."""

import pytest

from bot.domain.errors import Stale
from bot.domain.notice import NoticeState
from bot.domain.report import ReportState
from bot.services import farewell, links, reports
from bot.storage.tables import cases, notices
from bot.storage.work import Storage
from tests.services.crossing import one_after_the_other
from tests.services.kin import family
from tests.services.people import RULES, account_of
from tests.services.telling import believed, due, home, mistaken, pushed, tied

pytestmark = pytest.mark.parametrize("database", ["postgres"], indirect=True)


async def test_a_report_is_taken_back_while_what_its_family_was_about_to_read_is_overtaken(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, notice = await pushed(work)
        account = await account_of(work, relative)
    outcomes = await one_after_the_other(
        storage,
        notices.c.id,
        notice.id,
        lambda work: reports.withdraw(work, account, RULES, relative.report),
        lambda work: mistaken(work, who, case),
    )
    assert outcomes == [None, None]
    async with storage.reading() as work:
        found = await work.notices.of_report(relative.report)
        assert [one for one in found if one.state.unread and one.case is not None] == []


async def test_a_link_is_undone_while_its_case_moves_on(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
    outcomes = await one_after_the_other(
        storage,
        cases.c.id,
        case.id,
        lambda work: home(work, who, case),
        lambda work: links.undo(work, RULES, who.first, case.id, relative.report, "Another person."),
    )
    assert outcomes == [None, None]
    async with storage.work() as work:
        await due(work)
        found = await work.notices.of_report(relative.report)
        assert [one for one in found if one.state.unread and one.case is not None] == []


async def test_whoever_takes_a_report_back_in_the_moment_of_news_is_not_told_it(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
        account = await account_of(work, relative)
    outcomes = await one_after_the_other(
        storage,
        cases.c.id,
        case.id,
        lambda work: believed(work, who, case),
        lambda work: reports.withdraw(work, account, RULES, relative.report),
    )
    assert outcomes == [None, None]
    async with storage.work() as work:
        await due(work)
        report = await work.reports.get(relative.report)
        assert report is not None
        assert report.state is ReportState.WITHDRAWN
        found = await work.notices.of_report(relative.report)
        assert [one.state for one in found if one.case is not None] == [NoticeState.DROPPED]


async def test_a_family_of_two_reports_leaves_while_the_link_of_the_other_is_undone(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
        account = await account_of(work, relative)
        await family(work, case, 7_000_123_456)
        linked = {each.report for each in await work.cases.relatives(case.id)}
        first, second = [each.id for each in await work.reports.of(account.id) if each.id in linked]
    outcomes = await one_after_the_other(
        storage,
        cases.c.id,
        case.id,
        lambda work: farewell.forget(work, account, RULES),
        lambda work: links.undo(work, RULES, who.first, case.id, second, "Another person."),
    )
    assert [type(outcome) for outcome in outcomes if outcome is not None] == [Stale]
    async with storage.reading() as work:
        found = [await work.reports.get(each) for each in (first, second)]
        assert [report and report.state for report in found] == [ReportState.WITHDRAWN, ReportState.WITHDRAWN]
