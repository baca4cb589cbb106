"""Both short forms: a phone that may be inspected, and a minor."""

import pytest

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.domain.report import ReportState
from bot.domain.review import Cause, Priority, ReviewKind
from bot.questionnaire import consent
from bot.services import reports, three_words
from tests.chat.family.family import Family


async def unsafe(family: Family) -> Family:
    await family.types("/start")
    return await family.presses("English", "Yes")


async def briefly(family: Family) -> Family:
    await unsafe(family)
    await family.presses("I will write briefly", "Yes, I agree")
    await family.types("Vyhadanenko", "Ostap", "1989")
    return await family.types("Kherson region")


async def minor(family: Family) -> Family:
    await family.begins()
    return await family.presses("Report a person", "No")


async def test_a_phone_that_may_be_inspected_gets_advice_and_two_ways(family: Family) -> None:
    await unsafe(family)
    assert "We will send nothing first" in family.screen
    await family.presses("I will do that")
    assert family.labels == []
    assert await family.drafts() == []


async def test_the_short_form_asks_four_things_and_ends_with_one_word(family: Family) -> None:
    await briefly(family)
    assert family.screen == "Noted."
    assert len(family.messages) == 1
    assert (await family.account()).consent == consent.BRIEF


async def test_the_three_words_come_on_the_next_screen_and_both_are_blanked(family: Family) -> None:
    await briefly(family)
    await family.presses("Next")
    assert "Remember these words" in family.screen
    account = await family.account()
    async with family.world.storage.work() as work:
        await reports.blank(work, account.id)
    await family.world.deliver()
    assert family.messages == {}


async def test_blanking_leaves_what_stands_beside_it(family: Family) -> None:
    await briefly(family)
    await family.types("/contacts")
    account = await family.account()
    async with family.world.storage.work() as work:
        await reports.blank(work, account.id)
    await family.world.deliver()
    assert "112" in family.screen


async def test_the_words_can_be_taken_away_at_once(family: Family) -> None:
    await briefly(family)
    await family.presses("Next", "Remove this now")
    assert family.messages == {}


async def test_a_double_tap_on_the_last_answer_ends_the_same(family: Family) -> None:
    await unsafe(family)
    await family.presses("I will write briefly", "Yes, I agree")
    await family.types("Vyhadanenko", "Ostap", "1989")
    press = family.data("I do not know")
    await family.press_data(press)
    await family.press_data(press)
    assert family.screen == "Noted."
    assert family.toast is None


async def test_the_fourth_short_report_of_a_day_is_kept_and_told_kindly(family: Family) -> None:
    await briefly(family)
    for _ in range(3):
        await family.types("/safety")
        await family.presses("Yes", "I will write briefly", "Yes, I agree")
        await family.types("Vyhadanenko", "Ostap", "1989", "Kherson region")
    assert "What you wrote is saved" in family.screen
    assert "Yes, send" in family.labels
    assert len(await family.drafts()) == 1


async def test_a_short_report_is_urgent_and_never_listed(family: Family) -> None:
    await briefly(family)
    account = await family.account()
    async with family.world.storage.reading() as work:
        [report] = await work.reports.of(account.id)
        [review] = await work.reviews.of_report(report.id)
    assert report.silent
    assert (review.priority, review.cause) == (Priority.P0, Cause.INSPECTED_PHONE)
    await family.types("/start")
    assert family.labels == []


STILL = "Nothing is needed from you now. What is written here now is not kept."


@pytest.mark.parametrize("words", ["/start", "/start uk", "/cancel", "/nonsense", "what now", "Vyhadanenko"])
async def test_after_a_short_report_whatever_is_written_there_brings_one_line_that_tells_nothing(
    family: Family, words: str
) -> None:
    await (await briefly(family)).presses("Next", "Remove this now")
    await family.types(words)
    assert (family.screen, family.labels) == (STILL, [])


async def test_after_a_short_report_old_buttons_and_pictures_bring_the_same_line(family: Family) -> None:
    await unsafe(family)
    await family.presses("I will write briefly", "Yes, I agree")
    skip = family.data("Skip")
    await family.types("Vyhadanenko", "Ostap", "1989", "Kherson region")
    for press in (pack(to.Menu()), pack(to.GoOn()), pack(to.NewReport(0)), skip):
        await family.press_data(press)
        assert "trust" not in family.screen
        assert "report" not in family.screen
    await family.sends_photo()
    assert (family.screen, family.labels) == (STILL, [])


async def test_after_a_short_report_a_cry_for_help_is_still_answered(family: Family) -> None:
    await briefly(family)
    await family.types("I do not want to live")
    assert STILL not in family.screen
    account = await family.account()
    async with family.world.storage.reading() as work:
        assert await work.reviews.open_contact(account.id) is not None


