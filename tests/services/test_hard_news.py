"""The protocol for hard news: seniors alone, step by step, and back where it was wrong."""

import pytest

from bot.domain.case import Case, Fate
from bot.domain.errors import (
    Foreign,
    NotAllowed,
)
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.review import Cause
from bot.services import approvals, holds, looking, news, proposals, reading, statuses
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import (
    People,
    approved,
    as_it_stands,
    case_of_a_family,
    fits_its_history,
    item,
    people,
    to,
)
from tests.services.kin import family, tie
from tests.services.people import RULES, account_of
from tests.services.telling import believed, due, relative_of, the, told
from tests.services.test_statuses import tasks_on


async def test_a_death_is_proposed_and_approved_by_seniors_alone_and_holds_everything_at_once(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        word = await item(work, who.first, case, EvidenceKind.FAMILY, confidential=True)
        wish = to(Fate.DEATH_REPORTED, word)
        with pytest.raises(NotAllowed):
            await proposals.propose(work, RULES, who.first, case.id, wish)
        proposal = await proposals.propose(work, RULES, who.senior, case.id, wish)
        assert await holds.held(work, case)
        with pytest.raises(Foreign):
            await looking.look(work, RULES, who.first, proposal.id)
        with pytest.raises(Foreign):
            await approvals.may_approve(work, who.first, proposal.id)
        assert await proposals.waiting(work, who.first) == []
        await approved(work, who.other, proposal)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        assert (await as_it_stands(work, case)).fate is Fate.DEATH_REPORTED
        causes = await tasks_on(work, case.id)
        assert {Cause.CHECK_WITH_BODY, Cause.OFFER_SUPPORT, Cause.RECORD_IN_PERSON} <= set(causes)
        assert Cause.FATE_CHANGED not in causes
        assert all(each.lead for each in await work.reviews.of_case(case.id))


async def test_a_task_to_tell_a_family_ends_where_a_death_is_spoken_of(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, word))
        await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, word))
        assert Cause.FATE_CHANGED not in await tasks_on(work, case.id)


async def test_a_death_that_turns_out_wrong_is_corrected_and_the_case_goes_on(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        rumour = await item(work, who.senior, case, EvidenceKind.RUMOUR)
        death = await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, rumour))
        await approved(work, who.other, death)
        clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, death.id)
        call = await item(work, who.senior, case, EvidenceKind.OWN_WORDS)
        word = await item(work, who.senior, case, EvidenceKind.FAMILY)
        alive = await proposals.propose(
            work, RULES, who.other, case.id, to(Fate.RELEASED, call, word, words="He called his mother.")
        )
        await approved(work, who.senior, alive)
        clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, alive.id)
        assert (await as_it_stands(work, case)).fate is Fate.RELEASED
        assert await tasks_on(work, case.id) == [Cause.CORRECTION]
        assert not await holds.held(work, case)
        assert await fits_its_history(work, case)


@pytest.mark.parametrize("death", [True, False], ids=["a death is spoken of", "a senior stopped the messages"])
async def test_whoever_verifies_notices_no_death_by_a_task_that_is_missing(
    storage: Storage, clock: FixedClock, *, death: bool
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await believed(work, who, case)
        await due(work)
        if death:
            await died(work, who, case)
        else:
            await holds.stop(work, who.senior, case.id)
    clock.move(minutes=30)
    async with storage.work() as work:
        for one in await work.proposals.of_case(case.id):
            await approvals.come(work, RULES, one.id)
        late = await family(work, case, 7_000_000_002)
        await news.catch_up(work, await tie(work, late))
    async with storage.work() as work:
        await due(work)
        assert await work.reviews.of_report(late.id) == []
        if not death:
            await holds.lift(work, who.senior, case.id)
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.reading() as work:
        causes = [one.cause for one in await work.reviews.of_report(late.id)]
        assert causes == ([] if death else [Cause.KEPT_BACK])


async def died(work: Work, who: People, case: Case) -> None:
    """Have two seniors agree that a death is reported."""
    rumour = await item(work, who.senior, case, EvidenceKind.RUMOUR)
    death = await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, rumour))
    await approved(work, who.other, death)


async def test_whoever_read_what_stands_again_after_a_death_was_spoken_of_is_not_told_it_twice(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        relative = await relative_of(work, who, case)
        await believed(work, who, case)
        await due(work)
        notice = await the(work, case, NoticeKind.BELIEVED)
        await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id)
        await died(work, who, case)
    for wish in (None, Fate.BELIEVED_CAPTIVE):
        if wish is not None:
            async with storage.work() as work:
                letter = await item(work, who.senior, case, EvidenceKind.FAMILY)
                alive = to(wish, letter, words="He wrote.")
                await approved(work, who.other, await proposals.propose(work, RULES, who.senior, case.id, alive))
        clock.move(minutes=31)
        async with storage.work() as work:
            for one in await work.proposals.of_case(case.id):
                await approvals.come(work, RULES, one.id)
    async with storage.work() as work:
        await due(work)
        assert (await as_it_stands(work, case)).fate is Fate.BELIEVED_CAPTIVE
        assert await told(work, case) == [(NoticeKind.BELIEVED, NoticeState.OPENED)]
