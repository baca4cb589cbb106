"""My data: what is kept, told in plain words, to nobody but the family itself."""

import pytest

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from tests.chat.family.family import Family, World
from tests.chat.family.test_check import sent
from tests.chat.family.test_guidance import told


async def test_somebody_without_a_report_sees_what_is_kept_and_that_it_is_little(family: Family) -> None:
    await family.begins()
    await family.presses("My data")
    for words in (
        "language: English", "nobody could inspect your phone", "your consent of 4\u00a0March 2026, to the text 2026",
        "we may write to you first", "0\u00a0reports sent", "0\u00a0unfinished reports",
    ):  # fmt: skip
        assert words in family.screen
    assert "Send me my answers" not in family.labels


async def test_the_wishes_of_a_report_are_told_and_news_at_any_hour_among_them(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later")
    await family.types("050 123 45 67")
    await family.presses("Important news at any hour", "Do not write first", "Done", "UN bodies", "Done")
    await family.presses("Send to a moderator", "Yes, send", "To the menu", "My data")
    for words in (
        "1\u00a0report sent", "news waits here", "+380501234567", "Important news at any hour", "UN bodies",
    ):  # fmt: skip
        assert words in family.screen


async def test_where_somebody_is_now_is_kept_and_told(family: Family) -> None:
    await family.begins()
    await family.press_data(pack(to.BeAbroad(1, "all")))
    await family.press_data(pack(to.MyData()))
    assert "you are outside Ukraine" in family.screen


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ("Language", "Choose a language"),
        ("Is my phone safe", "Could someone inspect your phone"),
        ("What happens to my words", "Answers are encrypted"),
        ("Delete a report or everything", "What should we delete?"),
        ("My reports", "waits for a moderator"),
    ],
)
async def test_everything_kept_can_be_changed_or_deleted_from_there(family: Family, button: str, words: str) -> None:
    await sent(family)
    await family.presses("To the menu", "My data", button)
    assert words in family.screen


async def test_all_answers_are_given_back_in_full_page_by_page(family: Family) -> None:
    story = "ж" * 1500
    await (await family.reports()).answers_to_region()
    await told(family, own_words=story)
    await family.presses("Send now, add more later")
    await family.types("050 123 45 67")
    await family.presses("You may call", "Done", "Nobody", "Done", "Send to a moderator", "Yes, send")
    await family.presses("To the menu", "Report a person", "Yes", "Guardian")
    await family.types("Inakshenko", story[:80])
    await family.press_data(pack(to.MyAnswers(0)))
    pages = [family.screen]
    while "Next ▶" in family.labels:
        await family.presses("Next ▶")
        pages.append(family.screen)
    assert all(len(page) < 4096 for page in pages)
    shown = "\n".join(pages)
    for words in (
        story, "Vyhadanenko", "14\u00a0March 1989", "as written: 14.03.1989", "+380501234567", "You may call",
        "Unfinished: 4\u00a0March 2026", "Inakshenko", "Guardian",
    ):  # fmt: skip
        assert words in shown


async def test_what_was_left_for_a_call_is_told_too(family: Family) -> None:
    await family.begins()
    await family.presses("Support", "Please contact me")
    await family.types("050 123 45 67")
    await family.press_data(pack(to.MyAnswers(0)))
    assert "How to reach you" in family.screen
    assert "+380501234567" in family.screen


@pytest.mark.parametrize("press", [to.MyData(), to.MyAnswers(0)])
async def test_on_a_phone_that_may_be_inspected_an_old_button_shows_nothing(
    family: Family, press: to.MyData | to.MyAnswers
) -> None:
    await sent(family)
    await family.types("/safety")
    await family.presses("Yes")
    await family.press_data(pack(press))
    assert "We will send nothing first" in family.screen
    assert "Vyhadanenko" not in family.everything


async def test_nobody_sees_what_another_family_wrote(family: Family, world: World) -> None:
    await sent(family)
    other = world.family(5_000_000_002)
    await other.begins()
    await other.press_data(pack(to.MyAnswers(0)))
    assert "You have not told us anything yet." in other.screen


async def test_what_was_told_of_a_found_person_is_given_back_too(family: Family) -> None:
    await sent(family)
    await family.presses("To the menu", "The person has been found", "Yes")
    await family.types("She rang from the station.")
    await family.presses("Done")
    await family.press_data(pack(to.MyAnswers(0)))
    while "Next ▶" in family.labels:
        await family.presses("Next ▶")
    assert "She rang from the station." in family.screen
