"""Only relatives who are recorded as knowing of each other are told that they differ, and both of them."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.case import Case
from bot.domain.errors import Foreign, NotAllowed, Stale
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Ground, Source
from bot.domain.report import Report
from bot.services import acquaintances, informing, links, relatives, reports, verifying
from bot.storage.work import Storage, Work
from tests.services.deciding import People, case_of_a_family, people
from tests.services.kin import family, verified
from tests.services.people import RULES, account_of, moderator
from tests.services.telling import LEASE, due
from tests.services.test_races import together


async def three(work: Work, who: People, ground: Ground = Ground.PAPERS) -> tuple[Case, list[Report]]:
    """Return a case with three relatives, each verified on a ground."""
    case = await case_of_a_family(work, who.first)
    found = [await family(work, case, 7_000_000_000 + each) for each in (1, 2, 3)]
    for each in found:
        await verified(work, who.first, each, ground)
    return case, found


async def differing(work: Work, report: Report) -> list[NoticeState]:
    """Return how far it has come that a family was told of differing."""
    return [one.state for one in await work.notices.of_report(report.id) if one.kind is NoticeKind.DIFFER]


async def test_both_who_know_of_each_other_hear_it_and_the_third_does_not(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        _, (mother, wife, sister) = await three(work, who)
        await acquaintances.record(work, who.first, mother.id, wife.id, Source.BOTH)
        await acquaintances.differ(work, who.second, wife.id, mother.id)
        with pytest.raises(Stale):
            await acquaintances.differ(work, who.second, mother.id, wife.id)
    async with storage.work() as work:
        await due(work)
        pushed = [NoticeState.PUSHED]
        assert [await differing(work, each) for each in (mother, wife, sister)] == [pushed, pushed, []]


async def test_nobody_hears_of_differing_who_is_not_recorded_as_knowing(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        _, (mother, wife, _) = await three(work, who)
        with pytest.raises(NotAllowed):
            await acquaintances.differ(work, who.senior, mother.id, wife.id)


async def test_nobody_hears_of_differing_while_one_of_both_may_not_be_told(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        _, (mother, wife, _) = await three(work, who)
        await acquaintances.record(work, who.first, mother.id, wife.id, Source.TOGETHER)
        await informing.appoint(work, who.first, wife.id, ContactRole.NOT_INFORMED)
        with pytest.raises(NotAllowed):
            await acquaintances.differ(work, who.senior, mother.id, wife.id)
        await informing.appoint(work, who.senior, wife.id, ContactRole.OTHER)
        await verifying.lower(work, RULES, who.first, wife.id, Ground.MISTAKE, 1)
        with pytest.raises(NotAllowed):
            await acquaintances.differ(work, who.senior, mother.id, wife.id)


async def test_nobody_hears_of_differing_from_whom_or_to_whom_the_report_was_taken_back(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        _, (mother, wife, _) = await three(work, who)
        await acquaintances.record(work, who.first, mother.id, wife.id, Source.BOTH)
        await reports.withdraw(work, await account_of(work, wife), RULES, wife.id)
        with pytest.raises(NotAllowed):
            await acquaintances.differ(work, who.senior, mother.id, wife.id)
        assert await differing(work, mother) == await differing(work, wife) == []


async def test_what_is_taken_back_opens_nothing_and_what_waits_of_it_is_never_told(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        _, (mother, wife, _) = await three(work, who)
        await acquaintances.record(work, who.first, mother.id, wife.id, Source.OFFICIAL)
        await acquaintances.differ(work, who.first, mother.id, wife.id)
        await acquaintances.take_back(work, who.second, wife.id, mother.id)
        assert await differing(work, mother) == await differing(work, wife) == [NoticeState.DROPPED]
        for verb in (acquaintances.take_back, acquaintances.differ):
            with pytest.raises((Stale, NotAllowed)):
                await verb(work, who.first, mother.id, wife.id)


async def takes_back(work: Work, _: People, __: Case, wife: Report) -> None:
    """Have a family take its report back."""
    await reports.withdraw(work, await account_of(work, wife), RULES, wife.id)


async def is_none_of_it(work: Work, who: People, case: Case, wife: Report) -> None:
    """Have it turn out that a report is about another person."""
    await links.undo(work, RULES, who.senior, case.id, wife.id, "Another person.")


@pytest.mark.parametrize("goes", [takes_back, is_none_of_it])
async def test_what_is_announced_of_differing_from_somebody_who_is_of_the_case_no_more_goes(
    storage: Storage, goes: Callable[[Work, People, Case, Report], Awaitable[None]]
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, (mother, wife, sister) = await three(work, who)
        for one, other in ((mother, wife), (mother, sister)):
            await acquaintances.record(work, who.first, one.id, other.id, Source.BOTH)
        await acquaintances.differ(work, who.first, mother.id, wife.id)
        await due(work)
        await acquaintances.differ(work, who.first, mother.id, sister.id)
        await due(work)
        await goes(work, who, case, wife)
        assert await differing(work, mother) == await differing(work, wife) == [NoticeState.DROPPED]
        assert await differing(work, sister) == [NoticeState.PUSHED]
        [gone] = [one for one in await work.notices.of_report(mother.id) if one.kind is NoticeKind.DIFFER]
        assert not [one for one in await work.outbox.take(50, LEASE) if one.notice == gone.id]


async def test_it_is_looked_at_again_at_the_moment_of_sending(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, (mother, wife, _) = await three(work, who)
        await acquaintances.record(work, who.first, mother.id, wife.id, Source.BOTH)
        await acquaintances.differ(work, who.first, mother.id, wife.id)
        await work.acquaintances.take_back([case.id], *sorted((mother.account, wife.account)))
    async with storage.work() as work:
        await due(work)
        assert await differing(work, mother) == [NoticeState.DROPPED]


async def test_what_is_recorded_has_its_source_and_the_last_one_counts(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        _, (mother, wife, _) = await three(work, who)
        for source in (Source.TOGETHER, Source.BOTH):
            await acquaintances.record(work, who.first, mother.id, wife.id, source)
        seen = await relatives.look(work, who.first, mother.id)
        known = {one.report.id: one.known.source for one in seen.others if one.known}
        assert known == {wife.id: Source.BOTH}


async def test_two_who_share_no_case_and_two_reports_of_one_account_are_no_pair(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, (mother, _, _) = await three(work, who)
        again = await family(work, case, 7_000_000_001)
        stranger = await family(work, await case_of_a_family(work, who.first, 7_000_000_009), 7_000_000_004)
        for other in (again, stranger, mother):
            with pytest.raises(Foreign):
                await acquaintances.record(work, who.first, mother.id, other.id, Source.BOTH)


async def test_an_intake_moderator_records_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        _, (mother, wife, _) = await three(work, who)
        with pytest.raises(NotAllowed):
            await acquaintances.record(work, await moderator(work, 9), mother.id, wife.id, Source.BOTH)


async def test_of_two_who_tell_it_at_once_each_relative_hears_it_once(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        _, (mother, wife, _) = await three(work, who)
        await acquaintances.record(work, who.first, mother.id, wife.id, Source.BOTH)
    outcomes = await together(
        storage,
        lambda work: acquaintances.differ(work, who.first, mother.id, wife.id),
        lambda work: acquaintances.differ(work, who.second, wife.id, mother.id),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "Stale"]
    async with storage.reading() as work:
        assert [len(await differing(work, each)) for each in (mother, wife)] == [1, 1]
