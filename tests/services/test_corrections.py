"""What was told and is wrong is put right once, in order, and a senior sees with whom: on both databases."""

from dataclasses import replace

import pytest

from bot.domain.behalf import Behalf, Channel
from bot.domain.case import Case, CaseState
from bot.domain.errors import Foreign, Stale
from bot.domain.moves import Axis
from bot.domain.notice import NoticeKind, NoticeState, Passage
from bot.domain.relative import Relative
from bot.domain.review import Cause, Review, ReviewState
from bot.domain.status import Wish
from bot.domain.takers import sees
from bot.questionnaire import consent
from bot.services import corrections, farewell, holds, links, reading, reopening, statuses
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import People, as_it_stands, case_of_a_family, people
from tests.services.people import RULES, account_of
from tests.services.telling import believed, due, home, mistaken, read, the, told
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
