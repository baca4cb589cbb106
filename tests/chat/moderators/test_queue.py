"""What waits, whom it is pushed to, and what one holds."""

from bot.domain.report import ReportState
from bot.domain.review import Cause, Priority, ReviewKind, ReviewState
from bot.domain.roles import Role
from bot.services import queue
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_additions import changed, says


async def test_the_queue_is_in_the_order_of_priority_and_shows_no_name(desk: Desk) -> None:
    await desk.report()
    await desk.report(priority=Priority.P0)
    await desk.report(priority=Priority.P1)
    desk.world.clock.move(hours=1)
    chat = await (await desk.moderator()).types("/queue")
    lines = [line for line in chat.screen.splitlines() if "·" in line]
    assert [line[:6] for line in lines] == ["1. P0 ", "2. P1 ", "3. P2 "]
    assert "due 14:00" in lines[0]
    assert "waits 1\u00a0h" in lines[0]
    assert "new report" in lines[2]
    assert "Вигаданенко" not in chat.everything


async def test_the_queue_turns_its_pages(desk: Desk) -> None:
    for _ in range(12):
        await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    assert "Take 10" in chat.labels
    assert "Take 11" not in chat.labels
    await chat.presses("Further")
    assert [label for label in chat.labels if "Take" in label] == ["Take 11", "Take 12"]
    await chat.presses("Earlier")
    assert "Take 1" in chat.labels


async def test_what_one_holds_stands_first_and_nobody_else_sees_it(desk: Desk) -> None:
    await desk.report()
    holder = await (await desk.moderator()).types("/queue")
    await holder.presses("Take 1")
    await holder.types("/queue")
    assert "You hold:" in holder.screen
    assert "Nothing waits." in holder.screen
    other = await (await desk.moderator("Taras Invented")).types("/queue")
    assert "You hold:" not in other.screen
    await holder.presses("Mine: ")
    assert "You hold this item until" in holder.screen


async def test_the_queue_tells_which_report_its_family_has_changed(desk: Desk) -> None:
    item = await desk.report()
    await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", "Set aside")
    desk.world.clock.move(minutes=5)
    await changed(desk, item, surname=says("Вигаданчук"))
    await chat.types("/queue")
    assert chat.screen.count("the family has changed the report") == 1
    await chat.presses("Take 1", "Reveal", "Set aside")
    await chat.types("/queue")
    assert "the family has changed" not in chat.screen


async def test_a_question_that_is_taken_back_before_its_answer_is_not_called_answered(desk: Desk) -> None:
    await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", "Ask the family", "Place", "Send")
    await chat.types("/queue")
    await chat.presses("Set aside: 1", "Take 1", "Give back")
    await chat.types("/queue")
    assert "1. P2" in chat.screen
    assert "the family has answered" not in chat.screen


