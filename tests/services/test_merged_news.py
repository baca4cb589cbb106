"""Two cases are merged that stood differently: what families have read is put right, or goes on, and comes back."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from bot.domain.case import Case, Fate, Legal, Place
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Level, Relative
from bot.domain.review import Cause
from bot.domain.status import Wish
from bot.services import approvals, claims, holds, merges, proposals, reading, relatives, statuses, tasks
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, approved, as_it_stands, case_of_a_family, item, people, to
from tests.services.kin import at_level, family, tie
from tests.services.people import RULES, account_of
from tests.services.telling import believed, due, home, relative_of, told
from tests.services.test_merges import merge
from tests.services.test_statuses import tasks_on

READ, PUSHED, DROPPED = NoticeState.OPENED, NoticeState.PUSHED, NoticeState.DROPPED
BELIEVED, SAFE, WRONG = NoticeKind.BELIEVED, NoticeKind.SAFE, NoticeKind.CORRECTION


class Two(NamedTuple):
    """Two cases with a verified family each, and who decides."""

    who: People
    case: Case
    into: Case
    mine: Relative
    theirs: Relative


async def two(storage: Storage, chats: tuple[int, int] = (7_000_000_001, 7_000_000_002)) -> Two:
    """Return two cases of which nothing is known yet."""
    async with storage.work() as work:
        who = await people(work)
        case, into = [await case_of_a_family(work, who.first, chat) for chat in chats]
        return Two(who, case, into, *[await relative_of(work, who, each) for each in (case, into)])


async def moved(work: Work, there: Two, case: Case, axis: Axis, after: str) -> None:
    """Have a case's place or proceedings known."""
    proof = await item(work, there.who.first, case, EvidenceKind.LETTER)
    wish = Wish(axis=axis, after=after, quotes=(proof.id,))
    await statuses.change(work, RULES, there.who.first, case.id, wish)


async def reads(storage: Storage, clock: FixedClock, relative: Relative) -> None:
    """Have a family read everything that is due to it."""
    clock.move(minutes=1)
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.work() as work:
        for one in await news_of(work, relative):
            if one.state is PUSHED:
                await reading.open_pushed(work, RULES, await account_of(work, relative), one.id)


async def news_of(work: Work, relative: Relative) -> list[Notice]:
    """Return the news of its case for a family, the oldest first; a correction before what is told with it."""
    found = [one for one in await work.notices.of_report(relative.report) if one.case is not None]
    return sorted(found, key=lambda one: (one.raised_at, one.kind is not WRONG))


async def hears(storage: Storage, relative: Relative) -> list[tuple[NoticeKind, NoticeState]]:
    """Return how far the news of its case have come for a family."""
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.reading() as work:
        return [(one.kind, one.state) for one in await news_of(work, relative)]


async def merged(storage: Storage, clock: FixedClock, there: Two) -> None:
    """Have two people merge them."""
    clock.move(minutes=1)
    await merge(storage, clock, there.who, there.case, there.into)


async def parted(storage: Storage, clock: FixedClock, there: Two) -> None:
    """Have the merge undone, and another person confirm that."""
    clock.move(minutes=1)
    async with storage.work() as work:
        await merges.part(work, RULES, there.who.first, there.case.id)
        await merges.confirm(work, there.who.second, there.case.id)


