"""The questions of the full form: answered, left open, changed, resumed."""

from dataclasses import replace

from bot.domain.person import Precision
from bot.questionnaire.answers import State
from tests.chat.family.family import Family


async def test_a_whole_report_reaches_the_check(family: Family) -> None:
    await (await family.reports()).answers_all()
    assert "Please check your answers" in family.screen
    assert "<b>Surname</b>: Vyhadanenko" in family.screen
    assert "<b>Born</b>: 14\u00a0March 1989" in family.screen
    assert "<b>Region</b>: Kharkiv region" in family.screen
    assert "<b>Patronymic</b>: Has none" in family.screen
    await family.presses("Next ▶")
    assert "<b>Safe contact</b>: You may call" in family.screen


async def test_every_step_says_where_it_stands_and_offers_a_way_out(family: Family) -> None:
    await family.reports()
    assert "Step 2 of " in family.screen
    for way in ("⬅ Back", "Pause", "This is hard"):
        assert way in family.labels


async def test_the_typed_answer_goes_from_the_chat_and_the_screen_stays_one(family: Family) -> None:
    await family.reports()
    await family.presses("Brother or sister")
    await family.types("Vyhadanenko")
    assert len(family.messages) == 1
    assert "Vyhadanenko" not in family.everything


async def test_unknown_declined_and_not_asked_are_kept_apart(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian", "I do not know")
    await family.types("Ostap")
    await family.presses("Skip")
    [draft] = await family.drafts()
    assert draft.answers["surname"].state is State.UNKNOWN
    assert draft.answers["patronymic"].state is State.DECLINED
    assert "birth" not in draft.answers


async def test_without_a_surname_the_given_name_cannot_be_skipped(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian", "Skip")
    assert "Given name?" in family.screen
    assert "Skip" not in family.labels


async def test_somebody_without_a_known_name_is_told_by_what_they_are_called(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian", "I do not know", "I do not know")
    assert "How is this person called" in family.screen
    await family.types("Newborn, mother Olena Vyhadana")
    assert "Patronymic" in family.screen
    [draft] = await family.drafts()
    assert draft.answers["known_as"].value == "Newborn, mother Olena Vyhadana"


async def test_back_shows_the_answer_and_leaves_it_as_it_is(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko")
    await family.presses("⬅ Back")
    assert "Your answer: Vyhadanenko" in family.screen
    await family.presses("Leave as it is")
    assert "Given name?" in family.screen


async def test_back_from_the_first_question_leads_to_the_menu_and_the_draft_stays(family: Family) -> None:
    await family.begins()
    await family.presses("Report a person", "⬅ Back")
    assert "Report a person I am looking for" in family.labels
    assert len(await family.drafts()) == 1


async def test_pause_and_start_return_to_the_same_question(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko")
    await family.presses("Pause")
    assert "30\u00a0days" in family.screen
    await family.types("/start")
    assert "Given name?" in family.screen


async def test_a_draft_of_an_earlier_form_opens_at_the_right_question(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    [draft] = await family.drafts()
    gone = {**draft.answers, "a_question_of_old": draft.answers["adult"]}
    async with family.world.storage.work() as work:
        await work.drafts.save(replace(draft, form_hash="older", answers=gone))
    await family.types("/start")
    assert "surname" in family.screen
    await family.types("Vyhadanenko")
    assert "Given name?" in family.screen


async def test_an_unreadable_date_is_told_calmly_and_after_two_tries_kept_as_unknown(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko", "Ostap")
    await family.presses("Skip", "Skip", "Skip")
    await family.types("who knows when")
    assert "We could not read the date" in family.screen
    await family.types("really not")
    await family.presses("I do not know")
    [draft] = await family.drafts()
    assert draft.answers["birth"].state is State.UNKNOWN
    assert draft.answers["birth"].raw == "really not"


async def test_a_doubtful_answer_is_confirmed_by_a_button_or_by_a_word(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko2")
    assert "Keep it so?" in family.screen
    await family.presses("No")
    assert "What is this person's surname?" in family.screen
    await family.types("Vyhadanenko2", "Так")
    [draft] = await family.drafts()
    assert draft.answers["surname"].value == "Vyhadanenko2"


async def test_what_the_buttons_say_may_be_typed_too(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Не знаю.", "Ostap", "немає", "Skip")
    [draft] = await family.drafts()
    states = [draft.answers[key].state for key in ("surname", "given", "patronymic", "other_names")]
    assert states == [State.UNKNOWN, State.GIVEN, State.NONE, State.DECLINED]


async def test_yes_and_no_may_be_typed_where_they_are_the_buttons(family: Family) -> None:
    await family.reports()
    await family.presses("⬅ Back")
    assert "Are you 18 or older?" in family.screen
    await family.types("Да")
    assert "What is your relation" in family.screen
    await family.presses("⬅ Back")
    await family.types("ні")
    assert "Thank you for writing." in family.screen


async def test_the_gazetteer_proposes_and_the_family_decides(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.types("Красноград")
    assert "Perhaps you mean: Берестин (Красноград), Kharkiv region?" in family.screen
    await family.presses("No")
    [draft] = await family.drafts()
    assert (draft.answers["settlement"].value, draft.answers["settlement"].raw) == ("Красноград", "Красноград")
    await family.presses("⬅ Back")
    await family.types("Красноград")
    await family.presses("Yes")
    [draft] = await family.drafts()
    assert (draft.answers["settlement"].value, draft.answers["settlement"].raw) == ("Берестин", "Красноград")


async def test_an_age_is_asked_for_its_time_and_moved_by_it(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later", "Telegram only", "Skip", "Nobody", "Done", "The person", "Born")
    await family.types("35")
    assert "Is this the age now" in family.screen
    await family.presses("Then", "Send to a moderator", "Yes, send")
    account = await family.account()
    async with family.world.storage.reading() as work:
        [report] = await work.reports.of(account.id)
    assert report.person.birth is not None
    assert report.person.birth.precision is Precision.AGE
    assert report.person.birth.latest.year == 2026 - 35 - 2


async def test_forbidden_words_leave_no_trace(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("His passport is АВ123456")
    assert "we did not store it" in family.screen
    assert "123456" not in family.everything
    [draft] = await family.drafts()
    assert "123456" not in str([(a.value, a.raw) for a in draft.answers.values()])
    assert draft.pending is None


async def test_a_question_to_us_is_no_answer_unless_the_family_says_so(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("He left at noon.")
    await family.presses("Done")
    await family.types("Why do you ask about the height?")
    assert "This looks like a question to us." in family.screen
    await family.presses("No")
    assert "distinguishing marks" in family.screen
    [draft] = await family.drafts()
    assert "marks" not in draft.answers


async def test_own_words_come_in_several_messages_and_back_keeps_them(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("First line.", "Second line.")
    assert "First line.\nSecond line." in family.screen
    await family.presses("⬅ Back", "Leave as it is")
    [draft] = await family.drafts()
    assert draft.answers["own_words"].value == "First line.\nSecond line."


async def test_over_lines_already_typed_no_skip_stands_that_would_drop_them(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    press = family.data("Skip")
    await family.types("First line.")
    assert "Skip" not in family.labels
    await family.press_data(press)
    await family.presses("Done")
    [draft] = await family.drafts()
    assert draft.answers["own_words"].value == "First line."


async def test_a_tick_and_a_line_say_how_to_go_on(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("First line.")
    assert "Noted. You may write more, or press Done." in family.screen
    await family.presses("Done", "Skip")
    assert "or press Done" not in family.screen
    await family.presses("Police statement")
    assert "You may choose more, or press Done." in family.screen


async def test_back_from_a_soft_question_takes_back_only_what_was_typed_last(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko", "Ostap2")
    assert "Keep it so?" in family.screen
    await family.presses("⬅ Back")
    assert "Given name?" in family.screen
    await family.presses("⬅ Back")
    assert "What is this person's surname?" in family.screen


async def test_regions_are_paged_and_typing_is_understood(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko", "Ostap")
    await family.presses("Skip", "Skip", "Skip", "I do not know", "I do not know", "I do not know")
    assert "Vinnytsia region" in family.labels
    await family.presses("Next ▶", "Next ▶", "Next ▶")
    assert "Russia" in family.labels
    await family.presses("◀ Previous", "◀ Previous")
    assert "Lviv region" in family.labels
    await family.types("Львівщина")
    [draft] = await family.drafts()
    assert draft.answers["region"].value == "UA-46"


async def test_boxes_carry_a_mark_and_a_second_press_of_the_same_changes_nothing(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later", "Telegram only")
    tick = family.data("You may call")
    await family.press_data(tick)
    await family.press_data(tick)
    assert "✓ You may call" in family.labels
    await family.presses("✓ You may call")
    assert "You may call" in family.labels


async def test_nobody_clears_the_other_boxes(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later", "Telegram only", "Skip", "UN bodies", "Nobody")
    assert "✓ Nobody" in family.labels
    assert "UN bodies" in family.labels


async def test_partners_are_offered_only_where_there_are_any(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later", "Telegram only", "Skip")
    assert "none so far" in family.screen
    assert "Partners" not in family.labels


async def test_sending_early_asks_only_what_is_still_needed(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later")
    assert "one more way to reach you" in family.screen
    await family.presses("Telegram only", "Skip", "Done")
    assert "Please check your answers" in family.screen
    assert "May be passed to</b>: Nobody" in family.screen
    assert "Settlement" not in family.screen


async def test_a_change_from_the_check_drops_nothing_else(family: Family) -> None:
    await (await family.reports()).answers_all()
    [before] = await family.drafts()
    await family.presses("The person", "Surname")
    await family.types("Inakshenko")
    [after] = await family.drafts()
    assert "Please check your answers" in family.screen
    assert after.answers["surname"].value == "Inakshenko"
    assert {k: v for k, v in after.answers.items() if k != "surname"} == {
        k: v for k, v in before.answers.items() if k != "surname"
    }


async def test_a_double_tap_shows_the_next_question_without_a_word(family: Family) -> None:
    await family.reports()
    press = family.data("Guardian")
    await family.press_data(press)
    await family.press_data(press)
    assert family.toast is None
    assert "surname" in family.screen


async def test_an_old_button_is_told_kindly_and_changes_nothing(family: Family) -> None:
    await family.reports()
    old = family.data("Guardian")
    await family.presses("Brother or sister")
    await family.press_data(old)
    assert family.toast is not None
    assert "earlier message" in family.toast
    assert "surname" in family.screen
    [draft] = await family.drafts()
    assert draft.answers["relation"].value == "sibling"


async def test_foreign_forged_and_unknown_buttons_look_alike(family: Family) -> None:
    await family.reports()
    stranger = family.world.family(5_000_000_002)
    await stranger.reports()
    said = set()
    for data in (family.data("Guardian"), "fc:nonsense:relation:parent", "zz:1", ""):
        await stranger.press_data(data)
        said.add(stranger.toast)
        assert "What is your relation" in stranger.screen
    assert len(said) == 1


async def test_buttons_of_a_deleted_draft_lead_to_the_menu(family: Family) -> None:
    await family.reports()
    old = family.data("Guardian")
    [draft] = await family.drafts()
    await family.types("/delete")
    await family.presses("Unfinished", "Yes, delete")
    await family.press_data(old)
    assert "Report a person I am looking for" in family.labels
    assert draft.id not in [each.id for each in await family.drafts()]


async def test_a_double_tap_on_report_opens_one_report(family: Family) -> None:
    await family.begins()
    press = family.data("Report a person")
    await family.press_data(press)
    await family.press_data(press)
    assert "18 or older" in family.screen
    assert len(await family.drafts()) == 1


async def test_with_a_draft_unfinished_a_new_report_is_asked_about(family: Family) -> None:
    await family.reports()
    await family.presses("Pause", "To the menu", "Report a person")
    assert "Continue with it or begin a new one?" in family.screen
    await family.presses("Begin a new report")
    assert len(await family.drafts()) == 2
    await family.presses("Pause")
    await family.types("/start")
    assert "Begin a new report" in family.labels


async def test_more_than_five_unfinished_reports_are_refused_politely(family: Family) -> None:
    await family.reports()
    for _ in range(4):
        await family.presses("Pause", "To the menu", "Report a person", "Begin a new report")
    await family.presses("Pause", "To the menu", "Report a person")
    assert "Please finish or delete one of them first" in family.screen
    assert "Begin a new report" not in family.labels


async def test_lines_typed_before_sending_early_are_kept(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("The line went dead at noon.")
    await family.presses("Send now, add more later")
    [draft] = await family.drafts()
    assert draft.answers["own_words"].value == "The line went dead at noon."


async def test_over_a_ticked_box_there_is_no_skip_that_would_drop_it(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later", "Telegram only")
    assert "Skip" in family.labels
    await family.presses("Do not write first")
    assert "Skip" not in family.labels


async def test_a_long_text_that_could_not_be_taken_stays_in_the_chat(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    story = "He wrote every day. " * 90
    await family.types(story)
    assert "a little too long" in family.screen
    assert story in family.everything
    await family.presses("This is hard", "Continue")
    assert "in your own words" in family.screen


async def test_a_number_typed_for_a_phone_is_never_called_a_documents(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later")
    await family.types("3123456789")
    assert "document" not in family.screen
    assert "phone" in family.screen
    await family.types("+39 312 345 6789")
    [draft] = await family.drafts()
    assert draft.answers["contact"].value == "+393123456789"


async def test_a_number_split_over_two_messages_is_refused_too(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("The passport is АА", "123456")
    [draft] = await family.drafts()
    assert draft.pending is not None
    assert draft.pending.raw == "The passport is АА"
