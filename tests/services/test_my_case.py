"""My case tells a verified relative what it was told already, and nothing of what is done behind it."""

from dataclasses import replace

import pytest

from bot.domain.account import Account, Safety
from bot.domain.case import Fate
from bot.domain.errors import Foreign
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Ground, Level, Relative
from bot.domain.review import Cause
from bot.questionnaire.phrases import phrase
from bot.services import approvals, holds, my_case, privacy, proposals, three_words, verifying
from bot.services.my_case import MyCase
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import approved, case_of_a_family, item, people, proposed, to
from tests.services.kin import family
from tests.services.people import RULES, account_of
from tests.services.telling import believed, due, home, mistaken, opens, read, tied
from tests.services.test_returns import becomes, placed, reads


async def shown(work: Work, relative: Relative) -> MyCase:
    """Return what the relative sees."""
    return await my_case.own(work, await account_of(work, relative), relative.report)


def _seen(mine: MyCase) -> tuple[object, ...]:
    known = [(one.notice.kind, one.on) for one in mine.known]
    return mine.report.state, known, mine.correcting, mine.taken_up, list(mine.news), list(mine.passed)


@pytest.mark.parametrize("level", [Level.ACCOUNT, Level.CALLED])
async def test_whoever_is_not_verified_has_no_such_page(storage: Storage, level: Level) -> None:
    async with storage.work() as work:
        relative = (await tied(work, level)).relative
        account = await account_of(work, relative)
        assert await my_case.of(work, account, relative.report) is None
        with pytest.raises(Foreign):
            await my_case.own(work, account, relative.report)
        with pytest.raises(Foreign):
            await my_case.wish(work, account, relative.report, quiet=True)


async def test_nobody_sees_the_case_of_another_family(storage: Storage) -> None:
    async with storage.work() as work:
        relative = (await read(work)).relative
        stranger = await work.accounts.meet(5_000_000_009)
        with pytest.raises(Foreign):
            await my_case.of(work, stranger, relative.report)