async def test_after_a_short_report_nothing_of_an_earlier_report_or_draft_is_shown_there(family: Family) -> None:
    await (await family.reports()).answers_all()
    await family.presses("Send to a moderator", "Yes, send")
    await family.types("/start")
    my_reports, add, new = family.data("My reports"), family.data("Add or correct"), family.data("Report a person")
    await family.types("/safety")
    await family.presses("Yes", "I will write briefly", "Yes, I agree")
    await family.types("Vyhadanenko", "Ostap", "1989", "Kherson region")
    for press in (my_reports, add, new, pack(to.MyData()), pack(to.Found("")), pack(to.Pause())):
        await family.press_data(press)
        assert (family.screen, family.labels) == (STILL, [])
    await family.types("/delete")
    assert "No." not in family.screen
    assert [label for label in family.labels if "No." in label or "nfinished" in label] == []


async def test_whoever_asks_again_and_leaves_it_finds_the_one_line_there_as_before(family: Family) -> None:
    await briefly(family)
    await family.types("/safety")
    await family.presses("Yes", "I will do that")
    await family.types("/start")
    assert (family.screen, family.labels) == (STILL, [])


async def test_three_words_hand_no_report_to_a_phone_that_may_be_inspected_and_stay_good(family: Family) -> None:
    other = family.world.family(5_000_000_002)
    await (await briefly(other)).presses("Next")
    phrase = other.screen.split(": ", 1)[1].split(". ")[0]
    await briefly(family)
    await family.types(phrase)
    assert (family.screen, family.labels) == (STILL, [])
    helper = await family.world.family(5_000_000_003).begins()
    await helper.types(phrase)
    assert "is now with you" in helper.screen


async def test_an_old_button_pressed_long_after_brings_nothing_of_the_short_report_back(family: Family) -> None:
    await unsafe(family)
    await family.presses("I will write briefly", "Yes, I agree")
    await family.types("Vyhadanenko", "Ostap", "1989")
    skip = family.data("I do not know")
    await family.types("Kherson region")
    account = await family.account()
    async with family.world.storage.work() as work:
        await reports.blank(work, account.id)
    await family.world.deliver()
    family.world.clock.move(days=30)
    await family.press_data(skip)
    assert (family.screen, family.labels) == (STILL, [])


async def test_once_taken_over_a_short_report_leaves_the_phone_it_came_from_as_it_was(family: Family) -> None:
    await (await briefly(family)).presses("Next")
    phrase = family.screen.split(": ", 1)[1].split(". ")[0]
    await (await family.world.family(5_000_000_002).begins()).types(phrase)
    await family.types("/start")
    assert (family.screen, family.labels) == (STILL, [])


async def test_whoever_has_somebody_else_to_report_says_so_by_safety(family: Family) -> None:
    await briefly(family)
    await family.types("/safety")
    await family.presses("Yes", "I will write briefly", "Yes, I agree")
    assert "What is this person's surname?" in family.screen


async def test_a_short_form_gone_on_with_on_a_safe_phone_leaves_the_ordinary_way(family: Family) -> None:
    await unsafe(family)
    await family.presses("I will write briefly", "Yes, I agree")
    await family.types("Vyhadanenko", "Ostap", "/safety")
    await family.presses("No")
    await family.types("1989", "Kherson region", "/start")
    assert "Please read this before we start" in family.screen


async def test_a_phone_that_is_safe_again_gets_the_ordinary_way(family: Family) -> None:
    await briefly(family)
    await family.types("/safety")
    await family.presses("No")
    assert "Please read this before we start" in family.screen


async def test_whoever_knows_the_words_takes_the_report_over_once(family: Family) -> None:
    await briefly(family)
    await family.presses("Next")
    phrase = family.screen.split(": ", 1)[1].split(". ")[0]
    helper = family.world.family(5_000_000_002)
    await helper.begins()
    await helper.types(phrase.upper())
    assert "is now with you" in helper.screen
    await helper.presses("Go on", "My reports")
    assert "waits for a moderator" in helper.screen
    other = family.world.family(5_000_000_003)
    await other.begins()
    await other.types(phrase)
    assert "is now with you" not in other.screen


async def test_the_words_do_nothing_on_the_phone_they_came_from(family: Family) -> None:
    await briefly(family)
    await family.presses("Next")
    phrase = family.screen.split(": ", 1)[1].split(". ")[0]
    await family.types(phrase)
    helper = family.world.family(5_000_000_002)
    await helper.begins()
    await helper.types(phrase)
    assert "is now with you" in helper.screen


async def test_an_unsafe_phone_cannot_reach_the_full_form(family: Family) -> None:
    await family.begins()
    full = family.data("Report a person")
    await family.types("/safety")
    await family.presses("Yes")
    await family.press_data(full)
    assert "We will send nothing first" in family.screen
    assert await family.drafts() == []


async def test_a_minor_is_asked_for_an_adult_and_the_question_stays_open(family: Family) -> None:
    await minor(family)
    assert "If an adult you trust is near" in family.screen
    assert "Child helpline" in family.screen
    [draft] = await family.drafts()
    assert "adult" not in draft.answers


async def test_with_an_adult_near_the_form_goes_on_as_usual(family: Family) -> None:
    await minor(family)
    await family.presses("An adult is here")
    assert "What is your relation" in family.screen


