"""What a moderator decides, and what becomes of the family's report."""

import pytest

from bot.domain.notice import NoticeKind
from bot.domain.report import ReportState
from bot.domain.review import Cause, RejectReason, Review, ReviewKind, ReviewState, VerdictKind
from bot.questionnaire.answers import Answer, State
from bot.questionnaire.form import CALL
from bot.services import drafts, queue, reports, review
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.fakes import START


async def revealing(desk: Desk, name: str = "Olena Invented") -> Family:
    """Return a moderator who has taken the first item and looked at it."""
    chat = await (await desk.moderator(name)).types("/queue")
    return await chat.presses("Take 1", "Reveal")


async def told(desk: Desk, item: Review) -> list[NoticeKind]:
    """Return what the family will be told, without what was taken back."""
    async with desk.world.storage.reading() as work:
        notices = await work.notices.of_report(item.report or "")
    return [notice.kind for notice in notices if notice.state != "dropped"]


async def test_a_new_case_holds_the_person_and_ties_the_family_to_it(desk: Desk) -> None:
    item = await desk.report()
    await (await revealing(desk)).presses("New case")
    report = await desk.about(item)
    assert report.state is ReportState.ACCEPTED
    assert (await desk.item(item)).state is ReviewState.DONE
    async with desk.world.storage.reading() as work:
        [verdict] = await work.verdicts.of(item.id)
        case = await work.cases.get(verdict.case or "")
        [relative] = await work.cases.relatives(verdict.case or "")
    assert case is not None
    assert case.person.surname == "Вигаданенко"
    assert (relative.account, relative.report, relative.level) == (report.account, report.id, 0)
    assert await told(desk, item) == [NoticeKind.TAKEN_UP]


async def test_a_link_is_asked_once_more_with_both_side_by_side(desk: Desk) -> None:
    item = await desk.report()
    case = await desk.candidate(item)
    chat = await (await revealing(desk)).presses("Link to 1")
    assert "Is this the same person?" in chat.screen
    assert "Surname: Вигаданенко | Вигаданенко" in chat.screen
    assert (await desk.item(item)).state is ReviewState.CLAIMED
    await chat.presses("Papers were seen")
    assert "Linked because: Papers were seen." in chat.screen
    assert (await desk.item(item)).state is ReviewState.CLAIMED
    await chat.presses("Yes, link to 1")
    assert (await desk.about(item)).state is ReportState.LINKED
    assert "Вигаданенко" not in chat.everything
    async with desk.world.storage.reading() as work:
        assert [one.account for one in await work.cases.relatives(case.id)] == [item.account]
    assert await told(desk, item) == [NoticeKind.TAKEN_UP]


async def test_a_link_can_be_left_undone(desk: Desk) -> None:
    item = await desk.report()
    await desk.candidate(item)
    chat = await (await revealing(desk)).presses("Link to 1", "No, back")
    assert "Is this the same person?" not in chat.everything
    assert "New case" in chat.everything or "New case" in chat.labels
    assert (await desk.about(item)).state is ReportState.IN_REVIEW


async def test_the_comparison_is_removed_after_five_minutes_too(desk: Desk) -> None:
    item = await desk.report()
    await desk.candidate(item)
    chat = await (await revealing(desk)).presses("Link to 1")
    await desk.after(minutes=6)
    assert "Вигаданенко" not in chat.everything
    assert (await desk.acts()).count("compare") == 1


async def test_a_case_that_is_no_candidate_cannot_be_linked(desk: Desk) -> None:
    item = await desk.report()
    desk.world.clock.move(minutes=1)
    other = await desk.candidate(await desk.report())
    chat = await revealing(desk)
    await chat.press_data(f"gl:{item.id}:{other.id}:papers:1")
    assert (await desk.about(item)).state is ReportState.IN_REVIEW


