"""Two bot libraries find in the sandbox the Telegram they know."""

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.sandbox.server import running
from tests.sandbox.conftest import Scene
from tests.sandbox.little_bot import little_bot
from tests.sandbox.phone import phone_of


async def test_an_aiogram_bot_greets_answers_a_press_and_edits_in_place() -> None:
    async with running() as url, little_bot(url) as bot, phone_of(url) as phone:
        await phone.start()
        await phone.wait_text("Вітаємо.")
        assert await phone.buttons() == ["Так / Yes", "Ні / No", "Детальніше про це питання"]
        assert (await phone.press("Так"))["text"] == "Обрано: yes"
        assert (await phone.wait_text("Ви обрали"))["html"] == "Ви обрали <b>yes</b>"
        await phone.send("Сумченко")
        assert (await phone.wait_text("Записано"))["protected"]
        assert [command.command for command in await bot.get_my_commands()] == ["start"]


async def test_the_other_library_sends_edits_deletes_and_reads_updates(scene: Scene) -> None:
    async with Bot(scene.token, base_url=f"{scene.url}/bot", base_file_url=f"{scene.url}/file/bot") as bot:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Далі", callback_data="next")]])
        sent = await bot.send_message(scene.person.id, "<b>Дім</b>", parse_mode=ParseMode.HTML, reply_markup=keyboard)
        edited = await bot.edit_message_text("Дорога", scene.person.id, sent.message_id)
        assert isinstance(edited, Message)
        assert edited.text == "Дорога"
        await scene.person.press_data(sent.message_id, "next", timeout=0.01)
        updates = await bot.get_updates(allowed_updates=Update.ALL_TYPES)
        assert updates[0].callback_query is not None
        assert updates[0].callback_query.data == "next"
        assert await bot.delete_messages(scene.person.id, [sent.message_id])
        assert (await bot.get_chat(scene.person.id)).first_name == "Olena"
        assert (await bot.get_webhook_info()).url == ""
        await bot.set_my_description("Про що це", language_code="uk")
        assert (await bot.get_my_description("uk")).description == "Про що це"


# the library warns that its seconds will become a timedelta
@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")
async def test_the_other_library_understands_the_refusals(scene: Scene) -> None:
    async with Bot(scene.token, base_url=f"{scene.url}/bot") as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(1, "x")
        await scene.fault("retry_after", seconds=3)
        with pytest.raises(RetryAfter):
            await bot.send_message(scene.person.id, "x")
        await scene.person.block()
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(scene.person.id, "x")
