"""What was told and is wrong is put right once, in order, and a senior sees with whom: on both databases."""

from dataclasses import replace

import pytest

from bot.domain.behalf import Behalf, Channel
from bot.domain.case import Case, CaseState, Fate, Legal, Place
from bot.domain.errors import Foreign, Stale
from bot.domain.evidence import EvidenceKind
from bot.domain.hours import KYIV
from bot.domain.moves import Axis
from bot.domain.notice import NoticeKind, NoticeState, Passage
from bot.domain.relative import ContactRole, Ground, Level, Relative
from bot.domain.review import Cause, Review, ReviewState
from bot.domain.status import Wish
from bot.domain.takers import sees
from bot.questionnaire import consent
from bot.services import (
    approvals,
    corrections,
    farewell,
    holds,
    informing,
    links,
    proposals,
    reading,
    reopening,
    statuses,
    verifying,
)
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, approved, as_it_stands, case_of_a_family, item, people, proposed, to
from tests.services.kin import at_level, family
from tests.services.people import RULES, account_of
from tests.services.telling import believed, due, home, mistaken, opens, pushed, read, the, tied, told
from tests.storage import builders


async def wrong(work: Work, who: People, case: Case) -> Review:
    """Have it turn out that the person is not believed captive; return the task."""
    await mistaken(work, who, case)
    found = [one for one in await work.reviews.of_case(case.id) if one.cause is Cause.CORRECTION]
    return found[-1]


async def steps(work: Work, task: Review) -> list[NoticeState | Passage | None]:
    """Return how far a correction has come with each family."""
    return [one.step for one in await corrections.of_item(work, task)]


