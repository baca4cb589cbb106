"""A little aiogram bot: another library than the house's own, so that the sandbox is not made to one measure."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import escape
from typing import Final

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.types import BotCommand, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

TOKEN: Final = "4242:" + "little_bot_" * 3 + "ok"


def keyboard() -> InlineKeyboardMarkup:
    """Offer two ways."""
    rows = [[("Так / Yes", "yes"), ("Ні / No", "no")], [("Детальніше про це питання", "more")]]
    return InlineKeyboardMarkup(
        inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=data) for text, data in row] for row in rows]
    )


async def greet(message: Message) -> None:
    """Answer /start."""
    await message.answer("<b>Вітаємо.</b>\nПродовжити?", reply_markup=keyboard())


async def echo(message: Message) -> None:
    """Say what was typed, protected."""
    await message.answer(f"Записано: <i>{escape(message.text or 'вкладення')}</i>", protect_content=True)


async def chosen(query: CallbackQuery) -> None:
    """Answer a press, then change the message in place."""
    await query.answer(f"Обрано: {query.data}", show_alert=query.data == "more")
    if isinstance(query.message, Message):
        await query.message.edit_text(f"Ви обрали <b>{query.data}</b>", reply_markup=keyboard())


@asynccontextmanager
async def little_bot(url: str) -> AsyncIterator[Bot]:
    """Run the bot against a sandbox."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(url))
    bot = Bot(TOKEN, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    dispatcher = Dispatcher()
    dispatcher.message.register(greet, CommandStart())
    dispatcher.message.register(echo)
    dispatcher.callback_query.register(chosen)
    await bot.set_my_commands([BotCommand(command="start", description="Почати спочатку")])
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
    try:
        yield bot
    finally:
        await dispatcher.stop_polling()
        await polling
        await session.close()
