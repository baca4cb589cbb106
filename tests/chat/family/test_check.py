"""Sending a report, and what is said then."""

from bot.domain.report import ReportState
from bot.domain.review import Priority
from tests.chat.family.family import Family


async def sent(family: Family) -> Family:
    await (await family.reports()).answers_all()
    return await family.presses("Send to a moderator", "Yes, send")


async def test_a_report_is_sent_after_one_more_question(family: Family) -> None:
    await (await family.reports()).answers_all()
    await family.presses("Send to a moderator")
    assert family.screen == "Send this report? You can still add to it or correct it afterwards."
    await family.presses("Not yet")
    assert "Please check your answers" in family.screen
    await family.presses("Send to a moderator", "Yes, send")
    assert "was received on 4\u00a0March 2026" in family.screen
    assert "3\u00a0working days" in family.screen
    assert "neither good nor bad news" in family.screen


async def test_what_deletes_stands_beside_nothing_that_is_pressed_by_habit(family: Family) -> None:
    await (await family.reports()).answers_all()
    [row] = [row for row in family.rows if "Delete" in row]
    assert row == ["Delete"]


async def test_back_from_an_answer_to_be_changed_returns_to_the_check(family: Family) -> None:
    await (await family.reports()).answers_all()
    await family.presses("The person", "Given name")
    back = family.data("⬅ Back")
    await family.press_data(back)
    assert "Please check your answers" in family.screen
    await family.press_data(back)
    assert "Please check your answers" in family.screen
    await family.presses("Circumstances", "Settlement")
    await family.types("Красноград")
    await family.presses("⬅ Back")
    assert "Which settlement" in family.screen
    await family.presses("⬅ Back")
    assert "Settlement</b>: Chuhuiv" in family.screen


async def test_back_from_the_check_itself_walks_through_the_questions(family: Family) -> None:
    await (await family.reports()).answers_all()
    await family.presses("⬅ Back", "⬅ Back")
    assert "How can we contact you safely?" in family.screen


async def test_boxes_ticked_in_a_change_are_kept_by_back(family: Family) -> None:
    await (await family.reports()).answers_all()
    await family.presses("More to tell", "Turned to", "Police statement", "⬅ Back")
    assert "Turned to</b>: Police statement" in family.screen


async def test_several_choices_are_one_line_of_the_check(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later", "Telegram only", "You may call", "Important news at any hour")
    await family.presses("Done", "Nobody", "Done")
    assert "</b>: You may call; Important news at any hour\n" in family.screen


async def test_a_sent_report_is_a_report_in_the_queue_and_no_draft(family: Family) -> None:
    await sent(family)
    assert await family.drafts() == []
    account = await family.account()
    async with family.world.storage.reading() as work:
        [report] = await work.reports.of(account.id)
        [review] = await work.reviews.of_report(report.id)
    assert report.state is ReportState.SUBMITTED
    assert report.person.surname == "Vyhadanenko"
    assert review.priority is Priority.P2


async def test_a_second_press_on_send_shows_the_same_receipt(family: Family) -> None:
    await (await family.reports()).answers_all()
    await family.presses("Send to a moderator")
    press = family.data("Yes, send")
    await family.press_data(press)
    receipt = family.screen
    assert "press 'Add or correct'" in receipt
    assert "Add or correct" in family.labels
    await family.press_data(press)
    assert family.screen == receipt
    assert family.toast is None


async def test_the_fourth_report_of_a_day_waits_and_nothing_is_lost(family: Family) -> None:
    await sent(family)
    for _ in range(3):
        await family.presses("To the menu", "Report a person", "Yes")
        await family.answers_all()
        await family.presses("Send to a moderator", "Yes, send")
    assert family.toast is not None
    assert "What you wrote is saved" in family.toast
    assert "What you wrote is saved" in family.screen
    assert len(await family.drafts()) == 1


async def test_the_wish_not_to_be_written_to_first_is_kept(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later", "Telegram only", "Do not write first", "Done", "Done")
    await family.presses("Send to a moderator", "Yes, send")
    assert (await family.account()).quiet


async def test_saving_for_later_keeps_everything(family: Family) -> None:
    await (await family.reports()).answers_all()
    await family.presses("Save for later", "Continue")
    assert "Please check your answers" in family.screen


async def test_a_long_story_still_fits_into_one_message(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("ж" * 1500)
    assert len(family.screen) < 4096
    await family.presses("Done", "Skip", "Skip", "Skip", "Telegram only", "Skip", "Done")
    assert "Please check your answers" in family.screen
    assert len(family.screen) < 4096


async def test_a_sixth_unfinished_report_is_not_begun_and_none_of_the_five_is_lost(family: Family) -> None:
    await family.reports()
    for _ in range(family.world.rules.open_drafts - 1):
        await family.types("/cancel")
        await family.presses("Report a person", "Begin a new report")
    await family.types("/cancel")
    await family.presses("Report a person")
    assert "Please finish or delete one of them first." in family.screen
    assert "Begin a new report" not in family.labels
    assert len(await family.drafts()) == family.world.rules.open_drafts
