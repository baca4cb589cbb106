"""Families that are out of reach, and that are there again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.account import Account, Doubt, Safety
from bot.domain.call import Call, Next, Outcome
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.report import Report
from bot.domain.review import Cause, Review, ReviewKind, ReviewState
from bot.domain.roles import Moderator
from bot.services import calls, claims, notify, reach, reading, recognition, reports, reveal
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services import people
from tests.services.people import RULES
from tests.services.telling import Tied, due, raised, told
from tests.storage import builders


async def gone(work: Work, safety: Safety = Safety.SAFE) -> tuple[Account, str]:
    """Return a family that blocked the bot after sending a report, and that report."""
    report, _ = await people.sent(work)
    account = replace(await people.account_of(work, report), safety=safety)
    await work.accounts.save(account)
    await reach.lost(work, RULES, account)
    return replace(account, reachable=False), report.id


async def task(work: Work, report: str) -> Review:
    """Return the task to find another way to the family."""
    return next(item for item in await work.reviews.of_report(report) if item.kind is ReviewKind.DELIVERY)


async def waiting(work: Work, report_id: str) -> None:
    """Raise a notice that could not be pushed."""
    report = await work.reports.get(report_id)
    assert report is not None
    await notify.announce(work, report, NoticeKind.TAKEN_UP)
    raised = (await work.notices.of_report(report_id))[-1]
    await work.notices.save(replace(raised, state=NoticeState.WAITS))


async def test_nobody_need_look_for_a_family_that_is_there_again(storage: Storage) -> None:
    async with storage.work() as work:
        account, report = await gone(work)
        assert (await task(work, report)).cause is Cause.UNREACHABLE
        assert (await reach.regained(work, account)).reachable
        assert (await task(work, report)).state is ReviewState.DONE
        assert (await work.accounts.get(account.id) or account).reachable


async def test_what_grew_old_unread_while_a_family_was_gone_is_looked_after_once_it_is_back(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        account, report = await gone(work)
        await waiting(work, report)
    clock.move(days=4)
    async with storage.work() as work:
        [notice] = await work.notices.of_report(report)
        await reach.unread(work, RULES, notice.id)  # somebody looks for the family already
        await reach.regained(work, replace(account, safety=Safety.UNSURE))
    clock.move(days=4)
    async with storage.work() as work:
        due = [(job.kind, job.ids) for job in await work.jobs.take(10, timedelta(seconds=30))]
        assert ("unread", {"notice": notice.id}) in due
        await reach.unread(work, RULES, notice.id)
        tasks = [each.cause for each in await work.reviews.of_report(report) if each.state is not ReviewState.DONE]
        assert Cause.UNREAD in tasks


async def pushed(work: Work) -> Notice:
    """Return a notice of a report that is not the family's newest, pushed just now."""
    report, _ = await people.sent(work)
    await people.sent(work)
    await notify.announce(work, report, NoticeKind.TAKEN_UP)
    raised = (await work.notices.of_report(report.id))[-1]
    await work.notices.save(replace(raised, state=NoticeState.PUSHED))
    return raised


async def test_a_message_that_may_not_have_arrived_is_looked_after_with_its_report(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        notice = await pushed(work)
        await reach.unread(work, RULES, notice.id, Cause.UNCERTAIN)
        await reach.regained(work, await work.accounts.get(notice.account) or pytest.fail("no account"))
        looked = await task(work, notice.report)
        assert (looked.cause, looked.state) == (Cause.UNCERTAIN, ReviewState.OPEN)


@pytest.mark.parametrize("cause", [Cause.UNREAD, Cause.UNREACHABLE])
async def test_what_a_family_has_not_read_is_looked_after_still_when_it_takes_another_report_back(
    sqlite_storage: Storage, cause: Cause
) -> None:
    async with sqlite_storage.work() as work:
        notice = await pushed(work)
        first, second = await report_of(work, notice), await report_of(work, await pushed(work))
        await reach.unread(work, RULES, notice.id, cause)
        await reports.withdraw(work, await people.account_of(work, first), RULES, first.id)
        assert (await task(work, first.id)).state is ReviewState.DONE
        handed = await task(work, second.id)
        assert (handed.cause, handed.state) == (cause, ReviewState.OPEN)


async def report_of(work: Work, notice: Notice) -> Report:
    """Return the report of a notice."""
    return await work.reports.get(notice.report) or pytest.fail("no report")


async def test_what_the_family_has_read_did_arrive(sqlite_storage: Storage) -> None:
    async with sqlite_storage.work() as work:
        notice = await pushed(work)
        await work.notices.save(replace(notice, state=NoticeState.OPENED))
        await reach.unread(work, RULES, notice.id, Cause.UNCERTAIN)
        assert not [one for one in await work.reviews.of_report(notice.report) if one.kind is ReviewKind.DELIVERY]


async def test_of_the_news_that_waited_one_is_announced(sqlite_storage: Storage, clock: FixedClock) -> None:
    async with sqlite_storage.work() as work:
        account, report = await gone(work)
        await waiting(work, report)
    clock.move(timedelta(hours=1))
    async with sqlite_storage.work() as work:
        await waiting(work, report)
        await reach.regained(work, account)
        states = [notice.state for notice in await work.notices.of_report(report)]
        assert states == [NoticeState.WAITS, NoticeState.RAISED]


@pytest.mark.parametrize("safety", [Safety.INSPECTED, Safety.UNSURE])
async def test_to_a_phone_not_known_to_be_safe_nothing_is_announced(sqlite_storage: Storage, safety: Safety) -> None:
    async with sqlite_storage.work() as work:
        account, report = await gone(work, safety)
        await waiting(work, report)
        await reach.regained(work, account)
        assert [notice.state for notice in await work.notices.of_report(report)] == [NoticeState.WAITS]


NO_ANSWER = Call(Outcome.NO_ANSWER, Next.DONE)


async def doubted(work: Work) -> tuple[Tied, Review]:
    """Return a family of which it is not sure who is there, whose news waits for a call, and that task, held."""
    found = await raised(work)
    await work.accounts.save(replace(await people.account_of(work, found.relative), doubt=Doubt.SAME))
    await due(work)
    task = await work.reviews.open_contact(found.relative.account)
    assert task is not None
    return found, await claims.take(work, RULES, found.who.second, task.id)


async def sought(work: Work, account: str) -> list[Review]:
    """Return the tasks of seniors to find another way to a family."""
    items = [one for report in await work.reports.of(account) for one in await work.reviews.of_report(report.id)]
    return [one for one in items if one.cause is Cause.REACH]


async def test_news_that_waits_for_a_call_goes_to_a_senior_when_nobody_answers(storage: Storage) -> None:
    async with storage.work() as work:
        (who, case, relative), task = await doubted(work)
        await calls.log(work, RULES, who.second, task.id, NO_ANSWER)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.RAISED)]
        [found] = await sought(work, relative.account)
        assert (found.lead, found.state) == (True, ReviewState.OPEN)
        await claims.take(work, RULES, who.senior, found.id)
        assert (await reveal.choices(work, who.senior, found.id)).callable
        await calls.log(work, RULES, who.senior, found.id, Call(Outcome.SPOKEN, Next.DONE))
        await due(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.PUSHED)]


