"""The same road where Telegram brings the updates to the bot's own server."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import httpx
import pytest
from pydantic import SecretStr

from bot.web.webhook import HEADER, path_of
from tests.journeys import roads
from tests.journeys.house import House, built
from tests.journeys.roads import decide, read, report, see, take
from tests.sandbox.phone import NO_CERTIFICATES

SECRET: Final = "an-invented-secret-of-the-journeys-0"  # noqa: S105 (it opens nothing)


@pytest.fixture
async def called(tmp_path: Path) -> AsyncIterator[House]:
    """Yield a bot that Telegram calls."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    async with built(
        tmp_path,
        webhook_url=f"http://127.0.0.1:{port}/bot",
        listen=f"127.0.0.1:{port}",
        webhook_secret=SecretStr(SECRET),
    ) as made:
        yield made


async def test_a_report_comes_to_its_news_by_webhook(called: House) -> None:
    family, moderator = await called.family(), await called.moderator()
    await report(family, roads.SHORTLY)
    await take(moderator)
    await decide(moderator, "New case")
    await read(family, "has been taken up")
    assert not await called.calls("getUpdates", family)


async def test_a_wrong_secret_is_refused_and_keeps_nothing(called: House) -> None:
    family = await called.family()
    await family.start()
    await see(family, "Оберіть мову")
    url = called.settings.webhook_url + path_of(SECRET)
    chat = {"id": family.id, "type": "private"}
    sender = {"id": family.id, "is_bot": False, "first_name": "Olena"}
    update = {"update_id": 7, "message": {"message_id": 99, "date": 1, "chat": chat, "from": sender, "text": "/help"}}
    async with httpx.AsyncClient(trust_env=False, verify=NO_CERTIFICATES) as client:
        answers = [
            await client.post(url, json=update),
            await client.post(url, json=update, headers={HEADER: "wrong"}),
            await client.post(url + "x", json=update, headers={HEADER: SECRET}),
            await client.post(url, content=b"{", headers={HEADER: SECRET}),
            await client.post(url, json=update, headers={HEADER: SECRET}),
        ]
    assert [answer.status_code for answer in answers] == [403, 403, 404, 400, 200]
    await see(family, "Тут можна")


async def test_updates_wait_at_telegram_while_the_bot_is_away(called: House) -> None:
    family = await called.family()
    await family.start()
    await see(family, "Оберіть мову")
    await called.end()
    await family.press_data((await family.screen())["message_id"], "fl:en", timeout=0.1)
    await called.begin()
    await see(family, "Could someone inspect your phone?")