async def test_the_task_is_for_seniors_due_within_a_day_and_tells_how_far_each_correction_has_come(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        task = await wrong(work, who, case)
        assert (sees(who.first, task), sees(who.senior, task)) == (False, True)
        assert (task.due_at - work.now).days <= 1
        assert await steps(work, task) == [NoticeState.RAISED]
        await due(work)
        assert await steps(work, task) == [NoticeState.PUSHED]
        correction = await the(work, case, NoticeKind.CORRECTION)
        await work.notices.passed(correction.id, Passage.UNREACHABLE)
        assert await steps(work, task) == [Passage.UNREACHABLE]
        await reading.open_pushed(work, RULES, await account_of(work, relative), correction.id)
        assert await steps(work, task) == [NoticeState.OPENED]


async def test_a_correction_names_the_day_on_which_the_family_read_what_was_wrong(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, notice = await pushed(work)
    clock.move(days=30)
    async with storage.work() as work:
        await opens(work, case, relative, notice.kind)
        read_on = work.now.astimezone(KYIV).date()
    clock.move(days=3)
    async with storage.work() as work:
        await reading.receive(work, await account_of(work, relative), notice.id)
        await wrong(work, who, case)
        assert (await the(work, case, NoticeKind.CORRECTION)).facts["date"] == read_on.isoformat()


async def test_a_family_that_read_nothing_wrong_is_named_without_a_correction(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await believed(work, who, case)
    clock.move(minutes=1)
    async with storage.work() as work:
        task = await wrong(work, who, case)
        [found] = await corrections.of_item(work, task)
        assert (found.step, found.by_person) == (None, False)


async def test_to_a_family_without_a_chat_a_person_corrects_what_a_person_told(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        heard = Behalf(moderator=who.first.id, channel=Channel.PHONE, consent=consent.FULL, heard_at=work.now)
        spoken = replace(await builders.report(work, chat=7_000_000_009), id=work.ids.new(), number=work.ids.number())
        spoken = replace(spoken, behalf=heard)
        await work.reports.add(spoken, {})
        await work.cases.link(Relative(id=work.ids.new(), case=case.id, account=spoken.account, report=spoken.id))
        task = await wrong(work, who, case)
        found = {one.report.id: one.by_person for one in await corrections.of_item(work, task)}
        assert found == {relative.report: False, spoken.id: True}


async def test_other_tasks_name_no_correction(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, _, _ = await read(work)
        task = await wrong(work, who, case)
        assert await corrections.of_item(work, replace(task, cause=Cause.TELL_OTHERS)) == ()


async def test_newer_news_is_read_only_after_the_correction_of_what_was_wrong(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await wrong(work, who, case)
    clock.move(minutes=1)
    async with storage.work() as work:
        await home(work, who, case)
        await due(work)
        newer, account = await the(work, case, NoticeKind.SAFE), await account_of(work, relative)
        first = await reading.open_pushed(work, RULES, account, newer.id)
        assert first is not None
        assert first.kind is NoticeKind.CORRECTION
        then = await reading.next_of(work, first)
        assert then is not None
        assert then.id == newer.id
        second = await reading.open_pushed(work, RULES, account, newer.id)
        assert second is not None
        assert second.kind is NoticeKind.SAFE
        assert await reading.next_of(work, second) is None


async def test_what_is_newer_is_read_after_the_correction_also_through_another_report_of_the_family(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        account = await account_of(work, relative)
        await family(work, case, 7_000_123_456)
        [other] = [each for each in await work.cases.relatives(case.id) if each.id != relative.id]
        assert other.account == relative.account
    clock.move(minutes=1)
    async with storage.work() as work:
        await wrong(work, who, case)
        await verifying.lower(work, RULES, who.first, relative.report, Ground.MISTAKE, 1)
        await at_level(work, who.first, other, Level.SHOWN)
    clock.move(minutes=1)
    async with storage.work() as work:
        await home(work, who, case)
        await due(work)
        newer = await the(work, case, NoticeKind.SAFE)
        assert newer.report == other.report
        first = await reading.open_pushed(work, RULES, account, newer.id)
        assert first is not None
        assert (first.kind, first.report) == (NoticeKind.CORRECTION, relative.report)
        then = await reading.next_of(work, first)
        assert then is not None
        assert then.id == newer.id


async def test_from_my_reports_too_the_correction_comes_first_also_during_a_hold(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await wrong(work, who, case)
        await home(work, who, case)
        await holds.stop(work, who.senior, case.id)
        newer, account = await the(work, case, NoticeKind.SAFE), await account_of(work, relative)
        first = await reading.open_elsewhere(work, RULES, account, newer.id)
        assert first is not None
        assert first.kind is NoticeKind.CORRECTION
        assert await reading.open_elsewhere(work, RULES, account, newer.id) is None


@pytest.mark.parametrize("opened", [False, True])
async def test_an_undone_link_neither_takes_a_correction_back_nor_corrects_it(
    storage: Storage, clock: FixedClock, *, opened: bool
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await wrong(work, who, case)
        await due(work)
        correction = await the(work, case, NoticeKind.CORRECTION)
        if opened:
            await reading.open_pushed(work, RULES, await account_of(work, relative), correction.id)
        await links.undo(work, RULES, who.senior, case.id, relative.report, "Another person.")
        [left] = [one for one in await work.notices.of_case(case.id) if one.kind is NoticeKind.CORRECTION]
        assert left.state is (NoticeState.OPENED if opened else NoticeState.PUSHED)


async def closed(work: Work, who: People, case: Case, after: CaseState = CaseState.CLOSED_BY_FAMILY) -> None:
    """Have a case closed at its family's wish, or opened again."""
    await statuses.change(
        work, RULES, who.senior, case.id, Wish(axis=Axis.CASE, after=after.value, words="So they wish.")
    )


async def closings(work: Work, case: Case) -> list[NoticeState]:
    """Return how far each notice that a case is closed has come."""
    return [state for kind, state in await told(work, case) if kind is NoticeKind.CLOSED]


async def test_the_only_family_of_a_case_closed_at_its_wish_is_told_whatever_its_level(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        await closed(work, who, case)
        await due(work)
        notice = await the(work, case, NoticeKind.CLOSED)
        assert notice.state is NoticeState.PUSHED
        assert await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id) is not None


async def test_that_its_case_is_closed_a_family_hears_once_nothing_holds_the_case(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, _, _ = await read(work)
        await closed(work, who, case)
        await due(work)
        assert await closings(work, case) == [NoticeState.PUSHED]
        await holds.stop(work, who.senior, case.id)
        await due(work)
        assert await closings(work, case) == [NoticeState.RAISED]
    clock.move(minutes=1)
    async with storage.work() as work:
        await holds.lift(work, who.senior, case.id)
    for _ in range(2):
        async with storage.work() as work:
            await due(work)
    async with storage.reading() as work:
        assert await closings(work, case) == [NoticeState.PUSHED]


async def test_that_a_case_is_closed_is_not_told_while_it_is_held(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, _, _ = await read(work)
        await holds.stop(work, who.senior, case.id)
        await closed(work, who, case)
        await due(work)
        assert await closings(work, case) == [NoticeState.RAISED]


async def test_whoever_is_not_to_be_informed_by_then_is_not_told_that_a_case_is_closed(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        await closed(work, who, case)
        await informing.appoint(work, who.senior, relative.report, ContactRole.NOT_INFORMED)
        await due(work)
        assert await closings(work, case) == [NoticeState.KEPT_BACK]


async def test_that_a_case_was_closed_is_no_news_that_was_wrong(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, relative, believing = await read(work)
        await closed(work, who, case)
        await due(work)
        await opens(work, case, relative, NoticeKind.CLOSED)
    clock.move(minutes=1)
    async with storage.work() as work:
        await links.undo(work, RULES, who.senior, case.id, relative.report, "Another person.")
        notices = await work.notices.of_report(relative.report)
        assert [one.corrects for one in notices if one.corrects] == [believing.id]


async def test_where_more_families_are_tied_none_is_told_of_a_closing(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case, other = await case_of_a_family(work, who.first), await case_of_a_family(work, who.first, 7_000_000_009)
        [two] = await work.cases.relatives(other.id)
        await work.cases.unlink(other.id, two.report)
        await work.cases.link(replace(two, id=work.ids.new(), case=case.id))
        await closed(work, who, case)
        assert await closings(work, case) == []


async def test_what_is_opened_again_unread_is_not_told_as_closed_and_a_second_closing_is_news(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        await closed(work, who, case)
        await closed(work, who, case, CaseState.OPEN)
        assert await closings(work, case) == [NoticeState.DROPPED]
    for count in (2, 3):
        clock.move(minutes=1)
        async with storage.work() as work:
            await closed(work, who, case)
            await due(work)
            notice = [one for one in await work.notices.of_case(case.id) if one.kind is NoticeKind.CLOSED][-1]
            await reading.open_pushed(work, RULES, await account_of(work, relative), notice.id)
            await closed(work, who, case, CaseState.OPEN)
            assert len(await closings(work, case)) == count


async def test_a_family_asks_once_that_its_closed_case_is_opened_again(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        account = await account_of(work, relative)
        with pytest.raises(Stale):
            await reopening.ask(work, RULES, account, relative.report)
        await closed(work, who, case)
        await due(work)
        closing = await the(work, case, NoticeKind.CLOSED)
        await reading.open_pushed(work, RULES, account, closing.id)
        for _ in range(2):
            await reopening.ask(work, RULES, account, relative.report)
        with pytest.raises(Foreign):
            await reopening.ask(work, RULES, replace(account, id="another"), relative.report)
        found = [one for one in await work.reviews.of_case(case.id) if one.cause is Cause.REOPEN]
        assert [(one.report, one.state) for one in found] == [(relative.report, ReviewState.OPEN)]
        assert (await as_it_stands(work, case)).state is CaseState.CLOSED_BY_FAMILY


async def test_a_family_that_wants_everything_about_it_erased_is_written_to_no_more(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await wrong(work, who, case)
        await farewell.forget(work, await account_of(work, relative), RULES)
        assert (await the(work, case, NoticeKind.CORRECTION)).state is NoticeState.DROPPED


PLACED, TRIED = Axis.PLACE, Axis.LEGAL


async def stands(  # noqa: PLR0913 - who, which case, which move
    work: Work, who: People, case: Case, axis: Axis, after: str, *, wrong: bool = False
) -> None:
    """Have a case's place or proceedings move on, or turn out wrong."""
    proof = await item(work, who.senior, case, EvidenceKind.LETTER)
    wish = Wish(axis=axis, after=after, quotes=(proof.id,), words="So it is.", wrong=wrong)
    await statuses.change(work, RULES, who.senior, case.id, wish)


async def reads_all(work: Work, case: Case, relative: Relative) -> None:
    """Have a family open everything that is pushed."""
    await due(work)
    for one in await work.notices.of_case(case.id):
        if one.state is NoticeState.PUSHED:
            await reading.open_pushed(work, RULES, await account_of(work, relative), one.id)


async def corrected(work: Work, case: Case) -> list[str]:
    """Return where a case stood by what its families are told was wrong."""
    lines = {line.id: line.after for line in await work.statuses.of_case(case.id)}
    notices = await work.notices.of_case(case.id)
    wrong = [one.corrects for one in notices if one.corrects]
    return [lines[one.status] for one in notices if one.id in wrong and one.status]


async def lived(storage: Storage, clock: FixedClock, axis: Axis, *steps: tuple[str, bool]) -> tuple[Case, list[str]]:
    """Have a family read every step of a case, some of which say that the one before was wrong."""
    async with storage.work() as work:
        who, case, relative = await tied(work)
    for after, wrong in steps:
        clock.move(minutes=1)
        async with storage.work() as work:
            await stands(work, who, case, axis, after, wrong=wrong)
            await reads_all(work, case, relative)
    async with storage.reading() as work:
        return case, await corrected(work, case)


@pytest.mark.parametrize("after", [Place.REPORTED, Place.CONFIRMED, Place.UNKNOWN])
@pytest.mark.parametrize("wrong", [True, False])
async def test_a_place_that_was_wrong_is_put_right_and_one_that_somebody_left_is_not(
    storage: Storage, clock: FixedClock, after: Place, *, wrong: bool
) -> None:
    case, told_wrong = await lived(storage, clock, PLACED, (Place.REPORTED, False), (after, wrong))
    assert told_wrong == ([Place.REPORTED] if wrong else [])
    async with storage.reading() as work:
        causes = [one.cause for one in await work.reviews.of_case(case.id) if one.lead]
        assert causes == ([Cause.CORRECTION] if wrong else [])
        assert [line.wrong for line in await work.statuses.of_case(case.id)] == [False, wrong]


async def test_where_no_proceedings_are_known_after_all_every_step_that_was_read_was_wrong(
    storage: Storage, clock: FixedClock
) -> None:
    steps = (Legal.CHARGED, False), (Legal.SENTENCED, False), (Legal.NONE_KNOWN, False)
    assert (await lived(storage, clock, TRIED, *steps))[1] == [Legal.CHARGED, Legal.SENTENCED]


async def test_a_sentence_that_was_none_leaves_the_trial_as_it_was_told(storage: Storage, clock: FixedClock) -> None:
    steps = (Legal.ON_TRIAL, False), (Legal.SENTENCED, False), (Legal.ON_TRIAL, True)
    assert (await lived(storage, clock, TRIED, *steps))[1] == [Legal.SENTENCED]


async def test_proceedings_that_go_on_or_begin_anew_correct_nothing(storage: Storage, clock: FixedClock) -> None:
    steps = (Legal.CHARGED, False), (Legal.SENTENCED, False), (Legal.ON_TRIAL, False)
    assert (await lived(storage, clock, TRIED, *steps))[1] == []


async def test_the_place_before_a_transfer_was_right(storage: Storage, clock: FixedClock) -> None:
    steps = (Place.CONFIRMED, False), (Place.CONFIRMED, False), (Place.UNKNOWN, True)
    case, told_wrong = await lived(storage, clock, PLACED, *steps)
    async with storage.reading() as work:
        notices = await work.notices.of_case(case.id)
        [correction] = [one for one in notices if one.corrects]
        second = [one for one in notices if one.kind is NoticeKind.PLACE][1]
    assert (told_wrong, correction.corrects) == ([Place.CONFIRMED], second.id)


async def test_a_wrong_place_is_put_right_during_a_hold_whatever_the_level_now_and_before_the_right_one(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
        await stands(work, who, case, PLACED, Place.REPORTED)
        await reads_all(work, case, relative)
    clock.move(minutes=1)
    async with storage.work() as work:
        await at_level(work, who.first, relative, Level.ACCOUNT)
        await holds.stop(work, who.senior, case.id)
        await stands(work, who, case, PLACED, Place.CONFIRMED, wrong=True)
        await due(work)
        correction, account = await the(work, case, NoticeKind.CORRECTION), await account_of(work, relative)
        assert correction.state is NoticeState.PUSHED
        newer = [one for one in await work.notices.of_case(case.id) if one.kind is NoticeKind.PLACE][-1]
        assert newer.state is NoticeState.RAISED
        first = await reading.open_pushed(work, RULES, account, newer.id)
        assert first is not None
        assert first.kind is NoticeKind.CORRECTION
        assert await reading.open_pushed(work, RULES, account, newer.id) is None


async def test_a_place_that_nobody_read_needs_no_correction(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who, case, _ = await tied(work)
        await stands(work, who, case, PLACED, Place.REPORTED)
        await due(work)
    clock.move(minutes=1)
    async with storage.work() as work:
        await stands(work, who, case, PLACED, Place.UNKNOWN, wrong=True)
        await due(work)
        assert await told(work, case) == [(NoticeKind.PLACE, NoticeState.DROPPED)]


async def test_what_is_no_place_and_no_trial_is_not_called_wrong_by_hand(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, _, _ = await read(work)
        with pytest.raises(Foreign):
            await stands(work, who, case, PLACED, Place.REPORTED, wrong=True)
        with pytest.raises(Foreign):
            await statuses.change(
                work, RULES, who.senior, case.id, replace(to(Fate.MISSING, words="Wrong."), wrong=True)
            )


async def test_whoever_read_both_that_it_was_believed_and_confirmed_is_told_that_neither_was(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative, _ = await read(work)
        confirmed = await proposed(work, who.first, case)
        await approved(work, who.second, confirmed)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, confirmed.id)
        await reads_all(work, case, relative)
        back = await proposals.propose(work, RULES, who.first, case.id, to(Fate.MISSING, words="A forged letter."))
        await approved(work, who.second, back)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, back.id)
        assert await corrected(work, case) == [Fate.BELIEVED_CAPTIVE, Fate.CAPTIVE_CONFIRMED]
