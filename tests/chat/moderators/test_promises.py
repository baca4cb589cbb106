"""A day is promised to a family, stands on the card and in the queue, and comes to the top when it is over."""

from bot.domain.review import Priority
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_verdict import revealing


async def test_reading_a_report_promises_word_and_card_and_queue_tell_by_when(desk: Desk) -> None:
    await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    assert "promised by" not in chat.screen
    await chat.presses("Take 1")
    assert "promised by 18.03" in chat.screen
    await chat.presses("Give back")
    await chat.types("/queue")
    assert "promised by 18.03" in chat.screen


async def test_a_moderator_promises_a_day_and_is_told_that_nothing_was_sent(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await revealing(desk)).presses("Promise a date")
    assert "Nothing is sent by this" in chat.screen
    assert chat.labels == [
        "In 3\u00a0working days: 09.03", "In 5\u00a0working days: 11.03", "In 10\u00a0working days: 18.03", "Back",
    ]  # fmt: skip
    press = chat.data("In 3")
    await chat.presses("In 3")
    assert "Nothing was sent to the family." in chat.screen
    assert "promised by 09.03" in chat.screen
    assert "New case" in chat.labels
    await chat.press_data(press)
    async with desk.world.storage.reading() as work:
        assert len(await work.notices.of_report(item.report or "")) == 1
    assert (await desk.about(item)).promised is not None


async def test_no_day_is_promised_to_a_family_that_is_never_written_to(desk: Desk) -> None:
    await desk.report(silent=True)
    chat = await revealing(desk)
    assert "Promise a date" not in chat.labels


async def test_a_late_promise_stands_under_its_own_heading_below_what_is_urgent(desk: Desk) -> None:
    item = await desk.report(priority=Priority.P3)
    await desk.report(priority=Priority.P1)
    await desk.report(priority=Priority.P0)
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 3", "Reveal", "Promise a date", "In 3", "Give back")
    desk.world.clock.move(days=6)
    await chat.types("/queue")
    lines = chat.screen.splitlines()
    heading = lines.index("<b>Promised, and late</b>")
    assert lines[heading - 2].startswith("1. P0")
    assert lines[heading + 1].startswith("2. P3")
    assert "promised by 09.03, and late" in lines[heading + 1]
    assert lines[heading + 3].startswith("3. P1")
    await chat.presses("Take 2")
    assert (await desk.item(item)).claimed_by == (await desk.who(chat)).id
