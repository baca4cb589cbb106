"""A family adds to a sent report and corrects it."""

from dataclasses import replace

from bot.domain.report import ReportState
from bot.domain.review import ReviewKind, ReviewState
from bot.questionnaire.addition import Addition
from tests.chat.family.family import RULES, Family
from tests.chat.family.test_check import sent
from tests.chat.family.test_reports import becomes, only
from tests.chat.family.test_short_forms import briefly

UNSENT = "The changes are saved, but not sent yet."


async def told(family: Family) -> list[Addition]:
    """Return what this family has told of its only report afterwards."""
    report = await only(family)
    async with family.world.storage.reading() as work:
        return await work.additions.of_report(report.id)


async def opened(family: Family) -> Family:
    """Send a report, and open it to be corrected."""
    await sent(family)
    return await family.presses("To the menu", "Add or correct")


async def corrected(family: Family) -> Family:
    """Have another settlement ready to be sent."""
    await (await opened(family)).presses("Circumstances", "Settlement")
    return await family.types("Balakliia")


async def sent_early(family: Family) -> Family:
    """Send a report with most questions still open."""
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later", "Telegram only", "You may call", "Done", "Nobody", "Done")
    return await family.presses("Send to a moderator", "Yes, send")


async def test_who_has_sent_nothing_is_told_so(family: Family) -> None:
    await (await family.begins()).presses("Add or correct")
    assert "You have sent no reports yet." in family.screen
    assert "Please contact me" in family.labels


async def test_the_only_report_is_opened_at_once_and_its_answers_are_all_there(family: Family) -> None:
    await opened(family)
    report = await only(family)
    assert f"Your answers in report No. {report.number}." in family.screen
    assert "Settlement</b>: Chuhuiv" in family.screen
    assert "Nothing is changed so far." in family.screen
    assert "Send the changes" not in family.labels


async def test_of_several_reports_one_is_chosen(family: Family) -> None:
    await sent(family)
    await family.presses("To the menu", "Report a person", "Yes")
    await family.answers_all()
    await family.presses("Send to a moderator", "Yes, send", "To the menu", "Add or correct")
    assert "Which report is it about?" in family.screen
    assert "My reports" in family.labels
    await family.presses("No. ")
    assert "Your answers in report" in family.screen


async def test_back_from_a_line_to_correct_returns_to_the_report(family: Family) -> None:
    await (await opened(family)).presses("Circumstances", "Settlement", "⬅ Back")
    assert "Your answers in report" in family.screen
    assert "Nothing is changed so far." in family.screen


async def test_a_changed_line_is_marked_and_nothing_is_sent_by_itself(family: Family) -> None:
    await corrected(family)
    assert "Settlement</b>: Balakliia (changed)" in family.screen
    assert UNSENT in family.screen
    assert (await only(family)).person.settlement == "Chuhuiv"
    assert await told(family) == []


async def test_one_line_to_correct_is_no_road_of_so_many_steps(family: Family) -> None:
    await (await opened(family)).presses("Circumstances", "Settlement")
    assert "Which settlement" in family.screen
    assert "Step " not in family.screen


async def test_a_change_is_sent_by_one_press_and_a_second_one_finds_it(family: Family) -> None:
    await corrected(family)
    press = family.data("Send the changes")
    await family.press_data(press)
    report = await only(family)
    assert f"The changes to report No. {report.number} are sent." in family.screen
    assert "neither good nor bad news" in family.screen
    shown = family.screen
    await family.press_data(press)
    assert (family.screen, family.toast) == (shown, None)
    assert report.person.settlement == "Balakliia"
    assert len(await told(family)) == 1
    assert await family.drafts() == []
    await family.presses("My reports", "No. ", "Add or correct")
    assert "Settlement</b>: Balakliia" in family.screen
    assert "(changed)" not in family.screen


async def test_a_change_waits_until_the_family_comes_back(family: Family) -> None:
    await corrected(family)
    await family.presses("Save for later", "To the menu", "My reports")
    await family.presses("Changes: 4\u00a0March 2026")
    assert UNSENT in family.screen
    await family.presses("Save for later")
    await family.types("/start")
    assert "Balakliia (changed)" in family.screen


async def test_a_change_shuts_out_no_new_report_and_is_no_reason_to_ask(family: Family) -> None:
    await corrected(family)
    await family.presses("Save for later", "To the menu", "Report a person")
    assert "Are you 18 or older?" in family.screen
    await family.presses("Pause")
    await family.types("/start")
    assert {"Changes: 4\u00a0March 2026", "Continue: 4\u00a0March 2026"} <= set(family.labels)


async def test_no_button_makes_a_second_report_of_a_change(family: Family) -> None:
    await corrected(family)
    [draft] = await family.drafts()
    await family.press_data(f"fY:{draft.id}")
    assert (await only(family)).person.settlement == "Chuhuiv"
    assert UNSENT in family.screen


async def test_discarded_changes_leave_the_report_as_it_was(family: Family) -> None:
    await corrected(family)
    await family.presses("Discard the changes", "No, keep them")
    assert UNSENT in family.screen
    await family.presses("Discard the changes")
    press = family.data("Yes, discard")
    await family.press_data(press)
    assert "The report stays as it was sent." in family.screen
    await family.press_data(press)
    assert "What you have sent stays as it is." in family.screen
    assert await family.drafts() == []
    assert (await only(family)).person.settlement == "Chuhuiv"


async def test_who_only_looked_closes_it(family: Family) -> None:
    await (await opened(family)).presses("Close")
    assert await family.drafts() == []


