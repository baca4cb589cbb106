"""A family writes that the person has been found: a moderator hears how it knows, and nothing changes by itself."""

from dataclasses import replace

import pytest

from bot.domain.call import Call, Next, Outcome
from bot.domain.errors import Foreign, Stale
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Priority, ReviewKind, ReviewState, VerdictKind
from bot.questionnaire.draft import Draft
from bot.services import additions, calls, found, reports, reveal, review
from bot.services.additions import Author
from bot.storage.work import Storage, Work
from tests.questionnaire.answered import given
from tests.services.people import RULES, moderator, sent
from tests.services.test_additions import writes


async def told(work: Work, author: Author, report: Report, how: str = "others") -> Draft:
    """Have a family tell how it knows."""
    turn = await found.open_(work, author.account, RULES, report.id)
    draft = replace(turn.draft, answers={"spoken": given(how), "known": given("Подзвонила сусідка.")})
    await found.tell(work, author.account, RULES, draft)
    return draft


async def test_a_moderator_is_told_how_the_family_knows_and_the_report_stays_as_it_is(storage: Storage) -> None:
    async with storage.work() as work:
        report, waiting = await sent(work)
        draft = await told(work, await writes(work, report), report)
        [item] = [each for each in await work.reviews.of_report(report.id) if each.id != waiting.id]
        assert (item.kind, item.cause, item.priority) == (ReviewKind.FOUND, Cause.FOUND, Priority.P1)
        [said] = await work.additions.of_report(report.id)
        assert (said.review, said.form, said.after) == (item.id, "found", draft.answers)
        assert await work.reports.get(report.id) == report
        someone = await moderator(work)
        await review.claim(work, RULES, someone, item.id)
        shown = await reveal.reveal(work, RULES, someone, item.id)
        assert [each for each, _ in shown.told] == [said]
        assert VerdictKind.SPOKEN in shown.offered
        await calls.log(work, RULES, someone, item.id, Call(Outcome.SPOKEN, Next.DONE))
        assert await work.additions.of_report(report.id) == [said]


async def test_a_second_word_joins_the_item_that_waits_and_a_later_one_gets_its_own(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        await told(work, author, report)
        await told(work, author, report, "yes")
        [item] = [each for each in await work.reviews.of_report(report.id) if each.kind is ReviewKind.FOUND]
        assert len(await work.additions.of_report(report.id)) == 2
        await work.reviews.save(replace(item, state=ReviewState.DONE))
        await told(work, author, report)
        items = [each for each in await work.reviews.of_report(report.id) if each.kind is ReviewKind.FOUND]
        assert len(items) == 2


async def test_a_withdrawn_report_ends_the_task_and_takes_along_what_was_told(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        await told(work, author, report)
        await found.open_(work, author.account, RULES, report.id)
        await reports.withdraw(work, author.account, RULES, report.id)
        assert [each.state for each in await work.reviews.of_report(report.id)] == [ReviewState.DONE] * 2
        assert await work.additions.of_report(report.id) == []
        assert await work.drafts.of(author.account.id) == []


async def test_what_was_begun_is_gone_on_with(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        first = await found.open_(work, author.account, RULES, report.id)
        assert (await found.open_(work, author.account, RULES, report.id)).draft == first.draft
        done = await told(work, author, report)
        assert (await found.open_(work, author.account, RULES, report.id)).draft.id != done.id


async def test_a_withdrawn_report_is_nobodys_to_speak_of(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        await work.reports.save(replace(report, state=ReportState.WITHDRAWN))
        with pytest.raises(Foreign):
            await found.open_(work, author.account, RULES, report.id)


async def test_whoever_may_not_write_learns_nothing_of_anothers_report(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        silent = replace((await writes(work, report)).account, consent=None)
        with pytest.raises(Stale):
            await found.open_(work, silent, RULES, report.id)
        with pytest.raises(Stale):
            await additions.open_(work, Author(silent), RULES, report.id)
        other = replace(silent, id="x" * 22)
        for report_id in (report.id, "y" * 22):
            with pytest.raises(Foreign):
                await found.open_(work, other, RULES, report_id)
            with pytest.raises(Foreign):
                await additions.open_(work, Author(other), RULES, report_id)
