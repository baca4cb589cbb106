"""A return ends what was to be told before it; and where it was none it is put right: on both databases."""

from dataclasses import replace

import pytest

from bot.domain.case import Case, Fate, Legal, Place
from bot.domain.errors import Foreign, NotAllowed, ReasonNeeded, TakesTwo
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.notice import NEWS, NoticeKind, NoticeState
from bot.domain.relative import Level, Relative
from bot.domain.review import Cause
from bot.domain.status import Wish
from bot.services import approvals, proposals, reading, statuses
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, approved, item, to
from tests.services.kin import at_level, family, verified
from tests.services.people import RULES, account_of
from tests.services.telling import due, tied, told

#: What carries each fate.
GROUNDS = {
    Fate.BELIEVED_CAPTIVE: (EvidenceKind.FAMILY,),
    Fate.CAPTIVE_CONFIRMED: (EvidenceKind.ICRC_LETTER,),
    Fate.RELEASED: (EvidenceKind.OFFICIAL,),
    Fate.ESCAPED: (EvidenceKind.OWN_WORDS, EvidenceKind.FAMILY),
    Fate.RETURNED_HOME: (EvidenceKind.FAMILY,),
}
BELIEVED, CONFIRMED, RELEASED, HOME = (
    Fate.BELIEVED_CAPTIVE,
    Fate.CAPTIVE_CONFIRMED,
    Fate.RELEASED,
    Fate.RETURNED_HOME,
)
READ, PUSHED = NoticeState.OPENED, NoticeState.PUSHED


async def wish(work: Work, who: People, case: Case, fate: Fate, *, wrong: bool) -> Wish:
    """Return the wish to move a case's fate, with what carries it."""
    proofs = [await item(work, who.first, case, kind) for kind in GROUNDS[fate]]
    return replace(to(fate, *proofs, words="So it is."), wrong=wrong)


async def becomes(
    storage: Storage, clock: FixedClock, there: tuple[People, Case], fate: Fate, *, wrong: bool = False
) -> None:
    """Have a fate said, by one or by two; what stood before may have been wrong."""
    clock.move(minutes=1)
    who, case = there
    async with storage.work() as work:
        wished = await wish(work, who, case, fate, wrong=wrong)
        try:
            await statuses.change(work, RULES, who.first, case.id, wished)
        except TakesTwo:
            proposal = await proposals.propose(work, RULES, who.first, case.id, wished)
            await approved(work, who.second, proposal)
    clock.move(minutes=31)
    async with storage.work() as work:
        for waiting in await work.proposals.waiting():
            await approvals.come(work, RULES, waiting.id)


async def reads(storage: Storage, case: Case, relative: Relative) -> None:
    """Have a family read everything that is told of its case."""
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.work() as work:
        for one in await work.notices.of_case(case.id):
            if one.state is PUSHED:
                await reading.open_pushed(work, RULES, await account_of(work, relative), one.id)


async def lived(storage: Storage, clock: FixedClock, *fates: Fate) -> tuple[People, Case, Relative]:
    """Return a family that has read each of these fates."""
    async with storage.work() as work:
        who, case, relative = await tied(work)
    for fate in fates:
        await becomes(storage, clock, (who, case), fate)
        await reads(storage, case, relative)
    return who, case, relative


async def withdrawn(work: Work, case: Case) -> list[str]:
    """Return the fates that families are told were wrong."""
    lines = {line.id: line.after for line in await work.statuses.of_case(case.id)}
    notices = await work.notices.of_case(case.id)
    wrong = {one.corrects for one in notices if one.kind is NoticeKind.CORRECTION}
    return [lines[one.status] for one in notices if one.id in wrong and one.status]


