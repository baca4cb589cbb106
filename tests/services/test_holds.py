"""While a case is held nothing of it leaves by itself, and what was held back becomes a person's task."""

from datetime import timedelta

import pytest

from bot.domain.case import Case, Fate, HoldKind, Place
from bot.domain.errors import (
    NotAllowed,
    SeniorsFirst,
)
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.review import Cause
from bot.domain.status import Wish
from bot.services import after_hold, approvals, holds, merges, proposals, statuses
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import (
    approved,
    as_it_stands,
    case_of_a_family,
    item,
    people,
    to,
)
from tests.services.people import RULES
from tests.services.test_statuses import tasks_on
from tests.services.usual import pass_days

LEASE = timedelta(minutes=1)
OTHER_CHAT = 7_000_123_457


async def test_a_hold_for_hard_news_stays_until_a_senior_lifts_it(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        proposal = await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, word))
        with pytest.raises(NotAllowed):
            await holds.lift(work, who.other, case.id)
        await approvals.withdraw(work, who.senior, proposal.id)
        assert await holds.held(work, case)
        with pytest.raises(NotAllowed):
            await holds.lift(work, who.first, case.id)
        await holds.lift(work, who.other, case.id)
        assert not await holds.held(work, case)


async def test_to_stop_a_case_twice_is_once_and_calls_no_family_that_chose_no_usual_day(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await holds.stop(work, who.senior, case.id)
        await holds.stop(work, who.senior, case.id)
        assert [hold.kind for hold in await work.holds.standing(case.id)] == [HoldKind.BY_HAND]
        with pytest.raises(NotAllowed):
            await holds.stop(work, who.first, case.id)
    await pass_days(storage, clock, 100)
    async with storage.reading() as work:
        assert await tasks_on(work, case.id) == []


async def test_while_messages_are_stopped_nobody_is_sent_to_tell_a_family(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await holds.stop(work, who.senior, case.id)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.senior, case.id, to(Fate.BELIEVED_CAPTIVE, word))
        assert await tasks_on(work, case.id) == []


async def goes_out(work: Work, case: Case) -> bool:
    """Whether what is to be told of a case may be told now."""
    waiting = [one for one in await work.notices.of_case(case.id) if one.state.unread]
    return bool(waiting) and not await holds.held(work, case)


async def after_holds(storage: Storage) -> None:
    """Have done what is due once a hold is over."""
    async with storage.work() as work:
        for job in await work.jobs.take(50, LEASE, kinds=["hold_over"]):
            await work.jobs.finish(job)
            await after_hold.over(work, RULES, job.ids["case"])


async def test_what_came_while_one_hold_stood_is_told_when_the_last_of_several_is_over(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, other = await case_of_a_family(work, who.first), await case_of_a_family(work, who.first, OTHER_CHAT)
        await holds.stop(work, who.senior, case.id)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.senior, case.id, to(Fate.BELIEVED_CAPTIVE, word))
    clock.move(minutes=1)
    async with storage.work() as work:
        merge = await merges.propose(work, RULES, who.senior, other.id, case.id)
        await holds.lift(work, who.senior, case.id)
    await after_holds(storage)
    async with storage.work() as work:
        assert not await goes_out(work, case)
        await approvals.withdraw(work, who.senior, merge.id)
    await after_holds(storage)
    async with storage.work() as work:
        assert await goes_out(work, case)


async def test_what_the_hold_of_a_merged_case_kept_back_is_told_by_the_case_that_goes_on(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, into = await case_of_a_family(work, who.first), await case_of_a_family(work, who.first, OTHER_CHAT)
        await holds.stop(work, who.senior, case.id)
        merge = await merges.propose(work, RULES, who.senior, case.id, into.id)
        await approved(work, who.second, merge)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, merge.id)
        word = await item(work, who.first, into, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.senior, into.id, to(Fate.BELIEVED_CAPTIVE, word))
    await after_holds(storage)
    async with storage.work() as work:
        assert not await goes_out(work, into)
        await holds.lift(work, who.senior, case.id)
    await after_holds(storage)
    async with storage.work() as work:
        assert await goes_out(work, into)


async def test_a_place_that_is_put_right_during_a_hold_does_not_stand_for_the_return_that_a_person_tells(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        seen = await item(work, who.first, case, EvidenceKind.LETTER)
        official = await item(work, who.first, case, EvidenceKind.OFFICIAL)
        reported = Wish(axis=Axis.PLACE, after=Place.REPORTED, quotes=(seen.id,))
        await statuses.change(work, RULES, who.first, case.id, reported)
        await holds.stop(work, who.senior, case.id)
        back = await proposals.propose(work, RULES, who.senior, case.id, to(Fate.RELEASED, official))
        await approved(work, who.other, back)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, back.id)
        nowhere = Wish(axis=Axis.PLACE, after=Place.UNKNOWN, words="A mistake.", wrong=True)
        await statuses.change(work, RULES, who.senior, case.id, nowhere)
        assert await tasks_on(work, case.id) == [Cause.CORRECTION]
        await holds.lift(work, who.senior, case.id)
    await after_holds(storage)
    async with storage.work() as work:
        assert set(await tasks_on(work, case.id)) == {Cause.CORRECTION, Cause.FATE_CHANGED}


@pytest.mark.parametrize("death", [True, False], ids=["a death is proposed", "a senior stopped the messages"])
async def test_while_a_senior_holds_a_case_others_are_refused_alike_whatever_it_is_for(
    storage: Storage, *, death: bool
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, other = await case_of_a_family(work, who.first), await case_of_a_family(work, who.first, OTHER_CHAT)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        letter = await item(work, who.first, case, EvidenceKind.ICRC_LETTER)
        if death:
            rumour = await item(work, who.senior, case, EvidenceKind.RUMOUR, confidential=True)
            await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, rumour))
        else:
            await holds.stop(work, who.senior, case.id)
        for wish in (to(Fate.BELIEVED_CAPTIVE, word), to(Fate.MISSING, words="…")):
            with pytest.raises(SeniorsFirst):
                await statuses.change(work, RULES, who.first, case.id, wish)
        with pytest.raises(SeniorsFirst):
            await proposals.propose(work, RULES, who.first, case.id, to(Fate.CAPTIVE_CONFIRMED, letter))
        for one, into in ((case, other), (other, case)):
            with pytest.raises(SeniorsFirst):
                await merges.propose(work, RULES, who.first, one.id, into.id)
        # What somebody learns is added all the same.
        await item(work, who.first, case, EvidenceKind.FAMILY)


async def test_two_who_are_no_seniors_merge_no_death_away(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, other = await case_of_a_family(work, who.first), await case_of_a_family(work, who.first, OTHER_CHAT)
        rumour = await item(work, who.senior, case, EvidenceKind.RUMOUR, confidential=True)
        merge = await merges.propose(work, RULES, who.first, case.id, other.id)
        death = await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, rumour))
        await approved(work, who.other, death)
        clock.move(minutes=1)
        await approved(work, who.second, merge)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, death.id)
    clock.move(minutes=2)
    async with storage.work() as work:
        await approvals.come(work, RULES, merge.id)
        assert (await as_it_stands(work, case)).fate is Fate.DEATH_REPORTED
        assert (await as_it_stands(work, case)).merged_into is None
