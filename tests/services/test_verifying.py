"""A kinship is verified on a ground, lowered for a reason, and the news of its family follow."""

from dataclasses import replace

import pytest

from bot.domain.errors import FamilyContact, ForbiddenContent, NotAllowed, Refusal, Stale
from bot.domain.notice import NoticeState
from bot.domain.relative import LOWERING, REACHES, ContactRole, Ground, Level
from bot.domain.review import Cause, ReviewKind, ReviewState
from bot.services import holds, informing, kinship, queue, reading, verifying
from bot.storage.work import Storage, Work
from tests.services.deciding import case_of_a_family, people
from tests.services.kin import case_with, family, tie, verified
from tests.services.people import RULES, account_of, moderator
from tests.services.telling import believed, due
from tests.services.test_races import together


async def states(work: Work, report: str) -> list[NoticeState]:
    """Return how far the news of a report have come, the oldest first."""
    return [one.state for one in await work.notices.of_report(report) if one.case is not None]


@pytest.mark.parametrize("ground", [each for each in REACHES if each not in LOWERING])
async def test_a_ground_says_how_far_and_the_relative_follows_with_one_step_appended(
    storage: Storage, ground: Ground
) -> None:
    async with storage.work() as work:
        who, _, mother = await case_with(work)
        await verifying.verify(work, RULES, who.second, mother.id, ground, 0, "Seen at the office.")
    async with storage.reading() as work:
        assert (await tie(work, mother)).level is REACHES[ground]
        [step] = await work.verifications.of_report(mother.id)
        assert (step.before, step.after, step.ground) == (Level.ACCOUNT, REACHES[ground], ground)
        assert (step.moderator, step.words) == (who.second.id, "Seen at the office.")


