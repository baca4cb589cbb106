"""A failing handler fails its update: nothing of it is kept, and no second handler runs on what it left."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
from telegram import Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.chat.engine import Context, Engine
from bot.chat.gateway import Gateway
from bot.chat.waiting import Waiting
from bot.sandbox.server import create_app, running
from bot.storage.work import Storage
from tests import traces
from tests.sandbox.phone import Phone, phone_of

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented


class Desk:
    """Two handlers and what they were given."""

    def __init__(self) -> None:
        """Begin with nothing heard."""
        self.heard: list[str] = []
        self.pause = 0.0

    async def typed(self, update: Update, context: Context) -> None:
        """Leave a trace in the transaction, and fail where that was asked for."""
        assert update.message is not None
        traces.leave(context.work, "typed")
        self.heard.append(str(update.message.text))
        if update.message.text == "fail":
            raise ConnectionError

    async def pressed(self, update: Update, context: Context) -> None:
        """Answer some presses with words."""
        assert update.callback_query is not None
        await asyncio.sleep(self.pause)
        if update.callback_query.data == "words":
            context.toast("Noted.")


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def phone() -> AsyncIterator[Phone]:
    async with running(app=create_app(tokens=[TOKEN])) as url, phone_of(url) as phone:
        yield phone


@pytest.fixture
async def engine(phone: Phone, desk: Desk) -> AsyncIterator[Engine]:
    handlers = [MessageHandler(filters.TEXT, desk.typed), CallbackQueryHandler(desk.pressed)]
    engine = Engine(Gateway(TOKEN, str(phone.client.base_url)), handlers)
    await engine.open()
    yield engine
    await engine.close()


def said(text: str) -> Mapping[str, Any]:
    chat = {"id": 7, "type": "private"}
    return {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat, "text": text}}


def pressed(data: str) -> Mapping[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "Olena"}
    return {"update_id": 1, "callback_query": {"id": "1", "from": person, "chat_instance": "1", "data": data}}


async def kept(storage: Storage) -> bool:
    return await traces.left(storage, "typed")


async def test_a_handler_works_in_the_transaction_of_its_update(
    engine: Engine, desk: Desk, sqlite_storage: Storage
) -> None:
    async with sqlite_storage.work() as work:
        assert await engine.handle(work, said("hello")) is None
    assert desk.heard == ["hello"]
    assert await kept(sqlite_storage)


async def test_a_failing_handler_fails_the_transaction(engine: Engine, sqlite_storage: Storage) -> None:
    with pytest.raises(ConnectionError):
        async with sqlite_storage.work() as work:
            await engine.handle(work, said("fail"))
    assert not await kept(sqlite_storage)


@pytest.mark.parametrize(
    "body", [{"update_id": 1}, {"update_id": 1, "unheard_of": {}}, {"update_id": 1, "poll_answer": {"poll_id": "1"}}]
)
async def test_an_update_of_an_unknown_kind_is_nobodys_and_fails_nobody(
    engine: Engine, desk: Desk, body: Mapping[str, Any]
) -> None:
    assert await engine.handle(object(), body) is None
    assert desk.heard == []


async def test_an_update_with_missing_parts_fails_alone(engine: Engine, desk: Desk) -> None:
    with pytest.raises(Exception, match="date"):
        await engine.handle(object(), {"update_id": 1, "message": {"text": "no date"}})
    assert desk.heard == []


async def test_a_press_is_heard_whatever_the_message_under_it_says(engine: Engine) -> None:
    there = {"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}}
    odd = there | {"text": "…", "reply_markup": {"inline_keyboard": "unheard of"}}
    query = pressed("words")["callback_query"] | {"message": odd}
    assert await engine.handle(object(), {"update_id": 1, "callback_query": query}) is not None


@pytest.mark.parametrize("data", ["words", "nothing to say"])
async def test_every_press_is_answered_after_the_commit_words_or_not(engine: Engine, phone: Phone, data: str) -> None:
    after = await engine.handle(object(), pressed(data))
    assert after is not None
    assert await answers(phone) == 0
    await after()
    assert await answers(phone) == 1


async def answers(phone: Phone) -> int:
    calls = await phone.client.get("/sandbox/calls", params={"method": "answerCallbackQuery"})
    return len(calls.json()["calls"])


async def test_a_press_whose_handler_is_slow_is_answered_meanwhile_and_not_again(
    engine: Engine, desk: Desk, phone: Phone
) -> None:
    engine.waiting = Waiting(engine.gateway, answer=0.02)
    desk.pause = 0.2
    after = await engine.handle(object(), pressed("words"))
    assert await answers(phone) == 1
    assert after is not None
    await after()
    assert await answers(phone) == 1