async def test_what_was_left_open_is_asked_one_by_one_until_the_family_stops(family: Family) -> None:
    await (await sent_early(family)).presses("To the menu", "Add or correct", "more question")
    assert "Which settlement or district is it?" in family.screen
    await family.types("Chuhuiv")
    assert "That is all for now" in family.labels
    await family.presses("That is all for now")
    assert "Settlement</b>: Chuhuiv (changed)" in family.screen
    await family.presses("Send the changes")
    [addition] = await told(family)
    assert addition.before == {}
    assert addition.after["settlement"].value == "Chuhuiv"


async def test_a_question_that_a_correction_raises_is_asked_and_dropped_answers_are_told(family: Family) -> None:
    await (await opened(family)).presses("The person", "Born")
    await family.types("about 35")
    assert "Is this the age now" in family.screen
    await family.presses("Now", "The person", "Born")
    await family.types("1989")
    assert "we have removed them" in family.screen
    await family.presses("Send the changes")
    [addition] = await told(family)
    assert set(addition.before) == set(addition.after) == {"birth"}


async def test_forbidden_words_are_refused_in_a_correction_too(family: Family) -> None:
    await (await opened(family)).presses("Circumstances", "Settlement")
    await family.types("48.0159, 37.8028")
    assert "Balakliia" not in family.everything
    assert "48.0159" not in family.everything
    assert "(changed)" not in family.screen


async def test_a_wish_not_to_be_written_to_counts_as_soon_as_it_is_sent(family: Family) -> None:
    await (await opened(family)).presses("Next", "Contact and permission", "Safe contact", "Do not write first", "Done")
    assert not (await family.account()).quiet
    await family.presses("Send the changes")
    assert (await family.account()).quiet


async def test_a_report_that_was_not_taken_up_can_be_added_to_and_read_again(family: Family) -> None:
    await sent(family)
    await becomes(family, ReportState.REJECTED)
    report = await only(family)
    async with family.world.storage.work() as work:
        for item in await work.reviews.of_report(report.id):
            await work.reviews.save(replace(item, state=ReviewState.DONE))
    await family.presses("My reports", "No. ", "Add or correct", "Circumstances", "Settlement")
    await family.types("Balakliia")
    await family.presses("Send the changes", "Review again")
    assert "Another moderator will read this report." in family.screen
    async with family.world.storage.reading() as work:
        kinds = [each.kind for each in await work.reviews.of_report(report.id) if each.state is not ReviewState.DONE]
    assert kinds == [ReviewKind.ADDITION, ReviewKind.REPORT]


async def test_whoever_took_a_short_report_over_corrects_it_and_the_first_phone_cannot(family: Family) -> None:
    await (await briefly(family)).presses("Next")
    phrase = family.screen.split(": ", 1)[1].split(". ")[0]
    helper = family.world.family(5_000_000_002)
    await helper.begins()
    await helper.types(phrase)
    await helper.presses("Go on", "Add or correct", "Given name")
    await helper.types("Ostapko")
    press = helper.data("Send the changes")
    await family.press_data(press)
    assert "Ostapko" not in family.everything
    await helper.press_data(press)
    assert (await only(helper)).person.given == "Ostapko"


async def test_on_a_phone_that_may_be_inspected_nothing_is_offered(family: Family) -> None:
    await opened(family)
    press = family.data("Circumstances")
    await family.types("/safety")
    await family.presses("Yes", "My reports", "No. ")
    assert "Add or correct" not in family.labels
    await family.press_data(press)
    assert "Chuhuiv" not in family.screen


async def test_nobody_else_reaches_a_familys_answers(family: Family) -> None:
    await corrected(family)
    stranger = family.world.family(5_000_000_002)
    await stranger.begins()
    for label in ("Send the changes", "Circumstances", "Save for later"):
        await stranger.press_data(family.data(label))
    assert "Balakliia" not in stranger.everything
    await stranger.press_data(f"fadd:{(await only(family)).id}")
    assert "Chuhuiv" not in stranger.everything
    assert await told(family) == []


async def test_a_deleted_report_takes_its_changes_along(family: Family) -> None:
    await corrected(family)
    press = family.data("Send the changes")
    await family.types("/delete")
    await family.presses("Report No.", "Yes, delete")
    assert await family.drafts() == []
    await family.press_data(press)
    assert "are sent" not in family.screen


async def test_the_eleventh_change_of_a_day_waits_and_is_kept(family: Family) -> None:
    """Ten are more than a family tells in a day; each of them stops whoever is deciding."""
    await opened(family)
    for number in range(RULES.changes_a_day):
        if number:
            await family.presses("My reports", "No. ", "Add or correct")
        await family.presses("Circumstances", "Settlement")
        await family.types(("Balakliia", "Chuhuiv")[number % 2])
        await family.presses("Send the changes")
    assert len(await told(family)) == RULES.changes_a_day
    await family.presses("My reports", "No. ", "The person has been found")
    assert family.toast is not None
    await family.presses("Add or correct", "Circumstances", "Settlement")
    await family.types("Balakliia")
    await family.presses("Send the changes")
    assert "What you wrote is saved" in (family.toast or "")
    assert len(await told(family)) == RULES.changes_a_day
    assert len(await family.drafts()) == 1
    family.world.clock.move(days=1)
    await family.presses("Send the changes")
    assert len(await told(family)) == RULES.changes_a_day + 1


async def test_lines_written_before_that_is_all_are_kept(family: Family) -> None:
    await sent_early(family)
    await family.presses("My reports", "No. ", "Add or correct", "Answer ")
    while "in your own words" not in family.screen:
        await family.presses("Skip")
    await family.types("He wrote once more.")
    await family.presses("That is all for now")
    assert "He wrote once more." in family.screen
