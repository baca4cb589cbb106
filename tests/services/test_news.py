"""News of a case reach whoever they are for: tied, informed, verified; while nothing holds the case; while it is so."""

from dataclasses import replace
from datetime import time

import pytest

from bot.domain.account import Doubt
from bot.domain.case import Fate, Place
from bot.domain.errors import Foreign
from bot.domain.evidence import EvidenceKind
from bot.domain.hours import QuietHours
from bot.domain.moves import Axis
from bot.domain.notice import NEWS, TERMS, NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Level
from bot.domain.review import Cause
from bot.domain.status import Wish
from bot.services import (
    approvals,
    holds,
    links,
    merges,
    my_case,
    news,
    proposals,
    reading,
    recognition,
    reports,
    statuses,
)
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.deciding import approved, case_of_a_family, item, people, to
from tests.services.kin import at_level
from tests.services.people import RULES, account_of
from tests.services.telling import (
    LEASE,
    believed,
    due,
    home,
    mistaken,
    pushed,
    raised,
    read,
    relative_of,
    the,
    tied,
    told,
)


def test_nothing_that_speaks_of_a_death_raises_a_notice() -> None:
    assert not [value for _, value in NEWS if value in {fate.value for fate in Fate if fate.of_death}]
    assert set(TERMS) == set(NoticeKind)


async def test_a_verified_relative_is_pushed_what_was_decided_and_reads_it(storage: Storage) -> None:
    async with storage.work() as work:
        _, case, relative, notice = await pushed(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.PUSHED)]
        opened = await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id)
        assert opened is not None
        await reading.receive(work, await account_of(work, relative), notice.id)
        steps = [one.step for one in await work.notices.deliveries(notice.id)]
        assert steps == [NoticeState.RAISED, NoticeState.PUSHED, NoticeState.OPENED, NoticeState.RECEIVED]


@pytest.mark.parametrize("level", [Level.ACCOUNT, Level.CALLED])
async def test_news_for_whom_nobody_verified_is_kept_back_and_asks_for_that_once(
    storage: Storage, level: Level
) -> None:
    async with storage.work() as work:
        _, case, relative = await raised(work, level)
    async with storage.work() as work:
        await due(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.KEPT_BACK)]
        notice = await the(work, case, NoticeKind.BELIEVED)
        for _ in range(2):
            assert await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id) is None
        causes = [one.cause for one in await work.reviews.of_report(relative.report)]
        assert causes.count(Cause.KEPT_BACK) == 1


async def test_what_a_hold_keeps_back_is_told_when_it_is_over(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, _ = await tied(work)
        await holds.stop(work, who.senior, case.id)
        await believed(work, replace(who, first=who.senior), case)
    async with storage.work() as work:
        await due(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.RAISED)]
        await holds.lift(work, who.senior, case.id)
    async with storage.work() as work:
        await due(work)
    async with storage.work() as work:
        await due(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.PUSHED)]


async def test_a_push_that_stands_unread_goes_when_a_hold_begins_and_cannot_be_opened(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, notice = await pushed(work)
        await holds.stop(work, who.senior, case.id)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.RAISED)]
        assert await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id) is None
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.RAISED)]