async def test_what_was_kept_back_is_brought_as_soon_as_the_kinship_is_shown(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await believed(work, who, case)
    async with storage.work() as work:
        await due(work)
        assert await states(work, mother.id) == [NoticeState.KEPT_BACK]
        await verified(work, who.second, mother, Ground.CALLED_BACK)
        assert await states(work, mother.id) == [NoticeState.KEPT_BACK]
        await verified(work, who.second, mother)
    async with storage.work() as work:
        await due(work)
        assert await states(work, mother.id) == [NoticeState.PUSHED]


async def test_whoever_is_verified_only_now_hears_what_others_have_heard(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await believed(work, who, case)
        mother = await family(work, case, 7_000_000_001)
        await verified(work, who.second, mother)
    async with storage.work() as work:
        await due(work)
        assert await states(work, mother.id) == [NoticeState.PUSHED]


async def test_a_lowered_kinship_takes_what_was_not_read_off_the_phone_and_asks_to_be_verified_anew(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await verified(work, who.second, mother)
        await believed(work, who, case)
    async with storage.work() as work:
        await due(work)
        await verifying.lower(work, RULES, who.first, mother.id, Ground.MISTAKE, 1)
        assert await states(work, mother.id) == [NoticeState.KEPT_BACK]
        assert (await tie(work, mother)).level is Level.ACCOUNT
        [notice] = [one for one in await work.notices.of_report(mother.id) if one.case]
        assert await reading.open_pushed(work, RULES, await account_of(work, mother), notice.id) is None
        assert [one.cause for one in await work.reviews.of_report(mother.id)] == [Cause.KEPT_BACK]


async def test_nobody_verifies_anew_whoever_is_no_kin(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await verified(work, who.second, mother)
        await believed(work, who, case)
        await verifying.lower(work, RULES, who.first, mother.id, Ground.NOT_KIN, 1)
    async with storage.work() as work:
        await due(work)
        assert await states(work, mother.id) == [NoticeState.KEPT_BACK]
        assert await work.reviews.of_report(mother.id) == []


async def test_where_somebody_else_may_write_every_report_of_the_account_falls_and_of_no_other(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        one, other = [await family(work, case, 7_000_000_001) for _ in range(2)]
        aunt = await family(work, case, 7_000_000_002, "relative")
        for each in (one, other, aunt):
            await verified(work, who.second, each)
        await verifying.lower(work, RULES, who.first, one.id, Ground.DOUBT, 1)
        levels = [(await tie(work, each)).level for each in (one, other, aunt)]
        assert levels == [Level.ACCOUNT, Level.ACCOUNT, Level.SHOWN]


async def test_two_reports_of_one_account_are_told_once_and_two_accounts_are_verified_each_for_itself(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        one, other = [await family(work, case, 7_000_000_001) for _ in range(2)]
        elsewhere = await family(work, case, 7_000_000_002)
        await verified(work, who.second, other)
        await believed(work, who, case)
    async with storage.work() as work:
        await due(work)
        assert [await states(work, each.id) for each in (one, other)] == [[], [NoticeState.PUSHED]]
        assert await states(work, elsewhere.id) == [NoticeState.KEPT_BACK]
        await verified(work, who.second, one)
        assert await states(work, one.id) == []


@pytest.mark.parametrize(
    "relation", ["former_spouse", "partner", "friend", "neighbour", "lawyer", "together", "other", "unheard_of"]
)
async def test_whoever_is_no_kin_by_law_is_told_something_by_a_seniors_decision_alone(
    storage: Storage, relation: str
) -> None:
    async with storage.work() as work:
        who, _, one = await case_with(work, relation)
        with pytest.raises(NotAllowed):
            await verifying.verify(work, RULES, who.first, one.id, Ground.OFFICIAL, 0)
        await verified(work, who.first, one, Ground.CALLED_BACK)
        assert (await verified(work, who.senior, one)).level is Level.SHOWN


@pytest.mark.parametrize("ground", [Ground.PAPERS, Ground.REGISTER, Ground.PARTNER, Ground.OFFICIAL])
async def test_a_minor_is_called_back_and_told_nothing_even_by_a_senior(storage: Storage, ground: Ground) -> None:
    async with storage.work() as work:
        who, _, child = await case_with(work, "child", form="minor")
        await verified(work, who.first, child, Ground.CALLED_BACK)
        with pytest.raises(NotAllowed):
            await verifying.verify(work, RULES, who.senior, child.id, ground, 1)


async def test_a_guardian_shows_the_paper(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, guardian = await case_with(work, "guardian")
        with pytest.raises(NotAllowed):
            await verifying.verify(work, RULES, who.senior, guardian.id, Ground.PARTNER, 0)
        assert (await verified(work, who.first, guardian, Ground.PAPERS)).level is Level.SHOWN


async def test_whoever_wrote_the_report_calls_back_and_a_colleague_verifies(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        mother = await family(work, case, 7_000_000_001, written_by=who.second)
        await verified(work, who.second, mother, Ground.CALLED_BACK)
        with pytest.raises(FamilyContact):
            await verifying.verify(work, RULES, who.second, mother.id, Ground.PAPERS, 1)
        assert (await verified(work, who.first, mother)).level is Level.SHOWN


async def test_an_intake_moderator_verifies_nobody_and_lowers_nobody(storage: Storage) -> None:
    async with storage.work() as work:
        _, _, mother = await case_with(work)
        intake = await moderator(work, 9)
        for verb, ground in ((verifying.verify, Ground.CALLED_BACK), (verifying.lower, Ground.DOUBT)):
            with pytest.raises(NotAllowed):
                await verb(work, RULES, intake, mother.id, ground, 0)


async def test_what_must_not_be_kept_is_not_kept_and_nothing_is_verified(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, mother = await case_with(work)
        with pytest.raises(ForbiddenContent):
            await verifying.verify(work, RULES, who.first, mother.id, Ground.PAPERS, 0, "Паспорт АА 123456")
        assert await work.verifications.of_report(mother.id) == []


async def test_lowering_raises_nobody_and_raising_lowers_nobody(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, mother = await case_with(work)
        for verb, ground in ((verifying.verify, Ground.NOT_KIN), (verifying.lower, Ground.PAPERS)):
            with pytest.raises(NotAllowed):
                await verb(work, RULES, who.first, mother.id, ground, 0)
        with pytest.raises(Stale):
            await verifying.lower(work, RULES, who.first, mother.id, Ground.NOT_KIN, 0)
        await verified(work, who.first, mother, Ground.OFFICIAL)
        with pytest.raises(NotAllowed):
            await verifying.verify(work, RULES, who.first, mother.id, Ground.CALLED_BACK, 1)


async def test_of_two_who_verify_at_once_one_step_is_kept_and_the_other_looks_again(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, mother = await case_with(work)
    outcomes: list[Refusal | None] = await together(
        storage,
        lambda work: verifying.verify(work, RULES, who.first, mother.id, Ground.PAPERS, 0),
        lambda work: verifying.verify(work, RULES, who.second, mother.id, Ground.OFFICIAL, 0),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "Stale"]
    async with storage.reading() as work:
        assert len(await work.verifications.of_report(mother.id)) == 1


async def test_of_one_who_verifies_and_one_who_lowers_at_once_one_counts(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, mother = await case_with(work)
        await verified(work, who.first, mother)
    outcomes = await together(
        storage,
        lambda work: verifying.verify(work, RULES, who.first, mother.id, Ground.OFFICIAL, 1),
        lambda work: verifying.lower(work, RULES, who.second, mother.id, Ground.DOUBT, 1),
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["NoneType", "Stale"]


async def test_verifying_settles_what_was_asked_and_being_called_back_does_not(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, mother = await case_with(work)
        await kinship.ask(work, RULES, await account_of(work, mother), mother.id)
        await queue.enter(work, RULES, ReviewKind.KINSHIP, Cause.KEPT_BACK, mother.account, report=mother.id)
        await verified(work, who.first, mother, Ground.CALLED_BACK)
        assert {one.state for one in await work.reviews.of_report(mother.id)} == {ReviewState.OPEN}
        await verified(work, who.first, mother)
        assert {one.state for one in await work.reviews.of_report(mother.id)} == {ReviewState.DONE}


async def test_during_a_hold_a_verified_relative_waits_for_its_end(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await believed(work, who, case)
    async with storage.work() as work:
        await due(work)
        await holds.stop(work, who.senior, case.id)
        await verified(work, who.second, mother)
    async with storage.work() as work:
        await due(work)
        assert await states(work, mother.id) == [NoticeState.RAISED]
        await holds.lift(work, who.senior, case.id)
    async with storage.work() as work:
        await due(work)
    async with storage.work() as work:
        await due(work)
        assert await states(work, mother.id) == [NoticeState.PUSHED]


async def test_a_primary_contact_that_is_lowered_is_one_no_more(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, mother = await case_with(work)
        await verified(work, who.first, mother)
        await informing.appoint(work, who.first, mother.id, ContactRole.PRIMARY)
        await verifying.lower(work, RULES, who.second, mother.id, Ground.DOUBT, 1)
        assert (await tie(work, mother)).role is ContactRole.OTHER


def test_a_ground_either_raises_or_lowers() -> None:
    assert set(LOWERING) == {ground for ground, level in REACHES.items() if level is Level.ACCOUNT}


async def test_what_is_lowered_while_its_case_is_held_asks_to_be_verified_once_that_is_over(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        mother = await family(work, case, 7_000_000_001)
        await verified(work, who.first, mother)
        await believed(work, who, case)
        await holds.stop(work, who.senior, case.id)
        await verifying.lower(work, RULES, who.first, mother.id, Ground.MISTAKE, 1)
        assert await work.reviews.of_report(mother.id) == []
        await holds.lift(work, who.senior, case.id)
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.reading() as work:
        assert [one.cause for one in await work.reviews.of_report(mother.id)] == [Cause.KEPT_BACK]


async def test_what_three_words_can_give_to_somebody_else_is_called_back_and_no_more(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        report = await family(work, await case_of_a_family(work, who.first), 7_000_000_001)
        await work.reports.save(replace(report, silent=True))
        with pytest.raises(NotAllowed):
            await verified(work, who.senior, report)
        assert (await verified(work, who.first, report, Ground.CALLED_BACK)).level is Level.CALLED