async def test_what_is_set_aside_is_reached_from_the_queue(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", "Set aside")
    assert (await desk.item(item)).state is ReviewState.HELD
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen
    await chat.presses("Set aside: 1", "Take 1")
    assert (await desk.item(item)).state is ReviewState.CLAIMED


async def test_an_urgent_item_is_pushed_without_content_to_those_on_duty(desk: Desk) -> None:
    awake, asleep = await desk.moderator(), await desk.moderator("Taras Invented")
    await awake.types("/duty on")
    assert "You are on duty" in awake.screen
    before = asleep.everything
    await desk.report(priority=Priority.P0)
    await desk.after()
    assert awake.screen == "An urgent item is waiting in the queue."
    assert awake.labels == ["Open the queue"]
    assert asleep.everything == before


async def test_at_half_its_time_an_urgent_item_is_pushed_to_all(desk: Desk) -> None:
    first, second = await desk.moderator(), await desk.moderator("Taras Invented")
    await desk.report(priority=Priority.P0)
    await desk.after(minutes=61)
    for chat in (first, second):
        assert chat.screen == "An item in the queue has waited long and needs somebody now."
    await second.presses("Open the queue")
    assert "P0" in second.screen
    assert "needs somebody now" not in second.everything


async def test_nobody_is_pushed_for_what_a_colleague_has_taken(desk: Desk) -> None:
    first, second = await desk.moderator(), await desk.moderator("Taras Invented")
    await desk.report(priority=Priority.P0)
    await (await first.types("/queue")).presses("Take 1")
    before = second.everything
    await desk.after(minutes=20)
    assert second.everything == before


async def test_what_is_given_back_is_pushed_again(desk: Desk) -> None:
    first, second = await desk.moderator(), await desk.moderator("Taras Invented")
    await second.types("/duty on")
    await desk.report(priority=Priority.P0)
    await (await first.types("/queue")).presses("Take 1")
    await desk.after()
    assert "An urgent item" not in second.everything
    await first.presses("Give back")
    await desk.after()
    assert second.screen == "An urgent item is waiting in the queue."


async def test_the_duty_ends_by_command_and_by_button(desk: Desk) -> None:
    chat = await desk.moderator()
    await chat.types("/duty on")
    await chat.presses("End duty")
    assert "You are not on duty" in chat.screen
    await chat.types("/duty on", "/duty off")
    assert not (await desk.who(chat)).on_duty
    await chat.types("/duty")
    assert "You are not on duty" in chat.screen


async def test_a_family_that_asks_for_a_person_is_in_the_queue(desk: Desk) -> None:
    account = await desk.family()
    async with desk.world.storage.work() as work:
        await queue.enter(work, desk.world.rules, ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, account.id)
    chat = await (await desk.moderator()).types("/queue")
    assert "asked for a person" in chat.screen


async def test_what_nobody_takes_calls_seniors_and_says_so(desk: Desk) -> None:
    await desk.report()
    senior, other = await desk.moderator("Oksana Invented", Role.SENIOR), await desk.moderator()
    before = other.everything
    await desk.after(days=5)
    assert senior.screen == "An item in the queue has waited long and needs somebody now."
    assert other.everything == before
    await senior.presses("Open the queue")
    assert "nobody has taken this" in senior.screen
    assert "overdue since" in senior.screen
    await desk.after(days=1)
    assert "needs somebody now" in other.screen
    await other.presses("Open the queue")
    assert "1. P1" in other.screen
    await other.presses("Take 1", "Give back")
    assert "Nobody holds this item." in other.screen
    await other.types("/queue")
    assert "nobody has taken this" not in other.screen


async def test_while_a_family_is_asked_the_clock_stands_still_and_silence_brings_the_item_back(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", "Ask the family", "Place", "Send")
    assert "the clock stands still since 12:00" in chat.screen
    await chat.types("/queue")
    await chat.presses("Set aside: 1")
    assert "the clock stands still since 12:00" in chat.screen
    await desk.after(days=15)
    await desk.after()
    await chat.types("/queue")
    assert "the family has not answered" in chat.screen
    assert "overdue" not in chat.screen
    await chat.presses("Take 1")
    assert "the family has not answered" in chat.screen
    assert (await desk.about(item)).state is ReportState.NEEDS_CLARIFICATION


async def test_what_a_moderator_passes_on_is_not_offered_again_and_nobody_asks_why(desk: Desk) -> None:
    item = await desk.report()
    other = await desk.moderator("Taras Invented")
    chat = await (await desk.moderator()).types("/queue")
    take = chat.data("Take 1")
    await chat.presses("Take 1", "Reveal")
    again = chat.data("Pass this on")
    await chat.presses("Pass this on")
    assert "It is not yours any more" in chat.screen
    assert "Take" not in chat.labels
    assert "Вигаданенко" not in chat.everything
    await chat.press_data(again)
    await chat.press_data(take)
    assert chat.toast == "You passed this item on. A colleague takes it."
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen
    assert (await desk.acts()).count("pass") == 1
    await other.types("/queue")
    await other.presses("Take 1")
    assert (await desk.item(item)).claimed_by == (await desk.who(other)).id


async def test_what_everybody_has_passed_on_seniors_see_again(desk: Desk) -> None:
    await desk.report()
    senior, other = await desk.moderator("Oksana Invented", Role.SENIOR), await desk.moderator()
    for chat in (senior, other):
        await chat.types("/queue")
        await chat.presses("Take 1", "Pass this on")
    await other.types("/queue")
    assert "Nothing waits." in other.screen
    await senior.types("/queue")
    assert "everybody has passed this on" in senior.screen
    await senior.presses("Take 1")
    assert "You hold this item until" in senior.screen
