"""How a bot hears: the queue and its offsets, and webhooks."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.server import create_app, running
from bot.sandbox.updates import Updates
from tests.sandbox.conftest import TOKEN, Scene
from tests.sandbox.phone import client_of

Json = dict[str, Any]


async def test_updates_stay_until_an_offset_confirms_them(scene: Scene) -> None:
    for text in ("one", "two", "three"):
        await scene.person.send(text)
    first = await scene.updates(limit=2)
    assert [update["message"]["text"] for update in first] == ["one", "two"]
    assert await scene.updates(limit=2) == first
    rest = await scene.updates(offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["three"]
    assert len(await scene.updates()) == 1


async def test_a_negative_offset_keeps_only_the_newest(scene: Scene) -> None:
    for text in ("one", "two", "three"):
        await scene.person.send(text)
    assert [update["message"]["text"] for update in await scene.updates(offset=-1)] == ["three"]
    assert len(await scene.updates()) == 1


async def test_a_long_poll_ends_when_something_is_said(scene: Scene) -> None:
    poll = asyncio.create_task(scene.updates(timeout=10))
    await asyncio.sleep(0.05)
    begin = time.monotonic()
    await scene.person.send("now")
    assert [update["message"]["text"] for update in await poll] == ["now"]
    assert time.monotonic() - begin < 2


async def test_a_long_poll_ends_empty_when_nothing_is_said(scene: Scene) -> None:
    assert await scene.updates(timeout=1) == []


async def test_a_bot_hears_only_the_kinds_it_wants(scene: Scene) -> None:
    await scene.updates(allowed_updates=["callback_query"])
    await scene.person.send("unheard")
    await scene.person.press_data(1, "heard", timeout=0.01)
    assert [set(update) for update in await scene.updates()] == [{"update_id", "callback_query"}]


async def test_an_edit_a_block_and_a_group_are_told(scene: Scene) -> None:
    number = await scene.person.send("first")
    await scene.person.edit(number, "second")
    await scene.person.block()
    await scene.person.unblock()
    await scene.client.post(f"{scene.person.path}/group", json={"title": "Kin"})
    updates = await scene.updates()
    kinds = ["message", "edited_message", "my_chat_member", "my_chat_member", "my_chat_member", "message"]
    assert [next(kind for kind in update if kind != "update_id") for update in updates] == kinds
    statuses = [update["my_chat_member"]["new_chat_member"]["status"] for update in updates[2:5]]
    assert statuses == ["kicked", "member", "member"]


async def test_a_press_on_a_message_that_is_gone_says_only_where_it_was(scene: Scene) -> None:
    await scene.person.press_data(999, "forged", timeout=0.01)
    query = (await scene.updates())[0]["callback_query"]
    assert query["message"] == {"chat": query["message"]["chat"], "message_id": 999, "date": 0}
    assert query["data"] == "forged"


def test_what_nobody_fetched_for_a_day_is_let_go() -> None:
    updates = Updates(1)
    updates.add("message", {"text": "old"}, now=0)
    updates.add("message", {"text": "new"}, now=80_000)
    updates.expire(now=90_000)
    assert [update["message"]["text"] for update in updates.batch(10)] == ["new"]


@dataclass
class Listener:
    """A bot's webhook that answers as the test wants."""

    statuses: list[int] = field(default_factory=list)
    heard: list[Json] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)

    async def hear(self, request: Request) -> Response:
        """Take one update, or refuse it."""
        self.heard.append(await request.json())
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        return Response(status_code=self.statuses.pop(0) if self.statuses else 200)

    def texts(self) -> list[str]:
        """Return the texts heard so far."""
        return [update["message"]["text"] for update in self.heard]


@asynccontextmanager
async def listening(listener: Listener) -> AsyncIterator[str]:
    """Run the webhook of a bot."""
    async with running(app=Starlette(routes=[Route("/hook", listener.hear, methods=["POST"])])) as url:
        yield f"{url}/hook"


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 (the test looks, as a person would)
            await asyncio.sleep(0.01)


async def test_the_end_sends_home_a_poll_whose_bot_hung_up_and_complains_of_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async with running(app=create_app(tokens=[TOKEN])) as url, client_of(url) as client:
        poll = asyncio.create_task(client.get(f"/bot{TOKEN}/getUpdates", params={"timeout": 30}))
        await asyncio.sleep(0.2)
        poll.cancel()
        await asyncio.wait([poll])
        await asyncio.sleep(0.2)
    assert not [record for record in caplog.records if record.name == "uvicorn.error"]


async def test_a_webhook_gets_what_waited_and_what_comes_with_its_secret(scene: Scene) -> None:
    listener = Listener()
    await scene.person.send("waited")
    async with listening(listener) as url:
        await scene.result("setWebhook", url=url, secret_token="hush-1")  # noqa: S106 (invented)
        await scene.person.send("came")
        await until(lambda: len(listener.heard) == 2)
        await scene.result("deleteWebhook")
    assert listener.texts() == ["waited", "came"]
    assert set(listener.secrets) == {"hush-1"}


async def test_a_refused_update_is_posted_again_before_the_next_of_its_chat(scene: Scene) -> None:
    listener = Listener([503, 500])
    async with listening(listener) as url:
        await scene.result("setWebhook", url=url)
        await scene.person.send("first")
        await scene.person.send("second")
        await until(lambda: "second" in listener.texts())
        info = await scene.result("getWebhookInfo")
        await scene.result("deleteWebhook")
    assert listener.texts() == ["first", "first", "first", "second"]
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert len({update["update_id"] for update in listener.heard}) == 2


async def test_an_update_nobody_took_waits_for_the_next_poll(scene: Scene) -> None:
    await scene.result("setWebhook", url="http://127.0.0.1:9/gone")
    await scene.person.send("kept")
    assert (await scene.result("getWebhookInfo"))["pending_update_count"] == 1
    await scene.result("deleteWebhook")
    assert [update["message"]["text"] for update in await scene.updates()] == ["kept"]


async def test_a_posted_update_can_be_posted_again(scene: Scene) -> None:
    listener = Listener()
    async with listening(listener) as url:
        await scene.result("setWebhook", url=url)
        await scene.person.send("twice")
        await until(lambda: len(listener.heard) == 1)
        await asyncio.sleep(0.05)
        await scene.fault("redeliver")
        await until(lambda: len(listener.heard) == 2)
        await scene.result("deleteWebhook")
    assert listener.heard[0] == listener.heard[1]


@pytest.mark.parametrize("drop", [True, False])
async def test_what_waits_is_dropped_only_when_asked(scene: Scene, drop: bool) -> None:  # noqa: FBT001 (a column of the table)
    await scene.person.send("waits")
    await scene.result("deleteWebhook", drop_pending_updates=drop)
    assert len(await scene.updates()) == (0 if drop else 1)
