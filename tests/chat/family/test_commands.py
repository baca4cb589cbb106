"""Every command, and everything that is neither a command nor an answer."""

import pytest

from bot.chat.family.routes import ROUTES
from bot.chat.family.screens import commands as screens
from bot.services import farewell
from tests.chat import updates
from tests.chat.family.family import Family
from tests.chat.family.test_check import sent


def test_every_command_that_is_listed_has_an_answer() -> None:
    assert set(screens.LISTED) == set(ROUTES.commands)


async def test_help_lists_the_commands_and_leads_back(family: Family) -> None:
    await family.reports()
    await family.types("/help")
    assert all(f"/{name}" in family.screen for name in screens.LISTED)
    await family.presses("Go on")
    assert "What is your relation" in family.screen


@pytest.mark.parametrize("command", sorted(ROUTES.commands))
async def test_every_command_answers_somebody_who_has_only_just_come(family: Family, command: str) -> None:
    await family.types(f"/{command}")
    assert family.screen
    assert len(family.messages) == 1


async def test_privacy_tells_what_happens(family: Family) -> None:
    await family.begins("Українська")
    await family.types("/privacy")
    assert "зашифрованими" in family.screen


async def test_safety_can_be_answered_again(family: Family) -> None:
    await family.begins()
    await family.types("/safety")
    await family.presses("I do not know")
    assert (await family.account()).silent
    await family.types("/safety")
    await family.presses("No")
    assert "Report a person I am looking for" in family.labels


async def test_cancel_puts_the_draft_aside(family: Family) -> None:
    await family.reports()
    await family.types("/cancel")
    assert "put aside" in family.screen
    assert "Report a person I am looking for" in family.labels
    assert len(await family.drafts()) == 1


async def test_clear_removes_what_stands_and_says_what_it_could_not(family: Family) -> None:
    await family.reports()
    await family.types("/clear")
    assert len(family.messages) == 1
    assert "the last 48\u00a0hours" in family.screen
    assert (await family.account()).focus is None
    await family.types("/start")
    assert "What is your relation" in family.screen


async def test_delete_everything_erases_the_account(family: Family) -> None:
    await sent(family)
    account = await family.account()
    await family.types("/delete")
    await family.presses("Everything about me", "Yes, delete everything")
    assert "Everything is erased" in family.screen
    assert len(family.messages) == 1
    async with family.world.storage.work() as work:
        await farewell.forget_address(work, account.id)
    with pytest.raises(LookupError):
        async with family.world.storage.reading() as work:
            await work.accounts.chat_id(account.id)


async def test_a_double_tap_on_delete_everything_leaves_the_last_word_in_its_language(family: Family) -> None:
    await family.begins()
    await family.types("/delete")
    await family.presses("Everything about me")
    press = family.data("Yes, delete everything")
    await family.press_data(press)
    await family.press_data(press)
    assert "Everything is erased" in family.screen


async def test_whoever_comes_back_at_once_keeps_the_chat(family: Family) -> None:
    await family.begins()
    await family.types("/delete")
    await family.presses("Everything about me", "Yes, delete everything")
    await family.types("/start")
    await family.presses("English")
    account = await family.account()
    async with family.world.storage.work() as work:
        await farewell.forget_address(work, account.id)
    assert (await family.account()).id == account.id


async def test_an_unknown_command_is_answered_and_the_question_stays(family: Family) -> None:
    await family.reports()
    await family.types("/nonsense")
    assert "We do not know this command" in family.screen
    assert "What is your relation" in family.screen


async def test_free_words_outside_a_form_are_not_kept(family: Family) -> None:
    await family.begins()
    await family.types("Допоможіть знайти брата")
    assert "We have not kept these words" in family.screen
    assert "брата" not in family.everything


async def test_photos_are_declined_and_removed_also_a_whole_album(family: Family) -> None:
    await family.reports()
    for _ in range(3):
        await family.sends_photo(album="1")
    assert "We cannot take photos" in family.screen
    assert "What is your relation" in family.screen
    assert len(family.messages) == 1


async def test_an_edited_message_changes_nothing_and_says_so(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko")
    await family.edits("Inakshenko")
    assert "We do not see changes" in family.screen
    [draft] = await family.drafts()
    assert draft.answers["surname"].value == "Vyhadanenko"


async def test_start_works_after_the_bot_was_blocked_and_let_in_again(family: Family) -> None:
    await family.reports()
    await family.tells(updates.member(family.chat, "kicked"))
    await family.tells(updates.member(family.chat, "member"))
    await family.types("/start")
    assert "What is your relation" in family.screen
    assert (await family.account()).reachable


async def test_whoever_lets_the_bot_in_again_lands_where_it_stood(family: Family) -> None:
    await family.reports()
    await family.tells(updates.member(family.chat, "kicked"))
    assert not (await family.account()).reachable
    family.messages.clear()
    await family.tells(updates.member(family.chat, "member"))
    assert "What is your relation" in family.screen
    assert (await family.account()).reachable


async def test_a_phone_not_known_to_be_safe_shows_nothing_when_the_bot_is_let_in_again(family: Family) -> None:
    await family.types("/start")
    await family.presses("English", "Yes")
    await family.tells(updates.member(family.chat, "kicked"))
    family.messages.clear()
    await family.tells(updates.member(family.chat, "member"))
    assert family.messages == {}


async def test_who_came_only_to_cry_for_help_can_be_forgotten_too(family: Family) -> None:
    await family.types("I do not want to live")
    await family.types("/delete")
    await family.presses("Усе про мене", "Так, видалити все")
    assert "Усе стерто" in family.screen
    assert await family.drafts() == []