@pytest.mark.parametrize(
    ("steps", "after", "wrong"),
    [
        ((BELIEVED, RELEASED), BELIEVED, [RELEASED]),
        ((CONFIRMED, RELEASED), CONFIRMED, [RELEASED]),
        ((BELIEVED, HOME), BELIEVED, [HOME]),
        ((HOME,), CONFIRMED, [HOME]),
        # The whole return was none.
        ((CONFIRMED, RELEASED, HOME), CONFIRMED, [RELEASED, HOME]),
        ((BELIEVED, RELEASED, HOME), CONFIRMED, [RELEASED, HOME]),
        # Nor is it confirmed any more.
        ((BELIEVED, CONFIRMED, RELEASED), BELIEVED, [CONFIRMED, RELEASED]),
        # The first return was one, and the second was not.
        ((CONFIRMED, RELEASED, BELIEVED, RELEASED), CONFIRMED, [RELEASED]),
    ],
)
async def test_whoever_read_of_a_return_that_was_none_is_told_so(
    storage: Storage, clock: FixedClock, steps: tuple[Fate, ...], after: Fate, wrong: list[Fate]
) -> None:
    who, case, relative = await lived(storage, clock, *steps)
    await becomes(storage, clock, (who, case), after, wrong=True)
    async with storage.reading() as work:
        assert await withdrawn(work, case) == wrong
        tasks = [one.lead for one in await work.reviews.of_case(case.id) if one.cause is Cause.CORRECTION]
        assert tasks == [True]
        [*_, line] = await work.statuses.of_case(case.id)
        assert (line.after, line.wrong) == (after, True)
    await reads(storage, case, relative)


