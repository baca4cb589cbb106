"""A moderator shows a code; without one nothing is shown, and nothing of what was shown before."""

import pytest
from sqlalchemy import update

from bot.domain.roles import Role
from bot.services.rules import Rules
from bot.storage.tables import moderators
from tests.chat.family.family import RULES, Family
from tests.chat.moderators.at_case import proposals_of
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_moves import confirming

ASKED = "Please write the code from your app."


@pytest.fixture
def rules() -> Rules:
    """Return rules under which sessions end."""
    return RULES


async def deep_in_work(desk: Desk) -> Family:
    """Return a moderator to whom a report is revealed."""
    await desk.report()
    return await (await (await desk.moderator()).types("/queue")).presses("Take 1", "Reveal")


def wrong(code: str) -> str:
    """Return six digits that are no code of this moment or of those beside it, as good as surely."""
    return f"{(int(code) + 123_457) % 1_000_000:06}"


async def test_a_session_ends_when_nothing_is_done_for_half_an_hour(desk: Desk) -> None:
    chat = await desk.moderator()
    desk.world.clock.move(minutes=29)
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen
    desk.world.clock.move(minutes=29)
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen
    desk.world.clock.move(minutes=30, seconds=1)
    await chat.types("/queue")
    assert chat.everything == ASKED
    await desk.shows_code(chat)
    assert "Olena Invented" in chat.screen


async def test_a_session_ends_after_twelve_hours_whatever_is_done(desk: Desk) -> None:
    chat = await desk.moderator()
    for _ in range(29):
        desk.world.clock.move(minutes=24)
        await chat.types("/queue")
        assert "Nothing waits." in chat.screen
    desk.world.clock.move(minutes=24)
    await chat.types("/queue")
    assert chat.everything == ASKED


async def test_when_a_session_has_ended_nothing_of_what_was_revealed_is_left(desk: Desk) -> None:
    chat = await deep_in_work(desk)
    assert "Вигаданенко" in chat.everything
    await desk.after(minutes=31)
    assert "Вигаданенко" not in chat.everything
    for label in ("Take", "Queue"):
        await chat.presses(label)
        assert chat.screen == ASKED
    await chat.types("Вигаданенко?")
    assert chat.screen == ASKED
    assert "Вигаданенко" not in chat.everything


async def test_a_form_left_open_shows_nothing_without_a_code_and_is_gone_on_with_after_it(desk: Desk) -> None:
    chat = await desk.moderator()
    await chat.types("/report")
    await chat.presses("By phone", "The consent was heard", "Yes", "Mother or father")
    await chat.types("Hryhorenko")
    desk.world.clock.move(minutes=31)
    await chat.sends_photo()
    assert chat.screen == ASKED
    await desk.after(minutes=1)
    assert "Hryhorenko" not in chat.everything
    assert chat.everything == f"The form was put aside, for nobody wrote in it. You find it below.\n\n{ASKED}"
    await desk.shows_code(chat)
    await chat.types("/queue")
    assert any(label.startswith("Go on: form of") for label in chat.labels)


async def test_six_digits_are_an_answer_while_a_form_is_written_and_a_session_is_open(desk: Desk) -> None:
    chat = await desk.moderator()
    await chat.types("/report")
    await chat.presses("By phone", "The consent was heard", "Yes", "Mother or father")
    desk.world.clock.move(minutes=1)
    await desk.shows_code(chat)
    assert "surname" in chat.screen
    acts = await desk.acts()
    assert (acts.count("code"), acts.count("wrong_code")) == (1, 0)


async def test_a_code_works_once(desk: Desk) -> None:
    chat = await desk.moderator()
    used = await desk.code(chat)
    await chat.types(used)
    assert "This code was used before." in chat.screen
    desk.world.clock.move(seconds=30)
    await desk.shows_code(chat)
    assert "The code is right." in chat.screen


async def test_a_code_is_typed_in_halves_and_the_one_before_and_after_is_taken(desk: Desk) -> None:
    chat = await (await desk.stranger().types(f"/start {await desk.invite()}")).presses("English")
    code = await desk.code(chat)
    desk.world.clock.move(seconds=25)
    await chat.types(f" {code[:3]} {code[3:]} ")
    assert "Olena Invented" in chat.screen