async def test_a_rejection_has_a_reason_of_the_list_and_is_asked_once_more(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await revealing(desk)).presses("Do not take up")
    assert chat.labels == ["No relation to the war", "Not enough to identify", "Abuse", "A test", "Back"]
    await chat.presses("Not enough to identify")
    assert (await desk.about(item)).state is ReportState.IN_REVIEW
    await chat.presses("Yes, do not take up")
    assert (await desk.about(item)).state is ReportState.REJECTED
    assert "not taken up (Not enough to identify) · Olena Invented" in chat.screen
    async with desk.world.storage.reading() as work:
        [verdict] = await work.verdicts.of(item.id)
    assert verdict.reason is RejectReason.INSUFFICIENT
    assert await told(desk, item) == [NoticeKind.NOT_TAKEN_UP]


async def test_a_second_press_decides_nothing_twice(desk: Desk) -> None:
    item = await desk.report()
    chat = await revealing(desk)
    press = chat.data("New case")
    await chat.press_data(press)
    await chat.press_data(press)
    assert chat.toast == "You have already decided on this item."
    async with desk.world.storage.reading() as work:
        assert len(await work.verdicts.of(item.id)) == 1


async def test_the_losing_moderator_is_told_who_decided(desk: Desk) -> None:
    await desk.report()
    loser = await (await desk.moderator("Taras Invented")).types("/queue")
    await (await revealing(desk)).presses("New case")
    await loser.presses("Take 1")
    assert loser.toast == "Olena Invented has already decided on this item."
    assert "Decided: a new case · Olena Invented" in loser.screen


async def test_a_report_withdrawn_while_it_is_read_is_gone_from_the_chat(desk: Desk) -> None:
    item = await desk.report()
    chat = await revealing(desk)
    press = chat.data("New case")
    async with desk.world.storage.work() as work:
        account = await work.accounts.get(item.account)
        assert account is not None
        await reports.withdraw(work, account, desk.world.rules, item.report or "")
    await desk.world.deliver()
    assert "Вигаданенко" not in chat.everything
    await chat.press_data(press)
    assert chat.toast == "The family has ended this itself. Nothing is to be done."
    assert "The family has ended this itself" in chat.screen


async def test_the_promise_is_a_job_that_a_verdict_drops(desk: Desk) -> None:
    item = await desk.report()
    await (await revealing(desk)).presses("New case")
    await desk.after(days=20)
    assert (await desk.item(item)).cause is Cause.NEW_REPORT


async def test_on_the_promised_day_an_undecided_report_comes_forward(desk: Desk) -> None:
    item = await desk.report()
    other = await desk.moderator("Taras Invented")
    await (await revealing(desk)).presses("Set aside")
    await desk.after(days=15)
    lifted = await desk.item(item)
    assert (lifted.cause, lifted.priority.name, lifted.state) == (Cause.PROMISE, "P1", ReviewState.OPEN)
    await desk.after()
    assert "needs somebody now" in other.screen


async def test_a_barred_moderator_cannot_take_the_appeal(desk: Desk) -> None:
    item = await desk.report()
    judge, other = await revealing(desk), await desk.moderator("Taras Invented")
    await judge.presses("Do not take up", "Not enough to identify", "Yes, do not take up")
    async with desk.world.storage.work() as work:
        account = await work.accounts.get(item.account)
        assert account is not None
        await reports.review_again(work, account, desk.world.rules, item.report or "")
    async with desk.world.storage.reading() as work:
        _, appeal = await work.reviews.of_report(item.report or "")
    await judge.types("/queue")
    assert "Nothing waits." in judge.screen
    await judge.press_data(f"mt:{appeal.id}")
    assert "asked for another moderator" in str(judge.toast)
    assert (await desk.item(appeal)).state is ReviewState.OPEN
    await other.types("/queue")
    await other.presses("Take 1", "Reveal")
    assert "not taken up (Not enough to identify) · Olena Invented" in other.everything
    assert "the family asks to review again" in other.screen