async def test_a_minor_who_writes_briefly_is_looked_after_before_anything_is_sent(family: Family) -> None:
    await minor(family)
    press = family.data("Send briefly")
    await family.press_data(press)
    await family.press_data(press)
    assert family.toast is None
    assert "What is your relation" in family.screen
    account = await family.account()
    async with family.world.storage.reading() as work:
        task = await work.reviews.open_contact(account.id)
    assert task is not None
    assert (task.kind, task.cause, task.priority) == (ReviewKind.CONTACT, Cause.MINOR, Priority.P0)


async def test_a_minor_sends_the_short_form(family: Family) -> None:
    await minor(family)
    await family.presses("Send briefly", "Son or daughter")
    await family.types("Vyhadanenko", "Ostap", "about 40")
    await family.presses("Now", "I do not know", "Telegram only", "Send to a moderator", "Yes, send")
    assert "was received on" in family.screen
    account = await family.account()
    async with family.world.storage.reading() as work:
        [report] = await work.reports.of(account.id)
        [review] = await work.reviews.of_report(report.id)
    assert report.state is ReportState.SUBMITTED
    assert (review.priority, review.cause) == (Priority.P0, Cause.MINOR)


async def test_a_phone_left_by_a_minor_stands_beside_the_task_too(family: Family) -> None:
    await minor(family)
    await family.presses("Send briefly", "Son or daughter")
    await family.types("Vyhadanenko", "Ostap", "1984", "Kherson region", "050 123 45 67")
    await family.presses("Send to a moderator", "Yes, send")
    [call] = await family.drafts()
    assert call.answers["contact"].value == "+380501234567"


async def test_a_minor_who_stops_leaves_nothing_and_may_still_ask(family: Family) -> None:
    await minor(family)
    await family.presses("Stop")
    assert await family.drafts() == []
    assert "Please contact me" in family.labels


async def minor_late(family: Family) -> None:
    """Answer everything, then say that one is a minor after all."""
    await (await family.reports()).answers_all()
    await family.presses("About you", "18 or older", "No")


async def test_a_minor_who_says_so_late_loses_nothing_and_repeats_nothing(family: Family) -> None:
    await minor_late(family)
    await family.presses("Send briefly")
    assert "Please check your answers" in family.screen
    assert "Vyhadanenko" in family.screen
    assert {draft.form for draft in await family.drafts()} == {"call", "full", "minor"}


async def test_a_minor_who_stops_late_finds_what_was_written(family: Family) -> None:
    await minor_late(family)
    await family.presses("Stop")
    assert "We have kept no answers" not in family.screen
    [draft] = await family.drafts()
    assert draft.answers["surname"].value == "Vyhadanenko"


async def test_an_old_stop_erases_nothing_once_the_form_has_gone_on(family: Family) -> None:
    await minor(family)
    stop, briefly = family.data("Stop"), family.data("Send briefly")
    await family.presses("An adult is here", "Brother or sister")
    for press in (stop, briefly):
        await family.press_data(press)
        [draft] = await family.drafts()
        assert draft.answers["relation"].value == "sibling"


async def test_unfinished_reports_do_not_shut_out_the_short_form(family: Family) -> None:
    await family.reports()
    for _ in range(family.world.rules.open_drafts - 1):
        await family.types("/cancel")
        await family.presses("Report a person", "Begin a new report")
    await family.types("/safety")
    await family.presses("Yes", "I will write briefly", "Yes, I agree")
    assert "What is this person's surname?" in family.screen


async def test_who_leaves_it_to_somebody_safe_is_told_nothing_of_what_is_kept(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.types("/safety")
    await family.presses("Yes", "I will do that")
    assert "kept" not in family.screen


async def test_whoever_guesses_at_three_words_is_soon_heard_no_more_and_cannot_tell(family: Family) -> None:
    """There are few words, so that families remember them: a stranger must not be able to try them all."""
    await (await briefly(family)).presses("Next")
    phrase = family.screen.split(": ", 1)[1].split(". ")[0]
    stranger = await family.world.family(5_000_000_002).begins()
    wrong = " ".join(reversed(phrase.split()))
    screens = set()
    for words in (*[wrong] * three_words.GUESSES, phrase):
        await stranger.types(words)
        screens.add(stranger.screen)
    assert len(screens) == 1
    await stranger.press_data(pack(to.ForgetMe(1)))
    await stranger.begins()
    await stranger.types(phrase)
    assert "is now with you" not in stranger.screen
    family.world.clock.move(hours=1)
    await stranger.types(phrase)
    assert "is now with you" in stranger.screen


async def test_other_words_are_no_guesses(family: Family) -> None:
    await (await briefly(family)).presses("Next")
    phrase = family.screen.split(": ", 1)[1].split(". ")[0]
    helper = await family.world.family(5_000_000_002).begins()
    await helper.types(*["What shall I write?"] * (three_words.GUESSES + 1), phrase)
    assert "is now with you" in helper.screen
