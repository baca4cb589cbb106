"""A task about a case, from the queue to its end."""

from datetime import date

import pytest

from bot.domain.person import PartialDate, Precision
from bot.domain.review import Cause, Filing, Review
from bot.domain.roles import Role
from bot.questionnaire.answers import Answer, State
from bot.services import review, tasks, verdicts
from tests.chat.moderators.desk import ANSWERS, Desk
from tests.fakes import START


async def task(desk: Desk, cause: Cause = Cause.TELL_OTHERS, *, lead: bool = False) -> Review:
    """Return a task about the case that was made of a report."""
    item = await desk.report()
    judge = await desk.who(await desk.moderator("Taras Invented"))
    async with desk.world.storage.work() as work:
        await review.claim(work, desk.world.rules, judge, item.id)
        await verdicts.new_case(work, judge, item.id)
        case = await work.cases.of_report(item.report or "")
        return await tasks.enter(work, desk.world.rules, cause, case or "", lead=lead)


async def test_a_task_shows_the_case_and_how_its_families_are_reached_and_is_settled(desk: Desk) -> None:
    await task(desk)
    chat = await (await desk.moderator()).types("/queue")
    assert "speak with the other relatives, one by one, by phone" in chat.screen
    await chat.presses("Take 1")
    assert "A task on a case" in chat.screen
    await chat.presses("Reveal")
    assert "Вигаданенко" in chat.everything
    assert "+380000000001" in chat.everything
    await chat.presses("Settled")
    assert "Your decision is kept." in chat.screen
    assert "Decided: settled" in chat.screen
    assert "Вигаданенко" not in chat.everything


async def test_a_task_is_handed_over_and_given_back(desk: Desk) -> None:
    await task(desk)
    other = await desk.moderator("Ivan Invented")
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Hand over", "Waiting for papers", "Ivan Invented")
    await other.presses("Give back")
    assert "Nobody holds this item." in other.screen


@pytest.mark.parametrize(
    ("label", "filing"),
    [
        ("Filed", Filing.FILED),
        ("The family does not wish it", Filing.NOT_WISHED),
        ("Not possible", Filing.NOT_POSSIBLE),
    ],
)
async def test_the_urgent_procedure_is_settled_with_what_became_of_it(desk: Desk, label: str, filing: Filing) -> None:
    item = await task(desk, Cause.WGEID)
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", label)
    assert label in chat.screen
    async with desk.world.storage.reading() as work:
        [verdict] = await work.verdicts.of(item.id)
    assert verdict.reason is filing


async def test_what_is_for_seniors_is_in_no_other_queue_and_wakes_nobody_else(desk: Desk) -> None:
    item = await task(desk, Cause.CHECK_WITH_BODY, lead=True)
    other = await (await desk.moderator()).types("/queue")
    assert "Nothing waits." in other.screen
    senior = await (await desk.moderator("Oksana Invented", Role.SENIOR)).types("/queue")
    await senior.presses("Take 1", "Hand over")
    assert "Nobody else can take this item now." in senior.screen
    await other.press_data(f"mt:{item.id}")
    assert "Oksana" not in other.everything


async def fresh(desk: Desk, when: date) -> Review:
    """Return the item of a report that tells of somebody taken then."""
    taken = PartialDate(earliest=when, latest=when, precision=Precision.DAY)
    answers = {**ANSWERS, "taken_when": Answer(State.GIVEN, taken, None, START, "uk")}
    return await desk.report(answers=answers)


async def test_a_fresh_detention_tells_how_many_days_the_procedure_is_open(desk: Desk) -> None:
    await fresh(desk, date(2026, 1, 7))
    chat = await (await desk.moderator()).types("/queue")
    assert "UN urgent procedure: 34\u00a0days left" in chat.screen
    await chat.presses("Take 1")
    assert "UN urgent procedure: 34\u00a0days left" in chat.screen


async def test_such_a_report_becomes_a_task_that_calls_and_ends_itself_when_its_time_is_over(desk: Desk) -> None:
    await fresh(desk, date(2026, 1, 7))
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", "New case")
    await desk.after()
    await chat.types("/queue")
    assert "urgent procedure of the United Nations" in chat.screen
    await desk.after(days=19, hours=22)
    assert "needs somebody now" in chat.screen
    await chat.presses("Open the queue", "Take 1", "Reveal")
    assert chat.labels[:3] == ["Filed", "The family does not wish it", "Not possible"]
    press = chat.data("Filed")
    await desk.after(days=15)
    await chat.press_data(press)
    assert "Something has changed since." in str(chat.toast)
    assert "The time for this task is over, so it has ended by itself." in chat.everything