async def test_a_family_to_contact_is_shown_with_phone_hours_name_and_language(desk: Desk) -> None:
    task = await called(desk)
    chat = await revealing(desk)
    for line in ("Phone or e-mail: +380000000002", "Convenient hours: evening", "language: English", "danger"):
        assert line in chat.everything
    await chat.presses("Log a call", "No answer", "Call again today")
    assert (await desk.item(task)).state is ReviewState.OPEN
    assert "+380000000002" not in chat.everything
    await chat.presses("Take", "Reveal", "Log a call", "Spoken with the family", "The task is done")
    assert (await desk.item(task)).state is ReviewState.DONE
    async with desk.world.storage.reading() as work:
        assert [one.kind for one in await work.verdicts.of(task.id)] == [VerdictKind.NOT_REACHED, VerdictKind.SPOKEN]
        assert await work.drafts.of(task.account) == []


async def called(desk: Desk) -> Review:
    """Return the task of a family that asked for a person, and told how to reach it."""
    account = await desk.family("en")
    async with desk.world.storage.work() as work:
        task = await queue.enter(work, desk.world.rules, ReviewKind.CONTACT, Cause.DANGER, account.id)
        turn = await drafts.begin(work, account, desk.world.rules, CALL.name, task.id)
        draft = turn.draft
        told_so = {
            "contact": Answer(State.GIVEN, "+380000000002", None, START, "en"),
            "hours": Answer(State.GIVEN, "evening", None, START, "en"),
        }
        await work.drafts.erase(draft.id)
        await work.drafts.add(type(draft)(
            id=draft.id, account=draft.account, form=draft.form, form_hash=draft.form_hash,
            opened_at=START, touched_at=START, subject=task.id, answers=told_so,
        ))  # fmt: skip
    return task


async def test_a_family_that_is_not_reached_is_a_task_that_is_settled(desk: Desk) -> None:
    item = await desk.report()
    async with desk.world.storage.work() as work:
        task = await queue.enter(
            work, desk.world.rules, ReviewKind.DELIVERY, Cause.UNREACHABLE, item.account, report=item.report
        )
    chat = await revealing(desk)
    assert "messages do not reach the family" in chat.screen
    assert "Phone or e-mail: +380000000001" in chat.everything
    assert "Surname: " not in chat.everything
    await chat.presses("Settled")
    assert (await desk.item(task)).state is ReviewState.DONE
    assert (await desk.about(item)).state is ReportState.SUBMITTED


@pytest.mark.parametrize("press", ["ms:{id}:1", "m7:{id}:spoken:done:1"])
async def test_a_report_cannot_be_ended_as_if_it_were_a_task(desk: Desk, press: str) -> None:
    item = await desk.report()
    chat = await revealing(desk)
    await chat.press_data(press.format(id=item.id))
    assert "not possible" in str(chat.toast)
    assert (await desk.item(item)).state is ReviewState.CLAIMED


async def test_a_withdrawn_report_that_was_taken_up_is_settled_without_its_answers(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await revealing(desk)).presses("New case")
    async with desk.world.storage.work() as work:
        account = await work.accounts.get(item.account)
        assert account is not None
        await reports.withdraw(work, account, desk.world.rules, item.report or "")
    await chat.types("/queue")
    assert "the family has withdrawn its report" in chat.screen
    await chat.presses("Take 1", "Reveal")
    assert "its answers are erased" in chat.everything
    assert "Вигаданенко" not in chat.everything
    await chat.presses("Settled")
    assert "Decided: settled" in chat.screen


async def test_an_answer_that_comes_after_the_verdict_is_a_task_of_its_own(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await revealing(desk)).presses("New case")
    async with desk.world.storage.work() as work:
        await review.replied(work, desk.world.rules, item.report or "", item.id, "Born in May.")
    await chat.types("/queue")
    await chat.presses("Take 1", "Reveal")
    assert "an addition to a report" in chat.screen
    assert "Answered to a question: Born in May." in chat.everything
    assert "Settled" in chat.labels
    assert "New case" not in chat.labels