async def test_what_the_case_that_goes_on_does_not_say_is_put_right_once_the_merge_is_agreed(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
    await reads(storage, clock, there.mine)
    async with storage.work() as work:
        proposal = await merges.propose(work, RULES, there.who.first, there.case.id, there.into.id)
        await approved(work, there.who.second, proposal)
        assert [one.kind for one in await news_of(work, there.mine)] == [BELIEVED]
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        assert await tasks_on(work, there.case.id) == [Cause.CORRECTION]
        [task] = await work.reviews.of_case(there.case.id)
        assert task.lead
    assert await hears(storage, there.mine) == [(BELIEVED, READ), (WRONG, PUSHED)]
    assert await hears(storage, there.theirs) == []


async def test_all_that_was_read_is_put_right_however_it_came_and_went_before(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await home(work, there.who, there.case)
        call = await item(work, there.who.first, there.case, EvidenceKind.FAMILY)
        taken = to(Fate.BELIEVED_CAPTIVE, call, words="Taken again on the way.")
        await statuses.change(work, RULES, there.who.senior, there.case.id, taken)
    await reads(storage, clock, there.mine)
    async with storage.work() as work:
        await home(work, there.who, await as_it_stands(work, there.case))
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    assert [kind for kind, _ in await hears(storage, there.mine)] == [SAFE, BELIEVED, SAFE, WRONG, WRONG]


async def test_what_is_not_told_through_one_report_of_a_family_any_more_is_told_through_that_of_the_other_case(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage, (7_000_000_001, 7_000_000_001))
    async with storage.work() as work:
        await believed(work, there.who, there.into)
    await hears(storage, there.theirs)
    async with storage.work() as work:
        # Decided in the moment in which it was pushed: neither saw the other.
        await work.cases.save_relative(replace(there.theirs, role=ContactRole.NOT_INFORMED))
    await merged(storage, clock, there)
    assert await hears(storage, there.mine) == [(BELIEVED, PUSHED)]
    assert await hears(storage, there.theirs) == [(BELIEVED, DROPPED)]


async def test_what_only_goes_further_is_news_and_no_correction(storage: Storage, clock: FixedClock) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
        await home(work, there.who, there.into)
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    assert await hears(storage, there.mine) == [(BELIEVED, READ), (SAFE, PUSHED)]
    async with storage.reading() as work:
        assert await tasks_on(work, there.case.id) == []


async def test_what_goes_back_is_put_right_before_it_is_told_how_the_case_stands(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await home(work, there.who, there.case)
        await believed(work, there.who, there.into)
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    assert await hears(storage, there.mine) == [(SAFE, READ), (WRONG, PUSHED), (BELIEVED, PUSHED)]
    async with storage.work() as work:
        newest, account = (await news_of(work, there.mine))[-1], await account_of(work, there.mine)
        first = await reading.open_pushed(work, RULES, account, newest.id)
        assert first is not None
        assert first.kind is WRONG


async def test_what_both_say_is_told_nobody_twice(storage: Storage, clock: FixedClock) -> None:
    there = await two(storage)
    async with storage.work() as work:
        for case in (there.case, there.into):
            await believed(work, there.who, case)
    for each in (there.mine, there.theirs):
        await reads(storage, clock, each)
    await merged(storage, clock, there)
    for each in (there.mine, there.theirs):
        assert await hears(storage, each) == [(BELIEVED, READ)]


@pytest.mark.parametrize(
    ("axis", "mine", "theirs"),
    [
        (Axis.PLACE, Place.REPORTED, None),
        (Axis.PLACE, Place.CONFIRMED, Place.REPORTED),
        (Axis.LEGAL, Legal.SENTENCED, None),
        (Axis.LEGAL, Legal.SENTENCED, Legal.CHARGED),
    ],
)
async def test_of_places_and_proceedings_only_what_is_not_said_at_all_is_put_right(
    storage: Storage, clock: FixedClock, axis: Axis, mine: str, theirs: str | None
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await moved(work, there, there.case, axis, mine)
        if theirs is not None:
            await moved(work, there, there.into, axis, theirs)
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    assert [kind for kind, _ in await hears(storage, there.mine)][1:] == ([] if theirs else [WRONG])


async def test_what_nobody_read_is_dropped_without_a_word(storage: Storage, clock: FixedClock) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
        await due(work)
    await merged(storage, clock, there)
    assert {kind for kind, _ in await hears(storage, there.mine)} == {BELIEVED}
    async with storage.reading() as work:
        assert await tasks_on(work, there.case.id) == []


async def test_where_a_death_is_spoken_of_the_bot_tells_nothing_by_a_merge_either(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
    await reads(storage, clock, there.mine)
    who = replace(there.who, first=there.who.senior, second=there.who.other)
    async with storage.work() as work:
        rumour = await item(work, who.first, there.into, EvidenceKind.RUMOUR)
        death = await proposals.propose(work, RULES, who.first, there.into.id, to(Fate.DEATH_REPORTED, rumour))
        await approved(work, who.second, death)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, death.id)
    await merged(storage, clock, there._replace(who=who))
    assert await hears(storage, there.mine) == [(BELIEVED, READ)]
    async with storage.reading() as work:
        assert await tasks_on(work, there.case.id) == []
        assert (await as_it_stands(work, there.case)).merged_into == there.into.id


@pytest.mark.parametrize("read", [True, False])
async def test_parting_brings_back_what_was_told_before(storage: Storage, clock: FixedClock, *, read: bool) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    if read:
        await reads(storage, clock, there.mine)
    await parted(storage, clock, there)
    again = [(WRONG, READ), (BELIEVED, PUSHED)] if read else [(WRONG, DROPPED)]
    assert await hears(storage, there.mine) == [(BELIEVED, READ), *again]


@pytest.mark.parametrize(("read", "called"), [(False, False), (True, False), (False, True)])
async def test_parted_nobody_is_called_of_a_correction_that_none_has_heard_and_whoever_has_is(
    storage: Storage, clock: FixedClock, *, read: bool, called: bool
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.case)
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    if read:
        await reads(storage, clock, there.mine)
    if called:
        async with storage.work() as work:
            [item] = await work.reviews.of_case(there.case.id)
            await claims.take(work, RULES, there.who.senior, item.id)
            await tasks.settle(work, there.who.senior, item.id)
    await parted(storage, clock, there)
    async with storage.reading() as work:
        assert await tasks_on(work, there.case.id) == ([Cause.CORRECTION] if read or called else [])


@pytest.mark.parametrize("last", [True, False])
async def test_a_family_of_two_reports_is_told_through_the_verified_one_whichever_comes_first(
    storage: Storage, clock: FixedClock, *, last: bool
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.into)
        await family(work, there.case, 7_000_000_001)
        low, high = sorted(await work.cases.relatives(there.case.id), key=lambda one: one.id, reverse=last)
        assert low.account == high.account
        await at_level(work, there.who.first, low, Level.ACCOUNT)
        high = await at_level(work, there.who.first, high, Level.SHOWN)
    await merged(storage, clock, there)
    assert await hears(storage, high) == [(BELIEVED, PUSHED)]
    assert await hears(storage, low) == []


async def test_parted_a_family_that_told_of_both_hears_of_the_other_case_through_its_report_of_that_one(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await believed(work, there.who, there.into)
    await merged(storage, clock, there)
    async with storage.work() as work:
        second = await tie(work, await family(work, there.into, 7_000_000_001))
        await at_level(work, there.who.first, second, Level.SHOWN)
    assert await hears(storage, there.mine) == [(BELIEVED, PUSHED)]
    assert await hears(storage, second) == []
    await parted(storage, clock, there)
    assert await hears(storage, there.mine) == [(BELIEVED, DROPPED)]
    assert await hears(storage, second) == [(BELIEVED, PUSHED)]


async def test_parted_from_a_case_that_said_otherwise_a_family_hears_that_this_was_wrong_and_what_stands(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await home(work, there.who, there.case)
        await believed(work, there.who, there.into)
    await reads(storage, clock, there.mine)
    await merged(storage, clock, there)
    for _ in range(2):
        await reads(storage, clock, there.mine)
    await parted(storage, clock, there)
    heard = await hears(storage, there.mine)
    assert heard[:3] == [(SAFE, READ), (WRONG, READ), (BELIEVED, READ)]
    assert heard[3:] == [(WRONG, PUSHED), (SAFE, PUSHED)]


async def test_a_return_that_a_person_tells_is_told_the_families_of_a_case_merged_later(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        official = await item(work, there.who.first, there.into, EvidenceKind.OFFICIAL)
        back = await proposals.propose(work, RULES, there.who.first, there.into.id, to(Fate.RELEASED, official))
        await approved(work, there.who.second, back)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, back.id)
        [task] = await work.reviews.of_case(there.into.id)
        await claims.take(work, RULES, there.who.senior, task.id)
        await tasks.settle(work, there.who.senior, task.id)
    await merged(storage, clock, there)
    await hears(storage, there.mine)
    async with storage.reading() as work:
        assert await tasks_on(work, there.into.id) == [Cause.FATE_CHANGED]


async def test_of_the_two_primary_contacts_the_case_that_goes_on_has_its_own_and_parting_gives_each_one_back(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        for each in (there.mine, there.theirs):
            await work.cases.save_relative(replace(each, role=ContactRole.PRIMARY))
    await merged(storage, clock, there)
    async with storage.work() as work:
        for case in (there.case, there.into):
            seen = await relatives.of_case(work, there.who.first, case.id)
            first = [one.report.id for one in seen.kin if one.role is ContactRole.PRIMARY]
            assert first == [there.theirs.report]
            one = await relatives.primary(work, await as_it_stands(work, there.into))
            assert one is not None
            assert one.report == there.theirs.report
    await parted(storage, clock, there)
    async with storage.work() as work:
        for relative in (there.mine, there.theirs):
            kin = await relatives.look(work, there.who.first, relative.report)
            assert kin.role is ContactRole.PRIMARY


async def test_a_family_of_both_cases_is_told_once(storage: Storage, clock: FixedClock) -> None:
    there = await two(storage)
    async with storage.work() as work:
        [other] = await work.cases.relatives(there.into.id)
        await work.cases.save_relative(replace(other, account=there.mine.account))
        report = await work.reports.get(other.report)
        assert report is not None
        await work.reports.save(replace(report, account=there.mine.account))
        await believed(work, there.who, there.into)
    await merged(storage, clock, there)
    async with storage.work() as work:
        await due(work)
        assert [kind for kind, _ in await told(work, there.into)] == [BELIEVED]


async def test_a_hold_of_either_case_keeps_back_what_is_new_and_not_what_puts_right(
    storage: Storage, clock: FixedClock
) -> None:
    there = await two(storage)
    async with storage.work() as work:
        await home(work, there.who, there.case)
        await believed(work, there.who, there.into)
    await reads(storage, clock, there.mine)
    async with storage.work() as work:
        await holds.stop(work, there.who.senior, there.into.id)
    await merged(storage, clock, there._replace(who=replace(there.who, first=there.who.senior)))
    assert await hears(storage, there.mine) == [(SAFE, READ), (WRONG, PUSHED), (BELIEVED, NoticeState.RAISED)]
