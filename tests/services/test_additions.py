"""A sent report is added to and corrected, by its family or by a moderator: on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.account import Account, Safety
from bot.domain.case import CaseState
from bot.domain.errors import Foreign, Stale
from bot.domain.person import PartialDate, Person, Precision
from bot.domain.report import Report, ReportState
from bot.domain.review import Cause, Priority, Review, ReviewKind, ReviewState, VerdictKind
from bot.questionnaire import consent
from bot.questionnaire.answers import Answer
from bot.questionnaire.draft import Draft
from bot.services import additions, claims, drafts, intake, reports, review, verdicts
from bot.services.additions import Author
from bot.services.drafts import Turn
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.questionnaire.answered import given
from tests.services.people import RULES, account_of, moderator, sent
from tests.services.test_races import together

YESTERDAY = PartialDate(earliest=date(2026, 3, 3), latest=date(2026, 3, 3), precision=Precision.DAY)


async def writes(work: Work, report: Report) -> Author:
    """Return the family of a report, which may write at length."""
    account = await account_of(work, report)
    account = replace(account, safety=Safety.SAFE, consent=consent.FULL, language="uk", focus=None)
    await work.accounts.save(account)
    return Author(account)


async def changes(work: Work, author: Author, report: Report, **answers: Answer) -> Draft:
    """Return a change of a report with these answers in it."""
    turn = await additions.open_(work, author, RULES, report.id)
    draft = replace(turn.draft, answers={**turn.draft.answers, **answers})
    await work.drafts.save(draft)
    return draft


async def item(work: Work, review_id: str) -> Review:
    found = await work.reviews.get(review_id)
    assert found is not None
    return found


async def decided(work: Work) -> tuple[Report, Review]:
    """Return a report that was taken up as a case of its own."""
    someone = await moderator(work)
    report, waiting = await sent(work)
    await review.claim(work, RULES, someone, waiting.id)
    done = await verdicts.new_case(work, someone, waiting.id)
    kept = await work.reports.get(report.id)
    assert kept is not None
    return kept, done


async def test_nothing_reaches_the_report_until_the_change_is_sent(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        before = await work.reports.answers(report.id)
        await changes(work, await writes(work, report), report, surname=given("Вигаданчук"))
        assert await work.reports.answers(report.id) == before
        assert await work.additions.of_report(report.id) == []


async def test_what_was_said_before_is_kept_beside_the_report(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        before = await work.reports.answers(report.id)
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
    clock.move(days=2)
    async with storage.work() as work:
        now = await additions.send(work, author, RULES, draft.id)
        [told] = await work.additions.of_report(report.id)
        assert told.id == draft.id
        assert (told.before, told.after) == ({"surname": before["surname"]}, {"surname": given("Вигаданчук")})
        assert told.was == report.person
        assert now.person.surname == "Вигаданчук"
        assert await work.reports.get(report.id) == now
        assert await work.drafts.get(draft.id) is None
        [job] = [due for due in await work.jobs.take(20, RULES.claim) if due.kind == "match"]
        assert job.ids == {"report": report.id}


async def test_a_second_press_finds_what_the_first_one_sent(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
        first = await additions.send(work, author, RULES, draft.id)
        assert await additions.send(work, author, RULES, draft.id) == first
        assert len(await work.additions.of_report(report.id)) == 1


async def test_words_that_say_the_same_change_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        report, waiting = await sent(work)
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданенко"))
        await additions.send(work, author, RULES, draft.id)
        assert await work.additions.of_report(report.id) == []
        assert (await item(work, waiting.id)).version == waiting.version


async def test_a_change_is_gone_on_with_and_counts_as_no_new_report(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
        assert (await additions.open_(work, author, RULES, report.id)).draft == draft
        assert await drafts.unsent(work, author.account) == []
        assert await drafts.to_resume(work, author.account) == [draft]
        assert await drafts.to_resume(work, replace(author.account, safety=Safety.UNSURE)) == []


async def test_the_change_of_a_waiting_report_joins_its_item(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, waiting = await sent(work)
        held = await review.claim(work, RULES, someone, waiting.id)
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
        await additions.send(work, author, RULES, draft.id)
        assert [each.id for each in await work.reviews.of_report(report.id)] == [waiting.id]
        with pytest.raises(Stale):
            await verdicts.new_case(work, someone, waiting.id, held.version)
        now = await claims.held(work, someone, waiting.id)
        assert (now.priority, now.cause, now.due_at) == (waiting.priority, waiting.cause, waiting.due_at)
        [told] = await work.additions.of_report(report.id)
        assert told.review == waiting.id


async def test_new_facts_lift_the_item_and_old_ones_do_not(storage: Storage) -> None:
    async with storage.work() as work:
        report, waiting = await sent(work)
        author = await writes(work, report)
        draft = await changes(work, author, report, last_contact=given(YESTERDAY))
        await additions.send(work, author, RULES, draft.id)
        lifted = await item(work, waiting.id)
        assert (lifted.priority, lifted.cause) == (Priority.P0, Cause.LAST_DAYS)
        assert lifted.due_at < waiting.due_at
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
        await additions.send(work, author, RULES, draft.id)
        assert (await item(work, waiting.id)).due_at == lifted.due_at


@pytest.mark.parametrize("state", [ReviewState.HELD, ReviewState.ASKED])
async def test_what_was_set_aside_or_waits_for_the_family_comes_back(storage: Storage, state: ReviewState) -> None:
    async with storage.work() as work:
        report, waiting = await sent(work)
        await work.reviews.save(replace(waiting, state=state))
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
        await additions.send(work, author, RULES, draft.id)
        assert (await item(work, waiting.id)).state is ReviewState.OPEN


@pytest.mark.parametrize(
    ("answer", "level", "cause"),
    [
        ({"surname": given("Вигаданчук")}, Priority.P3, Cause.ADDITION),
        ({"last_contact": given(YESTERDAY)}, Priority.P0, Cause.LAST_DAYS),
    ],
)
async def test_the_change_of_a_decided_report_waits_in_an_item_of_its_own(
    storage: Storage, answer: dict[str, Answer], level: Priority, cause: Cause
) -> None:
    async with storage.work() as work:
        report, done = await decided(work)
        author = await writes(work, report)
        draft = await changes(work, author, report, **answer)
        await additions.send(work, author, RULES, draft.id)
        [new] = [each for each in await work.reviews.of_report(report.id) if each.id != done.id]
        assert (new.kind, new.priority, new.cause) == (ReviewKind.ADDITION, level, cause)
        kept = await work.reports.get(report.id)
        assert kept is not None
        assert kept.state is ReportState.ACCEPTED
        assert review.offered(new, kept) == (VerdictKind.SETTLED,)
        draft = await changes(work, author, report, given=given("Остапчик"))
        await additions.send(work, author, RULES, draft.id)
        assert len(await work.reviews.of_report(report.id)) == 2


async def test_the_case_stays_as_a_human_has_made_it(storage: Storage) -> None:
    async with storage.work() as work:
        report, done = await decided(work)
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
        await additions.send(work, author, RULES, draft.id)
        [verdict] = await work.verdicts.of(done.id)
        case = await work.cases.get(verdict.case or "")
        assert case is not None
        assert case.person == report.person


async def test_a_withdrawn_report_takes_its_words_out_of_the_case_although_it_was_changed(storage: Storage) -> None:
    async with storage.work() as work:
        report, done = await decided(work)
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
        await additions.send(work, author, RULES, draft.id)
        await changes(work, author, report, surname=given("Вигадюк"))
        await reports.withdraw(work, author.account, RULES, report.id)
        [verdict] = await work.verdicts.of(done.id)
        case = await work.cases.get(verdict.case or "")
        assert case is not None
        assert (case.person, case.state) == (Person(), CaseState.CLOSED_BY_FAMILY)
        assert await work.additions.of_report(report.id) == []
        assert await work.drafts.of(author.account.id) == []
        waiting = [each for each in await work.reviews.of_report(report.id) if each.state is not ReviewState.DONE]
        assert [each.cause for each in waiting] == [Cause.WITHDRAWN]


async def test_a_wish_not_to_be_written_to_holds_at_once(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        draft = await changes(work, author, report, safe_contact=given(("not_first",)))
        await additions.send(work, Author(await account_of(work, report)), RULES, draft.id)
        assert (await account_of(work, report)).quiet
        assert (await account_of(work, report)).focus is None


async def test_a_moderator_changes_any_report_and_the_family_keeps_its_own_change(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, waiting = await sent(work)
        await work.reviews.save(replace(waiting, state=ReviewState.DONE))
        theirs = await changes(work, await writes(work, report), report, surname=given("Вигаданчук"))
        author = Author(await account(work, someone.account), someone)
        draft = await changes(work, author, report, given=given("Остапчик"), safe_contact=given(("not_first",)))
        assert draft.id != theirs.id
        await additions.send(work, author, RULES, draft.id)
        [told] = await work.additions.of_report(report.id)
        assert (told.account, told.moderator, told.review) == (someone.account, someone.id, None)
        assert (await account_of(work, report)).quiet
        await additions.send(work, await writes(work, report), RULES, theirs.id)
        now = await work.reports.get(report.id)
        assert now is not None
        assert (now.person.surname, now.person.given) == ("Вигаданчук", "Остапчик")


async def account(work: Work, account_id: str) -> Account:
    found = await work.accounts.get(account_id)
    assert found is not None
    return found


@pytest.mark.parametrize("wrong", ["silent", "withdrawn", "another's"])
async def test_what_is_not_ones_own_to_change_is_refused(storage: Storage, wrong: str) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        if wrong == "silent":
            await work.reports.save(replace(report, silent=True))
        elif wrong == "withdrawn":
            await work.reports.save(replace(report, state=ReportState.WITHDRAWN))
        else:
            stranger = replace(author.account, id=(await work.accounts.meet(1)).id)
            author = Author(stranger)
        with pytest.raises(Foreign):
            await additions.open_(work, author, RULES, report.id)


@pytest.mark.parametrize("change", [{"safety": Safety.INSPECTED}, {"consent": consent.BRIEF}])
async def test_whoever_may_be_searched_or_has_not_agreed_is_not_asked(
    storage: Storage, change: dict[str, Safety | str]
) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        author = Author(replace(author.account, **change))  # type: ignore[arg-type]  # either field takes its own
        with pytest.raises(Stale):
            await additions.open_(work, author, RULES, report.id)


async def test_a_question_left_open_is_asked_only_at_the_familys_wish(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        turn = await additions.open_(work, author, RULES, report.id)
        assert turn.step is None
        author = Author(replace(author.account, focus=turn.draft.id))
        turn = await additions.answer_more(work, author.account, turn.draft.id)
        assert turn.step is not None
        asked = turn.step.key
        turn = await intake.choose(work, author.account, turn.draft, turn.step, "yes")
        assert turn.step is not None
        assert turn.step.key != asked
        turn = await additions.enough(work, author.account, turn.draft.id)
        assert turn.step is None
        seen = await additions.look(work, turn)
        assert asked in seen.changed
        assert asked not in seen.open
        assert seen.open


async def test_a_question_that_a_change_raises_is_asked_before_it_is_sent(storage: Storage) -> None:
    async with storage.work() as work:
        report, _ = await sent(work)
        author = await writes(work, report)
        age = PartialDate(earliest=date(1990, 1, 1), latest=date(1991, 1, 1), precision=Precision.AGE)
        draft = await changes(work, author, report, birth=given(age))
        turn = Turn(draft=draft)
        assert turn.step is not None
        assert turn.step.key == "age_when"
        with pytest.raises(Stale):
            await additions.send(work, author, RULES, draft.id)


async def test_a_verdict_and_a_change_in_the_same_moment_lose_nothing(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        report, waiting = await sent(work)
        held = await review.claim(work, RULES, someone, waiting.id)
        author = await writes(work, report)
        draft = await changes(work, author, report, surname=given("Вигаданчук"))
    verdict, change = await together(
        storage,
        lambda work: verdicts.new_case(work, someone, waiting.id, held.version),
        lambda work: additions.send(work, author, RULES, draft.id),
    )
    assert change is None
    async with storage.reading() as work:
        kept = await work.reports.get(report.id)
        items = await work.reviews.of_report(report.id)
        [told] = await work.additions.of_report(report.id)
    assert kept is not None
    assert kept.person.surname == "Вигаданчук"
    [new] = [each for each in items if each.id == told.review]
    assert new.state is not ReviewState.DONE
    assert isinstance(verdict, Stale) == (new.id == waiting.id)
    assert (kept.state is ReportState.ACCEPTED) == (new.id != waiting.id)