async def test_one_senior_seeks_a_family_and_whoever_reaches_it_ends_that(storage: Storage) -> None:
    async with storage.work() as work:
        (who, _, relative), task = await doubted(work)
        await calls.log(work, RULES, who.second, task.id, NO_ANSWER)
        await recognition.call(work, RULES, relative.account)
        again = await work.reviews.open_contact(relative.account)
        assert again is not None
        await claims.take(work, RULES, who.second, again.id)
        await calls.log(work, RULES, who.second, again.id, NO_ANSWER)
        assert len(await sought(work, relative.account)) == 1
        await recognition.call(work, RULES, relative.account)
        last = await work.reviews.open_contact(relative.account)
        assert last is not None
        await claims.take(work, RULES, who.second, last.id)
        await calls.log(work, RULES, who.second, last.id, Call(Outcome.SPOKEN, Next.DONE))
        assert [one.state for one in await sought(work, relative.account)] == [ReviewState.DONE]


async def test_a_family_set_aside_because_no_call_reached_it_comes_back_when_it_writes(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        (who, _, relative), task = await doubted(work)
        await calls.log(work, RULES, who.second, task.id, NO_ANSWER)
        [found] = await sought(work, relative.account)
        await claims.take(work, RULES, who.senior, found.id)
        await calls.log(work, RULES, who.senior, found.id, NO_ANSWER)
        assert [one.state for one in await sought(work, relative.account)] == [ReviewState.HELD]
    clock.move(days=2)
    async with storage.work() as work:
        account = await people.account_of(work, relative)
        await recognition.seen(work, RULES, account, account.looks or "")
        assert [one.state for one in await sought(work, relative.account)] == [ReviewState.OPEN]


async def late(work: Work, who: Moderator) -> tuple[Notice, Review]:
    """Return what a family has not read for three days, and the task of that, held."""
    [report] = await work.reports.of((await work.accounts.meet(builders.CHAT)).id)
    [notice] = await work.notices.of_report(report.id)
    await reach.unread(work, RULES, notice.id)
    return notice, await claims.take(work, RULES, who, (await task(work, report.id)).id)


async def unread(work: Work) -> Moderator:
    """Push something to a family; return a moderator."""
    report, _ = await people.sent(work)
    await notify.announce(work, report, NoticeKind.TAKEN_UP)
    [notice] = await work.notices.of_report(report.id)
    await work.notices.save(replace(notice, state=NoticeState.PUSHED))
    return await people.moderator(work)


async def test_what_nobody_reads_goes_to_a_senior_where_no_call_reaches_the_family_until_it_is_read(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        someone = await unread(work)
    clock.move(days=3)
    async with storage.work() as work:
        notice, item = await late(work, someone)
        await calls.log(work, RULES, someone, item.id, NO_ANSWER)
        [found] = await sought(work, notice.account)
        assert (found.report, found.lead, found.state) == (notice.report, True, ReviewState.OPEN)
        account = await work.accounts.get(notice.account)
        assert account is not None
        await reading.open_(work, account, notice.id)
        assert [one.state for one in await sought(work, notice.account)] == [ReviewState.DONE]


async def test_nobody_seeks_a_family_that_is_there_again_or_for_which_nothing_waits(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        account, report = await gone(work)
        await waiting(work, report)
        someone = await people.moderator(work)
        first = await claims.take(work, RULES, someone, (await task(work, report)).id)
        await calls.log(work, RULES, someone, first.id, NO_ANSWER)
        assert await sought(work, account.id) == []
    clock.move(days=3)
    async with storage.work() as work:
        [notice] = await work.notices.of_report(report)
        await reach.unread(work, RULES, notice.id)
        [second] = [one for one in await work.reviews.of_report(report) if one.cause is Cause.UNREAD]
        await claims.take(work, RULES, someone, second.id)
        await calls.log(work, RULES, someone, second.id, NO_ANSWER)
        assert [one.state for one in await sought(work, account.id)] == [ReviewState.OPEN]
        await reach.regained(work, account)
        assert [one.state for one in await sought(work, account.id)] == [ReviewState.DONE]