async def test_whoever_was_taken_again_had_returned_and_nothing_is_put_right(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, _ = await lived(storage, clock, BELIEVED, RELEASED)
    await becomes(storage, clock, (who, case), BELIEVED)
    async with storage.work() as work:
        await due(work)
        assert await withdrawn(work, case) == []
        assert (await told(work, case))[-1] == (NoticeKind.BELIEVED, PUSHED)


async def test_what_a_family_knows_already_it_is_not_told_once_more_when_a_return_was_none(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, _ = await lived(storage, clock, BELIEVED, RELEASED)
    await becomes(storage, clock, (who, case), BELIEVED, wrong=True)
    async with storage.work() as work:
        await due(work)
        assert await told(work, case) == [
            (NoticeKind.BELIEVED, READ),
            (NoticeKind.RELEASED, READ),
            (NoticeKind.CORRECTION, PUSHED),
        ]


async def test_a_family_that_did_not_read_of_a_return_hears_nothing_of_it(storage: Storage, clock: FixedClock) -> None:
    who, case, _ = await lived(storage, clock, BELIEVED)
    await becomes(storage, clock, (who, case), HOME)
    await becomes(storage, clock, (who, case), BELIEVED, wrong=True)
    async with storage.work() as work:
        await due(work)
        assert await told(work, case) == [(NoticeKind.BELIEVED, READ), (NoticeKind.SAFE, NoticeState.DROPPED)]


@pytest.mark.parametrize("fate", [Fate.RELEASED, Fate.ESCAPED])
async def test_what_two_people_said_two_people_say_was_wrong(storage: Storage, clock: FixedClock, fate: Fate) -> None:
    who, case, _ = await lived(storage, clock, BELIEVED, fate)
    async with storage.work() as work:
        wished = await wish(work, who, case, BELIEVED, wrong=True)
        with pytest.raises(TakesTwo):
            await statuses.change(work, RULES, who.senior, case.id, wished)
        with pytest.raises(NotAllowed):
            await proposals.propose(work, RULES, who.first, case.id, replace(wished, wrong=False))
        proposal = await proposals.propose(work, RULES, who.first, case.id, wished)
        kept = await work.proposals.get(proposal.id)
        assert kept is not None
        assert kept.wish == wished


async def test_one_person_alone_withdraws_nothing_that_two_said_by_a_way_home_that_was_none(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, _ = await lived(storage, clock, CONFIRMED, RELEASED, HOME)
    async with storage.work() as work:
        wished = await wish(work, who, case, BELIEVED, wrong=True)
        with pytest.raises(TakesTwo):
            await statuses.change(work, RULES, who.senior, case.id, wished)
    await becomes(storage, clock, (who, case), BELIEVED, wrong=True)
    async with storage.reading() as work:
        assert await withdrawn(work, case) == [CONFIRMED, RELEASED, HOME]


async def test_that_a_return_was_none_takes_a_reason_and_nothing_else_was_wrong_by_hand(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, _ = await lived(storage, clock, HOME)
    async with storage.work() as work:
        wished = await wish(work, who, case, BELIEVED, wrong=True)
        with pytest.raises(ReasonNeeded):
            await statuses.change(work, RULES, who.first, case.id, replace(wished, words=None))
        with pytest.raises(Foreign):
            await statuses.change(work, RULES, who.senior, case.id, await wish(work, who, case, RELEASED, wrong=True))


async def stands(work: Work, who: People, case: Case, axis: Axis, after: str) -> None:
    """Have a place or proceedings known."""
    proof = await item(work, who.first, case, EvidenceKind.LETTER)
    await statuses.change(work, RULES, who.first, case.id, Wish(axis=axis, after=after, quotes=(proof.id,)))


async def placed(storage: Storage, clock: FixedClock, *fates: Fate) -> tuple[People, Case, Relative]:
    """Return a family that has not read yet of a place and of charges, nor of the fates that came then."""
    async with storage.work() as work:
        who, case, relative = await tied(work)
        await stands(work, who, case, Axis.PLACE, Place.REPORTED)
        await stands(work, who, case, Axis.LEGAL, Legal.CHARGED)
    for fate in fates:
        await becomes(storage, clock, (who, case), fate)
    return who, case, relative


async def pushed(storage: Storage, case: Case) -> list[NoticeKind]:
    """Return what is pushed of a case once everything is done that is due."""
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.reading() as work:
        return [kind for kind, state in await told(work, case) if state is PUSHED]


@pytest.mark.parametrize("fate", [Fate.RELEASED, Fate.ESCAPED, Fate.RETURNED_HOME])
async def test_of_whoever_has_come_back_no_old_place_or_trial_is_told(
    storage: Storage, clock: FixedClock, fate: Fate
) -> None:
    _, case, _ = await placed(storage, clock, BELIEVED, fate)
    own = [NEWS[Axis.FATE, fate]] if fate is not Fate.ESCAPED else []
    assert await pushed(storage, case) == own


async def test_what_is_pushed_already_goes_when_the_person_comes_back(storage: Storage, clock: FixedClock) -> None:
    who, case, _ = await placed(storage, clock)
    assert await pushed(storage, case) == [NoticeKind.PLACE, NoticeKind.COURT]
    await becomes(storage, clock, (who, case), HOME)
    assert await pushed(storage, case) == [NoticeKind.SAFE]


async def test_what_waits_for_a_level_is_not_told_either_once_the_person_has_come_back(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, _ = await placed(storage, clock, HOME)
    async with storage.work() as work:
        mine = await family(work, case, 7_000_000_002)
        await verified(work, who.second, mine)
        found = [one.kind for one in await work.notices.of_report(mine.id) if one.case is not None]
    assert found == [NoticeKind.SAFE]


async def test_where_the_return_was_none_what_was_known_of_the_captivity_is_told_after_all(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, relative = await placed(storage, clock, BELIEVED, HOME)
    await becomes(storage, clock, (who, case), BELIEVED, wrong=True)
    expected = [NoticeKind.PLACE, NoticeKind.COURT, NoticeKind.BELIEVED]
    assert sorted(await pushed(storage, case)) == sorted(expected)
    await reads(storage, case, relative)
    assert await pushed(storage, case) == []


@pytest.mark.parametrize("last", [True, False])
async def test_a_family_of_two_reports_is_told_after_all_through_the_verified_one(
    storage: Storage, clock: FixedClock, *, last: bool
) -> None:
    async with storage.work() as work:
        who, case, first = await tied(work)
        await family(work, case, 7_000_123_456)
        low, high = sorted(await work.cases.relatives(case.id), key=lambda one: one.id, reverse=last)
        assert low.account == high.account == first.account
        await at_level(work, who.first, low, Level.ACCOUNT)
        await at_level(work, who.first, high, Level.SHOWN)
        await stands(work, who, case, Axis.PLACE, Place.REPORTED)
    await becomes(storage, clock, (who, case), HOME)
    await becomes(storage, clock, (who, case), BELIEVED, wrong=True)
    assert sorted(await pushed(storage, case)) == sorted([NoticeKind.PLACE, NoticeKind.BELIEVED])


async def test_of_whoever_was_taken_again_a_new_place_is_told_and_the_old_one_is_not(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, _ = await placed(storage, clock, RELEASED, CONFIRMED)
    assert await pushed(storage, case) == [NoticeKind.CONFIRMED]
    clock.move(minutes=1)
    async with storage.work() as work:
        await stands(work, who, case, Axis.PLACE, Place.REPORTED)
    assert await pushed(storage, case) == [NoticeKind.CONFIRMED, NoticeKind.PLACE]