async def test_what_is_no_longer_so_is_never_told(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, _ = await raised(work)
        await home(work, who, case)
        await due(work)
        assert set(await told(work, case)) == {
            (NoticeKind.BELIEVED, NoticeState.DROPPED),
            (NoticeKind.SAFE, NoticeState.PUSHED),
        }


async def test_what_was_read_and_withdrawn_is_corrected_also_during_a_hold_and_at_any_level(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, notice = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await at_level(work, who.first, relative, Level.ACCOUNT)
        await holds.stop(work, who.senior, case.id)
        wish = to(Fate.MISSING, words="He was mistaken.")
        await statuses.change(work, RULES, who.senior, case.id, wish)
    async with storage.work() as work:
        await due(work)
        correction = await the(work, case, NoticeKind.CORRECTION)
        assert (correction.state, correction.corrects) == (NoticeState.PUSHED, notice.id)
        opened = await reading.open_pushed(work, RULES, await account_of(work, relative), correction.id)
        assert opened is not None


async def test_what_was_never_read_needs_no_correction(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, _, _ = await pushed(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await mistaken(work, who, case)
        await due(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.DROPPED)]


async def test_whoever_was_linked_to_the_wrong_case_is_told_that_it_was_wrong(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, notice = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await links.undo(work, RULES, who.senior, case.id, relative.report, "Another person.")
        await due(work)
        assert (await the(work, case, NoticeKind.CORRECTION)).state is NoticeState.PUSHED
        # What was told wrongly is not read again.
        assert await reading.open_elsewhere(work, RULES, await account_of(work, relative), notice.id) is None


async def test_a_correction_is_owed_whatever_follows_and_never_corrected(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await mistaken(work, who, case)
        await links.undo(work, RULES, who.senior, case.id, relative.report, "Another person.")
        await due(work)
        assert (await the(work, case, NoticeKind.CORRECTION)).state is NoticeState.PUSHED


async def test_what_was_told_of_a_merged_case_is_corrected_with_the_one_that_goes_on(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, into = [await case_of_a_family(work, who.first, chat) for chat in (7_000_000_001, 7_000_000_002)]
        relative = await relative_of(work, who, case)
        for each in (case, into):
            await believed(work, who, each)
        await due(work)
        notice = await the(work, case, NoticeKind.BELIEVED)
        await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id)
        merge = await merges.propose(work, RULES, who.first, case.id, into.id)
        await approved(work, who.second, merge)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, merge.id)
        await statuses.change(work, RULES, who.first, into.id, to(Fate.MISSING, words="He was mistaken."))
        assert (await the(work, case, NoticeKind.CORRECTION)).corrects == notice.id


async def test_a_transfer_is_news_also_to_whoever_was_told_of_a_place_before(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
    for _ in range(2):
        clock.move(minutes=1)
        async with storage.work() as work:
            seen = await item(work, who.first, case, EvidenceKind.IN_PERSON)
            wish = Wish(axis=Axis.PLACE, after=Place.CONFIRMED, quotes=(seen.id,))
            await statuses.change(work, RULES, who.first, case.id, wish)
            await due(work)
            notice = (await work.notices.of_case(case.id))[-1]
            await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id)
    async with storage.reading() as work:
        assert await told(work, case) == [(NoticeKind.PLACE, NoticeState.OPENED)] * 2


async def test_whoever_is_informed_again_is_told_what_was_dropped(storage: Storage) -> None:
    async with storage.work() as work:
        _, case, relative = await raised(work)
        await work.cases.save_relative(replace(relative, role=ContactRole.NOT_INFORMED))
        await due(work)
        await work.cases.save_relative(relative)
        await news.catch_up(work, relative)
        await due(work)
        assert sorted(state for _, state in await told(work, case)) == [NoticeState.DROPPED, NoticeState.PUSHED]


async def test_a_push_that_may_not_be_told_any_more_does_not_leave(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, notice = await pushed(work)
        await at_level(work, who.first, relative, Level.ACCOUNT)
        await news.look_again(work, RULES, notice.id)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.KEPT_BACK)]
        assert not [one for one in await work.outbox.take(50, LEASE) if one.notice == notice.id]
        assert Cause.KEPT_BACK in [one.cause for one in await work.reviews.of_report(relative.report)]


async def test_a_push_does_not_leave_after_the_waking_hours(storage: Storage, clock: FixedClock) -> None:
    rules = replace(RULES, quiet=QuietHours(time(21), time(8)))
    async with storage.work() as work:
        _, case, _, notice = await pushed(work)
    clock.move(hours=10)
    async with storage.work() as work:
        await news.look_again(work, rules, notice.id)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.RAISED)]
        assert not [one for one in await work.outbox.take(50, LEASE) if one.notice == notice.id]
    clock.move(hours=12)
    async with storage.work() as work:
        await due(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.PUSHED)]


async def test_during_a_hold_what_was_read_can_be_read_again(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, notice = await read(work)
        await holds.stop(work, who.senior, case.id)
        assert await reading.open_elsewhere(work, RULES, await account_of(work, relative), notice.id) is not None


async def test_a_death_raises_no_notice_and_takes_back_what_was_not_read(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, _, _ = await pushed(work)
        rumour = await item(work, who.senior, case, EvidenceKind.RUMOUR)
        death = await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, rumour))
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.RAISED)]
        await approved(work, who.other, death)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, death.id)
        await due(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.DROPPED)]


async def test_nobody_opens_the_news_of_another_family(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        other = await case_of_a_family(work, who.first, 7_000_000_009)
        await relative_of(work, who, case)
        [stranger] = await work.cases.relatives(other.id)
        await believed(work, who, case)
        await due(work)
        notice = await the(work, case, NoticeKind.BELIEVED)
        for verb in (reading.open_pushed, reading.open_elsewhere):
            with pytest.raises(Foreign):
                await verb(work, RULES, await account_of(work, stranger), notice.id)
        assert await work.notices.numbered(stranger.account, notice.number) is None


@pytest.mark.parametrize("said", [Doubt.ASKED, Doubt.SAME])
async def test_while_it_is_not_sure_who_is_here_no_news_is_told_before_a_person_has_called(
    storage: Storage, said: Doubt
) -> None:
    async with storage.work() as work:
        _, case, relative, notice = await pushed(work)
        doubted = replace(await account_of(work, relative), doubt=said)
        await work.accounts.save(doubted)
        assert await reading.open_pushed(work, RULES, doubted, notice.id) is None
        assert await my_case.of(work, doubted, relative.report) is None
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.RAISED)]
        call = await work.reviews.open_contact(relative.account)
        assert call is not None
        assert call.cause is Cause.LOOKS_CHANGED
        await recognition.known(work, relative.account)
    async with storage.work() as work:
        await due(work)
        sure = await account_of(work, relative)
        assert await reading.open_pushed(work, RULES, sure, notice.id) is not None
        # What was read is not opened again either where somebody else may be here since.
        assert await reading.open_elsewhere(work, RULES, doubted, notice.id) is None


async def test_whoever_took_its_report_back_is_told_nothing_more_of_the_case(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
        await reports.withdraw(work, await account_of(work, relative), RULES, relative.report)
        await believed(work, who, case)
        assert await told(work, case) == []
