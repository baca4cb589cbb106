"""How somebody becomes a moderator, and what each role finds."""

from datetime import timedelta

import pytest

from bot.domain.roles import Role
from tests.chat.moderators.desk import Desk


async def test_the_link_lets_its_first_user_in(desk: Desk) -> None:
    chat = await desk.moderator("Olena Invented")
    assert "Olena Invented" in chat.screen
    assert "intake" in chat.screen
    assert (await desk.who(chat)).role is Role.INTAKE


async def test_the_link_survives_only_its_first_use(desk: Desk) -> None:
    token = await desk.invite()
    await desk.stranger().types(f"/start {token}")
    second = await desk.stranger().types(f"/start {token}")
    assert "посилання" in second.everything
    assert (await second.account()).moderator is None


async def test_the_link_dies_after_a_day(desk: Desk) -> None:
    token = await desk.invite()
    desk.world.clock.move(timedelta(hours=24, seconds=1))
    late = await desk.stranger().types(f"/start {token}")
    assert (await late.account()).moderator is None


async def test_a_second_press_on_the_link_leaves_its_owner_a_moderator(desk: Desk) -> None:
    token = await desk.invite()
    chat = await (await desk.stranger().types(f"/start {token}")).presses("English")
    await chat.types(f"/start {token}")
    assert "This link has been used" in chat.screen
    await desk.shows_code(chat)
    assert "Olena Invented" in chat.screen


async def test_the_language_is_asked_first_in_both(desk: Desk) -> None:
    token = await desk.invite()
    chat = await desk.stranger().types(f"/start {token}")
    assert "Оберіть мову" in chat.screen
    assert "Choose a language" in chat.screen
    await chat.presses("Українська")
    assert "код із застосунку" in chat.screen
    await desk.shows_code(chat)
    assert "роль" in chat.screen
    await chat.types("/language")
    await chat.presses("English")
    assert "role" in chat.screen


@pytest.mark.parametrize("role", [Role.IMPORTER, Role.AUDITOR, Role.ADMINISTRATOR])
async def test_roles_that_decide_nothing_are_told_so_kindly(desk: Desk, role: Role) -> None:
    await desk.report()
    chat = await desk.moderator(role=role)
    assert "nothing to do here yet" in chat.screen
    await chat.types("/queue")
    assert "your role does not allow it" in chat.screen
    await chat.types("/duty on")
    assert "your role does not allow it" in chat.screen


@pytest.mark.parametrize("role", [Role.INTAKE, Role.VERIFIER, Role.SENIOR])
async def test_roles_that_decide_see_the_queue(desk: Desk, role: Role) -> None:
    chat = await desk.moderator(role=role)
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen


async def test_after_stray_words_the_item_in_hand_is_one_press_away(desk: Desk) -> None:
    await desk.report()
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal")
    await chat.types("hello")
    assert "Nothing is being written now" in chat.screen
    await chat.presses("Mine: A report to review")
    assert "You hold this item until" in chat.screen
    other = await (await desk.moderator("Taras Invented")).types("hello")
    assert not [label for label in other.labels if "Mine" in label]


async def test_unknown_commands_texts_pictures_and_edits_have_a_right_answer(desk: Desk) -> None:
    chat = await desk.moderator()
    await chat.types("/nonsense")
    assert "no such command" in chat.screen
    await chat.types("hello")
    assert "Nothing is being written now" in chat.screen
    await chat.sends_photo()
    assert "Only text is taken here" in chat.screen
    await chat.edits("other")
    assert "not read again" in chat.screen
    await chat.types("/cancel")
    assert "Nothing is being written now." in chat.screen
    await chat.types("/help")
    assert "30\u00a0min" in chat.screen
    assert "5\u00a0min" in chat.screen
