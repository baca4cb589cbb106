"""One person moves a case as far as one person may; the history keeps every line with its evidence."""

import pytest

from bot.domain.case import Case, CaseState, Fate, Legal, Place
from bot.domain.errors import ForbiddenContent, Foreign, NotAllowed, NotEnough, ReasonNeeded, Stale, TakesTwo
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.notice import NoticeKind
from bot.domain.review import Cause
from bot.domain.roles import Role
from bot.domain.status import Wish
from bot.services import approvals, proposals, statuses
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import approved, as_it_stands, case_of_a_family, fits_its_history, item, people, to
from tests.services.people import RULES, moderator


async def news_of(work: Work, case: Case) -> list[NoticeKind]:
    """Return what the relatives of a case are to be told of it."""
    return [notice.kind for notice in await work.notices.of_case(case.id) if notice.state.unread]


async def tasks_on(work: Work, case: str) -> list[Cause]:
    """Return what is to be done about a case."""
    return [each.cause for each in await work.reviews.of_case(case) if each.state != "done"]


async def test_a_captivity_is_believed_on_a_familys_word_and_quotes_it(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        moved = await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, word))
        [line] = await work.statuses.of_case(case.id)
        assert (line.before, line.after, line.moderator, line.quotes) == (
            "missing", "believed_captive", who.first.id, (word.id,),
        )  # fmt: skip
        assert moved == await as_it_stands(work, case)
        assert await fits_its_history(work, case)
        assert await news_of(work, case) == [NoticeKind.BELIEVED]


async def test_a_rumour_moves_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        rumour = await item(work, who.first, case, EvidenceKind.RUMOUR)
        with pytest.raises(NotEnough):
            await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, rumour))
        assert (await as_it_stands(work, case)).fate is Fate.MISSING


async def test_what_takes_two_is_not_done_by_one_whoever_it_is(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        letter = await item(work, who.senior, case, EvidenceKind.ICRC_LETTER)
        with pytest.raises(TakesTwo):
            await statuses.change(work, RULES, who.senior, case.id, to(Fate.CAPTIVE_CONFIRMED, letter))


async def test_what_was_believed_is_taken_back_with_a_reason_and_everybody_is_called(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, word))
        with pytest.raises(ReasonNeeded):
            await statuses.change(work, RULES, who.first, case.id, to(Fate.MISSING, words=" "))
        await statuses.change(work, RULES, who.first, case.id, to(Fate.MISSING, words="Another man of that name."))
        assert [line.after for line in await work.statuses.of_case(case.id)] == ["believed_captive", "missing"]
        assert Cause.CORRECTION in await tasks_on(work, case.id)


async def test_anything_else_is_a_seniors_with_a_written_reason(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        home = await item(work, who.first, case, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.first, case.id, to(Fate.RETURNED_HOME, home))
        unlisted = to(Fate.MISSING, words="It was a cousin who came home.")
        with pytest.raises(NotAllowed):
            await statuses.change(work, RULES, who.first, case.id, unlisted)
        with pytest.raises(ReasonNeeded):
            await statuses.change(work, RULES, who.senior, case.id, to(Fate.MISSING))
        moved = await statuses.change(work, RULES, who.senior, case.id, unlisted)
        assert moved.fate is Fate.MISSING
        assert Cause.CORRECTION in await tasks_on(work, case.id)


async def test_proceedings_and_place_have_axes_of_their_own(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        court = await item(work, who.first, case, EvidenceKind.COURT_DECISION)
        seen = await item(work, who.first, case, EvidenceKind.RELEASED_CAPTIVE)
        for wish in (
            Wish(axis=Axis.LEGAL, after="sentenced", quotes=(court.id,)),
            Wish(axis=Axis.PLACE, after="reported", quotes=(seen.id,), words="A colony in the north"),
            Wish(axis=Axis.PLACE, after="reported", quotes=(seen.id,), words="Another colony"),
            Wish(axis=Axis.CASE, after="dormant"),
        ):
            await statuses.change(work, RULES, who.first, case.id, wish)
        now = await as_it_stands(work, case)
        assert (now.fate, now.legal, now.place, now.state) == (
            Fate.MISSING, Legal.SENTENCED, Place.REPORTED, CaseState.DORMANT,
        )  # fmt: skip
        places = [line.words for line in await work.statuses.of_case(case.id) if line.axis is Axis.PLACE]
        assert places == ["A colony in the north", "Another colony"]
        assert await fits_its_history(work, case)


async def test_a_second_press_moves_a_case_nowhere(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await statuses.change(work, RULES, who.first, case.id, Wish(axis=Axis.CASE, after="dormant"))
        with pytest.raises(Stale):
            await statuses.change(work, RULES, who.second, case.id, Wish(axis=Axis.CASE, after="dormant"))


@pytest.mark.parametrize(
    "wish",
    [
        Wish(axis=Axis.FATE, after="lost"),
        Wish(axis=Axis.CASE, after="merged_into"),
        Wish(axis=Axis.REPORT, after="accepted"),
        Wish(axis=Axis.FATE, after="believed_captive", quotes=("x" * 22,)),
    ],
)
async def test_what_no_button_of_ours_says_is_refused(storage: Storage, wish: Wish) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        with pytest.raises(Foreign):
            await statuses.change(work, RULES, who.senior, case.id, wish)


async def test_evidence_of_another_case_carries_nothing_here(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, other = await case_of_a_family(work, who.first), await case_of_a_family(work, who.first, 7_000_123_457)
        word = await item(work, who.first, other, EvidenceKind.FAMILY)
        with pytest.raises(Foreign):
            await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, word))


async def test_words_that_must_never_be_kept_are_refused(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        with pytest.raises(ForbiddenContent):
            await statuses.change(
                work, RULES, who.first, case.id, Wish(axis=Axis.CASE, after="dormant", words="паспорт ВН 123456")
            )


@pytest.mark.parametrize("role", [Role.IMPORTER, Role.AUDITOR, Role.ADMINISTRATOR])
async def test_a_role_that_decides_nothing_moves_nothing(storage: Storage, role: Role) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        other = await moderator(work, 9, role)
        with pytest.raises(NotAllowed):
            await statuses.change(work, RULES, other, case.id, Wish(axis=Axis.CASE, after="dormant"))


async def test_what_a_person_tells_is_a_task_for_seniors_so_that_its_absence_tells_nobody_else(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        word = await item(work, who.first, case, EvidenceKind.OFFICIAL)
        home = await proposals.propose(work, RULES, who.first, case.id, to(Fate.RELEASED, word))
        await approved(work, who.second, home)
    clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, home.id)
        telling = [each for each in await work.reviews.of_case(case.id) if each.cause is Cause.FATE_CHANGED]
    assert [each.lead for each in telling] == [True]
