"""A task about a case, from the queue to its end."""

import pytest

from bot.domain.review import Cause, Filing, Review
from bot.domain.roles import Role
from bot.services import review, tasks, verdicts
from tests.chat.moderators.desk import Desk


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
