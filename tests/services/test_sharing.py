"""A family permits, takes back, and reads what was passed; a moderator records only what is permitted then."""

from datetime import timedelta

import pytest

from bot.domain.account import Account
from bot.domain.case import Case
from bot.domain.errors import Foreign, NotAllowed, NotPermitted, TooMany
from bot.domain.report import Report
from bot.domain.roles import Role
from bot.domain.sharing import Body, Passed
from bot.questionnaire.answers import Answer, State, given
from bot.services import disclosures, reports, sharing
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, case_of_a_family, people
from tests.services.people import RULES, account_of, moderator
from tests.storage import builders


async def shared(work: Work, *bodies: str) -> tuple[Report, Account]:
    """Return a report whose answers permit this."""
    report = await builders.report(work)
    said = {"sharing": Answer(State.GIVEN, bodies or ("nobody",), None, work.now, "uk")}
    await work.reports.change(report, said)
    await sharing.note(work, report.id, said)
    return report, await account_of(work, report)


async def in_a_case(work: Work) -> tuple[People, Case, Report, Account]:
    """Return a report that is in a case, whose family permits nothing."""
    who = await people(work)
    case = await case_of_a_family(work, who.first)
    [tie] = await work.cases.relatives(case.id)
    report = await work.reports.get(tie.report)
    assert report is not None
    return who, case, report, await account_of(work, report)


async def test_what_is_permitted_on_sending_has_its_day_and_nothing_is_written_twice(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        report, account = await shared(work, "state", "un")
        sent = work.now
    clock.move(days=2)
    async with storage.work() as work:
        await sharing.note(work, report.id, await work.reports.answers(report.id))
        assert len(await work.sharings.of_report(report.id)) == 2
        for _ in range(2):
            await sharing.change(work, RULES, account, report.id, Body.ICRC, given=True)
        now = await sharing.current(work, report)
        assert {body: line.at for body, line in now.items()} == {Body.STATE: sent, Body.UN: sent, Body.ICRC: work.now}
        assert given(await work.reports.answers(report.id), "sharing") == ("state", "icrc", "un")


async def test_what_is_taken_back_stands_in_the_log_and_in_the_answer(storage: Storage) -> None:
    async with storage.work() as work:
        report, account = await shared(work, "icrc")
        for _ in range(2):
            await sharing.change(work, RULES, account, report.id, Body.ICRC, given=False)
        assert [line.given for line in await work.sharings.of_report(report.id)] == [True, False]
        assert await sharing.current(work, report) == {}
        assert given(await work.reports.answers(report.id), "sharing") == ("nobody",)


async def test_what_was_answered_before_days_were_written_down_counts_from_the_sending(storage: Storage) -> None:
    async with storage.work() as work:
        report = await builders.report(work)
        await work.reports.change(report, {"sharing": Answer(State.GIVEN, ("state",), None, work.now, "uk")})
        assert [line.at for line in (await sharing.current(work, report)).values()] == [report.sent_at]
        await sharing.change(work, RULES, await account_of(work, report), report.id, Body.UN, given=True)
        assert set(await sharing.current(work, report)) == {Body.STATE, Body.UN}


async def test_permissions_are_given_so_often_a_day_and_taken_back_always(storage: Storage) -> None:
    async with storage.work() as work:
        report, account = await shared(work)
        for _ in range(sharing.MOST):
            for wanted in (True, False):
                await sharing.change(work, RULES, account, report.id, Body.UN, given=wanted)
        with pytest.raises(TooMany):
            await sharing.change(work, RULES, account, report.id, Body.UN, given=True)
        await sharing.change(work, RULES, account, report.id, Body.UN, given=False)


async def test_nobody_permits_for_another_family_nor_partners_where_there_are_none(storage: Storage) -> None:
    async with storage.work() as work:
        report, account = await shared(work)
        stranger = await work.accounts.meet(5_000_000_009)
        with pytest.raises(Foreign):
            await sharing.change(work, RULES, stranger, report.id, Body.UN, given=True)
        with pytest.raises(Foreign):
            await sharing.change(work, RULES, account, report.id, Body.PARTNERS, given=True)
        assert await work.sharings.of_report(report.id) == []


async def test_what_the_family_permits_is_recorded_once_a_day(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, report, account = await in_a_case(work)
        await sharing.change(work, RULES, account, report.id, Body.ICRC, given=True)
        for _ in range(2):
            await disclosures.record(work, who.first, report.id, Body.ICRC, Passed.PERSON)
        [passing] = await disclosures.of_case(work, who.first, case.id)
        assert [(one.body, one.moderator) for one in passing.log] == [(Body.ICRC, who.first.id)]
    clock.move(days=1)
    async with storage.work() as work:
        passing = await disclosures.record(work, who.first, report.id, Body.ICRC, Passed.PERSON)
        assert [one.at for one in passing.log] == [work.now - timedelta(days=1), work.now]


async def test_what_was_never_permitted_or_was_taken_back_is_refused(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, report, account = await in_a_case(work)
        await sharing.change(work, RULES, account, report.id, Body.STATISTICS, given=True)
        await sharing.change(work, RULES, account, report.id, Body.UN, given=True)
        await sharing.change(work, RULES, account, report.id, Body.UN, given=False)
        for body in (Body.UN, Body.STATE, Body.STATISTICS):
            with pytest.raises(NotPermitted):
                await disclosures.record(work, who.first, report.id, body, Passed.WHOLE)
        assert await work.disclosures.of_report(report.id) == []


async def test_only_whoever_verifies_records_and_only_of_a_report_in_a_case(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, report, account = await in_a_case(work)
        await sharing.change(work, RULES, account, report.id, Body.UN, given=True)
        intake = await moderator(work, 9, Role.INTAKE)
        with pytest.raises(NotAllowed):
            await disclosures.of_case(work, intake, case.id)
        with pytest.raises(NotAllowed):
            await disclosures.record(work, intake, report.id, Body.UN, Passed.WHOLE)
        loose = await builders.report(work, chat=5_000_000_010)
        for unknown in (loose.id, "x" * 22):
            with pytest.raises(Foreign):
                await disclosures.record(work, who.first, unknown, Body.UN, Passed.WHOLE)
        await reports.withdraw(work, account, RULES, report.id)
        with pytest.raises(Foreign):
            await disclosures.record(work, who.first, report.id, Body.UN, Passed.WHOLE)