async def test_a_typed_code_never_stays_in_the_chat_nor_in_the_audit(desk: Desk) -> None:
    chat = await (await desk.stranger().types(f"/start {await desk.invite()}")).presses("English")
    code = await desk.code(chat)
    await chat.types(wrong(code), code)
    assert code not in chat.everything
    assert wrong(code) not in chat.everything
    async with desk.world.storage.engine.connect() as conn:
        rows = (await conn.exec_driver_sql("SELECT * FROM audit")).all()
    assert not [row for row in rows if code in str(tuple(row)[1:-1]) or wrong(code) in str(tuple(row)[1:-1])]


async def test_after_five_wrong_codes_none_is_taken_for_a_while_and_seniors_are_told(desk: Desk) -> None:
    senior = await desk.moderator("Senior Invented", Role.SENIOR)
    chat = await (await desk.stranger().types(f"/start {await desk.invite()}")).presses("English")
    code = await desk.code(chat)
    await chat.types(*[wrong(code)] * 5)
    assert "This code is not right." in chat.screen
    await chat.types(code)
    assert "Several codes were wrong." in chat.screen
    await desk.after(seconds=1)
    assert "Several wrong codes were written from a colleague's account." in senior.everything
    assert "Olena" not in senior.everything
    desk.world.clock.move(minutes=15)
    await desk.shows_code(chat)
    assert "Olena Invented" in chat.screen


async def test_the_code_leads_back_to_the_item_for_which_it_was_asked(desk: Desk) -> None:
    await desk.report()
    chat = await (await (await desk.moderator()).types("/queue")).presses("Take 1")
    desk.world.clock.move(minutes=31)
    await chat.presses("Reveal")
    assert chat.screen == ASKED
    await chat.types("000000" if await desk.code(chat) != "000000" else "000001")
    assert chat.screen.endswith(ASKED)
    await desk.shows_code(chat)
    assert chat.screen.startswith("The code is right. Nothing was decided meanwhile")
    assert "A report to review" in chat.screen
    assert "Вигаданенко" not in chat.everything
    await chat.types("/queue")
    assert "The code is right." not in chat.screen
    assert ASKED not in chat.everything


async def test_a_stolen_button_opens_nothing_for_anybody_else(desk: Desk) -> None:
    chat = await deep_in_work(desk)
    stolen = [chat.data(label) for label in ("New case", "Give back", "Set aside", "Ask the family")]
    stranger, colleague = await desk.stranger().begins(), await desk.moderator("Taras Invented")
    for data in stolen:
        await stranger.press_data(data)
        assert "does not work any more" in (stranger.toast or "")
        await colleague.press_data(data)
        assert "Olena Invented holds this item now." in (colleague.toast or "")
    desk.world.clock.move(minutes=31)
    for data in stolen:
        await colleague.press_data(data)
        assert (colleague.screen, colleague.toast) == (ASKED, None)
    assert "Вигаданенко" not in stranger.everything + colleague.everything


async def test_whoever_was_let_in_before_codes_is_sent_to_the_operator(desk: Desk) -> None:
    chat = await desk.moderator()
    async with desk.world.storage.engine.begin() as conn:
        await conn.execute(update(moderators).values(secret=None))
    desk.world.clock.move(minutes=31)
    await chat.types("/queue")
    assert "ask the operator for a new invitation" in chat.screen
    await chat.types("123456")
    assert "ask the operator for a new invitation" in chat.screen
    await chat.types(f"/start {await desk.invite()}")
    await desk.shows_code(chat)
    assert "Olena Invented" in chat.screen


async def test_a_new_invitation_ends_the_session_and_the_codes_of_the_old_one(desk: Desk) -> None:
    chat = await desk.moderator()
    desk.world.clock.move(seconds=60)
    old = await desk.code(chat)
    await chat.types(f"/start {await desk.invite()}")
    assert chat.screen == ASKED
    await chat.types(old)
    assert "This code is not right." in chat.screen
    await desk.shows_code(chat)
    assert "Olena Invented" in chat.screen


async def test_a_proposal_takes_a_fresh_code_which_leads_back_to_the_move(desk: Desk) -> None:
    chat = await confirming(desk)
    await chat.types("Лист показали нам.")
    desk.world.clock.move(minutes=11)
    await chat.presses("Propose")
    assert "the code" in chat.screen
    assert await proposals_of(desk) == []
    await desk.shows_code(chat)
    assert "whereabouts unknown → captivity confirmed" in chat.screen
    assert "In your words: Лист показали нам." in chat.screen
    await chat.presses("Propose")
    assert len(await proposals_of(desk)) == 1