async def test_it_is_shown_on_no_phone_that_may_be_inspected_and_to_nobody_not_to_be_informed(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        relative = (await read(work)).relative
        account = await privacy.declare_safety(work, await account_of(work, relative), Safety.UNSURE)
        assert await my_case.of(work, account, relative.report) is None
        account = await privacy.declare_safety(work, account, Safety.SAFE)
        fields = {name: getattr(relative, name) for name in Relative.__slots__}
        await work.cases.save_relative(Relative(**{**fields, "role": ContactRole.NOT_INFORMED}))
        assert await my_case.of(work, account, relative.report) is None


async def test_what_was_not_opened_is_not_known_here(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
        before = _seen(await shown(work, relative))
        await believed(work, who, case)
        await due(work)
        assert _seen(await shown(work, relative)) == before
        await opens(work, case, relative, NoticeKind.BELIEVED)
        mine = await shown(work, relative)
        assert [one.notice.kind for one in mine.known] == [NoticeKind.BELIEVED]
        assert mine.news == [work.now.date()]


async def test_a_proposal_changes_nothing_on_it(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        before = _seen(await shown(work, relative))
        await proposed(work, who.first, case)
        assert _seen(await shown(work, relative)) == before


async def test_a_hold_and_a_death_change_nothing_on_it(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        before = _seen(await shown(work, relative))
        rumour = await item(work, who.senior, case, EvidenceKind.RUMOUR)
        death = await proposals.propose(work, RULES, who.senior, case.id, to(Fate.DEATH_REPORTED, rumour))
        await holds.stop(work, who.senior, case.id)
        assert _seen(await shown(work, relative)) == before
        await approved(work, who.other, death)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, death.id)
        await due(work)
        assert _seen(await shown(work, relative)) == before


async def test_what_was_corrected_is_not_repeated_and_the_correction_is_announced_until_read(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await mistaken(work, who, case)
        await due(work)
        mine = await shown(work, relative)
        assert (list(mine.known), mine.correcting) == ([], True)
        await opens(work, case, relative, NoticeKind.CORRECTION)
        mine = await shown(work, relative)
        assert (list(mine.known), mine.correcting) == ([], False)


async def test_after_a_return_nothing_else_is_told_of_the_person(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await home(work, who, case)
        await due(work)
        await opens(work, case, relative, NoticeKind.SAFE)
        assert [one.notice.kind for one in (await shown(work, relative)).known] == [NoticeKind.SAFE]


@pytest.mark.parametrize("back", [Fate.RELEASED, Fate.ESCAPED])
@pytest.mark.parametrize("told", [True, False])
async def test_of_whoever_was_taken_again_no_old_place_or_trial_is_shown(
    storage: Storage, clock: FixedClock, back: Fate, *, told: bool
) -> None:
    who, case, relative = await placed(storage, clock, Fate.BELIEVED_CAPTIVE)
    await reads(storage, case, relative)
    async with storage.reading() as work:
        before = {one.notice.kind for one in (await shown(work, relative)).known}
    assert before == {NoticeKind.BELIEVED, NoticeKind.PLACE, NoticeKind.COURT}
    await becomes(storage, clock, (who, case), back)
    if told:
        await reads(storage, case, relative)
    await becomes(storage, clock, (who, case), Fate.CAPTIVE_CONFIRMED)
    await reads(storage, case, relative)
    async with storage.reading() as work:
        assert [one.notice.kind for one in (await shown(work, relative)).known] == [NoticeKind.CONFIRMED]


async def test_where_a_return_was_none_the_place_that_was_told_before_it_is_shown_again(
    storage: Storage, clock: FixedClock
) -> None:
    who, case, relative = await placed(storage, clock, Fate.BELIEVED_CAPTIVE, Fate.RELEASED)
    await becomes(storage, clock, (who, case), Fate.BELIEVED_CAPTIVE, wrong=True)
    await reads(storage, case, relative)
    await becomes(storage, clock, (who, case), Fate.CAPTIVE_CONFIRMED)
    await reads(storage, case, relative)
    async with storage.reading() as work:
        known = {one.notice.kind for one in (await shown(work, relative)).known}
    assert known == {NoticeKind.CONFIRMED, NoticeKind.PLACE, NoticeKind.COURT}


async def test_wishes_are_kept_from_there_and_a_second_press_changes_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        relative = (await read(work)).relative
        for _ in range(2):
            await my_case.wish(work, await account_of(work, relative), relative.report, quiet=True)
            mine = await my_case.wish(work, await account_of(work, relative), relative.report, any_hour=True)
        account: Account = await account_of(work, relative)
        assert (mine.account, account.quiet, account.any_hour) == (account, True, True)


async def test_whoever_took_a_short_report_over_has_its_case_once_the_kinship_is_shown(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        report = await family(work, await case_of_a_family(work, who.first), 7_000_000_001)
        await work.reports.save(replace(report, silent=True))
        await work.reports.keep_phrase(report.id, words := phrase(work.ids.pick))
        trusted = await privacy.declare_safety(work, await work.accounts.meet(7_000_000_002), Safety.SAFE)
        assert await three_words.take_over(work, trusted, words) is not None
        await verifying.verify(work, RULES, who.first, report.id, Ground.PAPERS, 0)
        assert await my_case.of(work, trusted, report.id) is not None


async def test_whoever_took_a_short_report_over_is_to_be_verified_for_what_its_case_tells_others(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        report = await family(work, case, 7_000_000_001)
        await work.reports.save(replace(report, silent=True))
        await believed(work, who, case)
        assert await work.notices.of_report(report.id) == []
        await work.reports.keep_phrase(report.id, words := phrase(work.ids.pick))
        trusted = await privacy.declare_safety(work, await work.accounts.meet(7_000_000_002), Safety.SAFE)
        assert await three_words.take_over(work, trusted, words) is not None
        await due(work)
        [notice] = [one for one in await work.notices.of_report(report.id) if one.case is not None]
        assert (notice.account, notice.state) == (trusted.id, NoticeState.KEPT_BACK)
        assert Cause.KEPT_BACK in [one.cause for one in await work.reviews.of_report(report.id)]
