"""Who of a case is told what: primary contacts, who is not to be informed, a person who decides alone."""

import pytest

from bot.domain.case import Case, Fate, Place
from bot.domain.errors import Foreign, NotAllowed
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Ground, Relative
from bot.domain.report import Report
from bot.domain.review import Cause, ReviewKind
from bot.domain.status import Wish
from bot.services import corrections, informing, links, notify, reading, relatives, reports, statuses, verifying
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, as_it_stands, case_of_a_family, item, people, to
from tests.services.kin import case_with, family, tie, verified
from tests.services.people import RULES, account_of, moderator
from tests.services.telling import believed, due, home
from tests.services.test_races import together
from tests.storage import builders

PRIMARY, OTHER, NOT_INFORMED = ContactRole.PRIMARY, ContactRole.OTHER, ContactRole.NOT_INFORMED


async def told(work: Work, report: str) -> list[tuple[NoticeKind, NoticeState]]:
    """Return the news of a case for a report, the oldest first."""
    return [(one.kind, one.state) for one in await work.notices.of_report(report) if one.case is not None]


async def test_of_the_primary_contacts_there_is_one(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        mother, father = [await family(work, case, 7_000_000_000 + each) for each in (1, 2)]
        for each in (mother, father):
            await verified(work, who.first, each)
            await informing.appoint(work, who.first, each.id, PRIMARY)
        assert [(await tie(work, each)).role for each in (mother, father)] == [OTHER, PRIMARY]


async def test_of_two_who_name_a_primary_contact_at_once_one_is_left(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        both = [await family(work, case, 7_000_000_000 + each) for each in (1, 2)]
        for each in both:
            await verified(work, who.first, each)
    await together(
        storage,
        lambda work: informing.appoint(work, who.first, both[0].id, PRIMARY),
        lambda work: informing.appoint(work, who.second, both[1].id, PRIMARY),
    )
    async with storage.reading() as work:
        assert sorted([(await tie(work, each)).role for each in both]) == [OTHER, PRIMARY]


async def test_a_primary_contact_is_one_whose_kinship_is_shown(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, mother = await case_with(work)
        await verified(work, who.first, mother, Ground.CALLED_BACK)
        with pytest.raises(NotAllowed):
            await informing.appoint(work, who.senior, mother.id, PRIMARY)


async def test_whoever_is_not_to_be_informed_hears_nothing_and_coming_back_hears_it_all(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await verified(work, who.first, mother)
        await believed(work, who, case)
    async with storage.work() as work:
        await due(work)
        await informing.appoint(work, who.first, mother.id, NOT_INFORMED)
        assert await told(work, mother.id) == [(NoticeKind.BELIEVED, NoticeState.KEPT_BACK)]
        assert await work.reviews.of_report(mother.id) == []
        place = await item(work, who.first, case, EvidenceKind.FAMILY)
        wish = Wish(axis=Axis.PLACE, after=Place.REPORTED.value, quotes=(place.id,))
        await statuses.change(work, RULES, who.first, case.id, wish)
        assert len(await told(work, mother.id)) == 1
        with pytest.raises(NotAllowed):
            await informing.appoint(work, who.first, mother.id, OTHER)
        await informing.appoint(work, who.senior, mother.id, OTHER)
    async with storage.work() as work:
        await due(work)
        pushed = NoticeState.PUSHED
        assert set(await told(work, mother.id)) == {(NoticeKind.BELIEVED, pushed), (NoticeKind.PLACE, pushed)}


async def test_whoever_was_not_to_be_informed_is_not_after_a_link_was_undone_and_made_again(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        [first] = await work.cases.relatives(case.id)
        await informing.appoint(work, who.first, first.report, NOT_INFORMED)
        await links.undo(work, RULES, who.first, case.id, first.report, "Another person.")
        assert await work.cases.role(first.report) is NOT_INFORMED


async def test_a_report_of_no_case_has_no_role_and_an_intake_moderator_gives_none(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        undecided = await builders.report(work, chat=7_000_000_008)
        with pytest.raises(Foreign):
            await informing.appoint(work, who.first, undecided.id, NOT_INFORMED)
        mother = await family(work, await case_of_a_family(work, who.first), 7_000_000_001)
        with pytest.raises(NotAllowed):
            await informing.appoint(work, await moderator(work, 9), mother.id, NOT_INFORMED)


async def test_of_a_person_who_decides_alone_only_that_it_is_safe_is_told(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await verified(work, who.first, mother)
        await believed(work, who, case)
    async with storage.work() as work:
        await due(work)
        with pytest.raises(NotAllowed):
            await informing.decide_alone(work, who.first, case.id, alone=True)
        await informing.decide_alone(work, who.senior, case.id, alone=True)
        assert await told(work, mother.id) == [(NoticeKind.BELIEVED, NoticeState.KEPT_BACK)]
        proof = await item(work, who.first, case, EvidenceKind.FAMILY)
        wish = Wish(axis=Axis.PLACE, after=Place.REPORTED.value, quotes=(proof.id,))
        await statuses.change(work, RULES, who.first, case.id, wish)
        await statuses.change(work, RULES, who.first, case.id, to(Fate.RETURNED_HOME, proof))
    async with storage.work() as work:
        await due(work)
        assert await told(work, mother.id) == [
            (NoticeKind.BELIEVED, NoticeState.DROPPED),
            (NoticeKind.SAFE, NoticeState.PUSHED),
        ]


async def test_a_person_who_decides_otherwise_is_spoken_of_again(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await verified(work, who.first, mother)
        for alone in (True, True):
            await informing.decide_alone(work, who.senior, case.id, alone=alone)
        await believed(work, who, await as_it_stands(work, case))
        assert await told(work, mother.id) == []
        await informing.decide_alone(work, who.senior, case.id, alone=False)
    async with storage.work() as work:
        await due(work)
        assert await told(work, mother.id) == [(NoticeKind.BELIEVED, NoticeState.PUSHED)]


async def kept_back_for_a_task(work: Work, report: Report) -> None:
    """Require that news waits for this report's family to be verified, and that somebody is to do that."""
    await due(work)
    assert [state for _, state in await told(work, report.id)] == [NoticeState.KEPT_BACK]
    assert [one.cause for one in await work.reviews.of_report(report.id) if one.kind is ReviewKind.KINSHIP]


async def test_that_a_person_who_decides_alone_is_safe_waits_for_a_task_to_verify(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await home(work, who, case)
        await informing.decide_alone(work, who.senior, case.id, alone=True)
    async with storage.work() as work:
        await kept_back_for_a_task(work, mother)


async def test_what_a_person_lets_be_told_after_all_waits_for_a_task_to_verify(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await informing.decide_alone(work, who.senior, case.id, alone=True)
        await believed(work, who, await as_it_stands(work, case))
        await informing.decide_alone(work, who.senior, case.id, alone=False)
    async with storage.work() as work:
        await kept_back_for_a_task(work, mother)


async def test_what_was_raised_before_the_mark_was_seen_is_dropped_at_sending(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await verified(work, who.first, mother)
        await informing.decide_alone(work, who.senior, case.id, alone=True)
        await notify.announce(work, mother, NoticeKind.COURT, {"date": "2026-03-01"}, case=case.id)
    async with storage.work() as work:
        await due(work)
        assert await told(work, mother.id) == [(NoticeKind.COURT, NoticeState.DROPPED)]


async def test_a_correction_reaches_whoever_read_the_wrong_thing_also_when_not_to_be_informed(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, mother = await case_with(work)
        await verified(work, who.first, mother)
        await believed(work, who, case)
    async with storage.work() as work:
        await due(work)
        [notice] = [one for one in await work.notices.of_report(mother.id) if one.case]
        assert await reading.open_pushed(work, RULES, await account_of(work, mother), notice.id) is not None
        await informing.appoint(work, who.first, mother.id, NOT_INFORMED)
    clock.move(minutes=1)
    async with storage.work() as work:
        await corrections.correct(work, [one for one in await work.notices.of_report(mother.id) if one.id == notice.id])
        await due(work)
        assert (NoticeKind.CORRECTION, NoticeState.PUSHED) in await told(work, mother.id)


async def test_of_two_primary_contacts_of_merged_cases_one_is_shown(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        both = [await family(work, case, 7_000_000_000 + each) for each in (1, 2)]
        for each in both:
            await verified(work, who.first, each)
            await work.cases.save_relative(_primary(await tie(work, each)))
        seen = await relatives.of_case(work, who.first, case.id)
        assert [one.role for one in seen.kin].count(PRIMARY) == 1


def _primary(one: Relative) -> Relative:
    """Return a relative as a merge may leave it."""
    return Relative(id=one.id, case=one.case, account=one.account, report=one.report, level=one.level, role=PRIMARY)


async def test_whoever_is_informed_again_and_was_lowered_meanwhile_is_to_be_verified(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        mother = await family(work, case, 7_000_000_001)
        await verified(work, who.first, mother)
        await believed(work, who, case)
        await informing.appoint(work, who.first, mother.id, NOT_INFORMED)
        await verifying.lower(work, RULES, who.first, mother.id, Ground.MISTAKE, 1)
        await informing.appoint(work, who.senior, mother.id, OTHER)
    async with storage.work() as work:
        await due(work)
        assert await told(work, mother.id) == [(NoticeKind.BELIEVED, NoticeState.KEPT_BACK)]
        assert [one.cause for one in await work.reviews.of_report(mother.id)] == [Cause.KEPT_BACK]


async def test_whoever_is_informed_again_is_told_of_the_place_that_came_meanwhile(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        mother = await family(work, case, 7_000_000_001)
        await verified(work, who.first, mother)
    for known in (Place.REPORTED, Place.CONFIRMED):
        clock.move(minutes=1)
        async with storage.work() as work:
            seen = await item(work, who.first, case, EvidenceKind.IN_PERSON)
            wish = Wish(axis=Axis.PLACE, after=known.value, quotes=(seen.id,))
            await statuses.change(work, RULES, who.first, case.id, wish)
            await due(work)
            for one in await work.notices.of_report(mother.id):
                await reading.open_pushed(work, RULES, await account_of(work, mother), one.id)
            await informing.appoint(work, who.first, mother.id, NOT_INFORMED)
    async with storage.work() as work:
        await informing.appoint(work, who.senior, mother.id, OTHER)
        await due(work)
        read, pushed = NoticeState.OPENED, NoticeState.PUSHED
        assert await told(work, mother.id) == [(NoticeKind.PLACE, read), (NoticeKind.PLACE, pushed)]


async def two_reports(work: Work) -> tuple[People, Case, Report, Report]:
    """Return two verified reports of one family about the same person; the first has the news of the case."""
    who = await people(work)
    case = await case_of_a_family(work, who.first)
    both = [await family(work, case, 7_000_000_001) for _ in range(2)]
    for each in both:
        await verified(work, who.first, each)
    await believed(work, who, case)
    first, second = sorted(both, key=lambda one: one.id)
    return (who, case, first, second) if await told(work, first.id) else (who, case, second, first)


async def test_what_one_report_may_not_tell_any_more_is_told_through_the_other(storage: Storage) -> None:
    async with storage.work() as work:
        who, _, first, second = await two_reports(work)
        assert await told(work, second.id) == []
        await verifying.lower(work, RULES, who.first, first.id, Ground.MISTAKE, 1)
    async with storage.work() as work:
        await due(work)
        assert await told(work, second.id) == [(NoticeKind.BELIEVED, NoticeState.PUSHED)]


async def test_what_was_not_read_of_a_report_that_is_taken_back_is_told_through_the_other(storage: Storage) -> None:
    async with storage.work() as work:
        _, _, first, second = await two_reports(work)
        await due(work)
        await reports.withdraw(work, await account_of(work, first), RULES, first.id)
    for kinds in ({"catch_up"}, {"notice"}):
        async with storage.work() as work:
            await due(work, kinds)
    async with storage.work() as work:
        assert await told(work, first.id) == [(NoticeKind.BELIEVED, NoticeState.DROPPED)]
        assert await told(work, second.id) == [(NoticeKind.BELIEVED, NoticeState.PUSHED)]


async def test_what_was_not_read_of_a_report_that_is_taken_back_waits_for_the_other_to_be_verified(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        who, case, mine = await case_with(work)
        other = await family(work, case, 7_000_000_001)
        await verified(work, who.first, mine)
        await believed(work, who, case)
        await reports.withdraw(work, await account_of(work, mine), RULES, mine.id)
    await kept_back_once_due(storage, other)


async def test_whoever_is_not_to_be_informed_by_one_report_is_told_by_another_that_is(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, mine = await case_with(work)
        other = await family(work, case, 7_000_000_001)
        await verified(work, who.first, mine)
        for each in (mine, other):
            await informing.appoint(work, who.first, each.id, NOT_INFORMED)
        await believed(work, who, case)
        await informing.appoint(work, who.senior, other.id, OTHER)
    await kept_back_once_due(storage, other)


async def kept_back_once_due(storage: Storage, report: Report) -> None:
    """Tell that news waits for a task to verify, once everything is done that is due."""
    for kinds in ({"catch_up", "notice"}, {"notice"}):
        async with storage.work() as work:
            await due(work, kinds)
    async with storage.work() as work:
        await kept_back_for_a_task(work, report)


@pytest.mark.parametrize("read", [True, False])
async def test_what_a_report_of_another_person_told_is_told_again_through_the_right_one(
    storage: Storage, clock: FixedClock, *, read: bool
) -> None:
    async with storage.work() as work:
        who, case, first, second = await two_reports(work)
        await due(work)
        if read:
            [notice] = await work.notices.of_report(first.id)
            await reading.open_pushed(work, RULES, await account_of(work, first), notice.id)
    clock.move(minutes=1)
    async with storage.work() as work:
        await links.undo(work, RULES, who.first, case.id, first.id, "Another person.")
    async with storage.work() as work:
        await due(work)
        corrected = [(NoticeKind.BELIEVED, NoticeState.OPENED), (NoticeKind.CORRECTION, NoticeState.PUSHED)]
        assert await told(work, first.id) == (corrected if read else [(NoticeKind.BELIEVED, NoticeState.DROPPED)])
        assert await told(work, second.id) == [(NoticeKind.BELIEVED, NoticeState.PUSHED)]
