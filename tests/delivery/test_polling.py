"""Polling: what Telegram tells is a row first; only then does Telegram forget it."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest

from bot.chat.gateway import Gateway, TokenRefused
from bot.chat.lanes import chat_of
from bot.delivery.handling import Handling
from bot.delivery.inbox import Inbox
from bot.delivery.polling import Polling
from bot.delivery.ports import After
from bot.sandbox.server import create_app, running
from bot.storage.work import Storage, Work
from tests import traces
from tests.delivery.office import until
from tests.sandbox.phone import Phone, phone_of

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented


@dataclass
class Line:
    """A phone, and the words that arrived from it."""

    gateway: Gateway
    storage: Storage
    phone: Phone
    heard: list[str] = field(default_factory=list)

    async def hear(self, work: Work, body: Mapping[str, Any]) -> After | None:
        """Write down the words."""
        traces.leave(work, "heard")
        self.heard.append(body["message"]["text"])
        return None

    @asynccontextmanager
    async def polling(self) -> AsyncIterator[None]:
        """Poll into an inbox."""
        inbox = Inbox[Work](self.storage, Handling(self.storage, self.hear, self.hear), chat_of)
        handling = asyncio.create_task(inbox.run())
        polling = asyncio.create_task(Polling(self.gateway, inbox.receive).run())
        yield
        polling.cancel()
        inbox.stop()
        await asyncio.wait([handling, polling])

    async def goes_wrong(self, kind: str, **told: object) -> None:
        """Have calls go wrong."""
        (await self.phone.client.post("/sandbox/faults", json={"kind": kind, **told})).raise_for_status()


@pytest.fixture
async def line(sqlite_storage: Storage) -> AsyncIterator[Line]:
    async with running(app=create_app(tokens=[TOKEN])) as url:
        gateway = Gateway(TOKEN, url)
        await gateway.open()
        async with phone_of(url) as phone:
            yield Line(gateway, sqlite_storage, phone)
        await gateway.close()


async def test_what_is_typed_arrives_in_order(line: Line) -> None:
    async with line.polling():
        for words in ("one", "two", "three"):
            await line.phone.send(words)
        await until(lambda: len(line.heard) == 3)
    assert line.heard == ["one", "two", "three"]


async def test_what_telegram_tells_again_is_not_done_again(line: Line) -> None:
    async with line.polling():
        await line.phone.send("one")
        await until(lambda: line.heard == ["one"])
        await line.goes_wrong("redeliver", count=1)
        await line.phone.send("two")
        await until(lambda: len(line.heard) == 2)
    assert line.heard == ["one", "two"]


async def test_a_restart_goes_on_where_it_stopped(line: Line) -> None:
    async with line.polling():
        await line.phone.send("one")
        await until(lambda: line.heard == ["one"])
    await line.phone.send("two")
    async with line.polling():
        await until(lambda: len(line.heard) == 2)
    assert line.heard == ["one", "two"]


async def test_a_telegram_that_is_away_for_a_while_loses_nothing(line: Line) -> None:
    await line.goes_wrong("cut", method="getUpdates", times=1)
    await line.goes_wrong("status", status=502, method="getUpdates", times=1)
    await line.phone.send("one")
    async with line.polling():
        await until(lambda: line.heard == ["one"])


Trouble = Literal["away", "conflict", "wait"]


@dataclass
class Told:
    """What one long poll brought."""

    updates: Sequence[Mapping[str, Any]] = ()
    trouble: Trouble | None = None
    seconds: float = 0.0


@dataclass
class Script:
    """A Telegram that says what it was told to, then nothing for ever."""

    lines: list[Told]
    offsets: list[int | None] = field(default_factory=list)

    async def poll(self, offset: int | None) -> Told:
        """Say the next line."""
        self.offsets.append(offset)
        if self.lines:
            return self.lines.pop(0)
        await asyncio.Event().wait()
        raise AssertionError


async def polled(script: Script, kept: list[object], failures: int = 0) -> None:
    """Poll until the script is at its end."""

    async def keep(bodies: Sequence[object]) -> None:
        nonlocal failures
        failures -= 1
        if failures >= 0:
            raise OSError
        kept.extend(bodies)

    task = asyncio.create_task(Polling(script, keep).run())
    count = len(script.lines) + 1
    await until(lambda: task.done() or len(script.offsets) == count)
    task.cancel()
    await asyncio.wait([task])
    if not task.cancelled():
        task.result()


async def test_the_offset_confirms_what_was_kept_and_is_then_forgotten() -> None:
    script = Script([Told([{"update_id": 7}, {"update_id": 9}]), Told(), Told([{"update_id": 3}])])
    await polled(script, [])
    assert script.offsets == [None, 10, None, 4]


async def test_what_could_not_be_kept_is_not_confirmed() -> None:
    script, kept = Script([Told([{"update_id": 7}]), Told([{"update_id": 7}])]), list[object]()
    await polled(script, kept, failures=1)
    assert script.offsets == [None, None, 8]
    assert kept == [{"update_id": 7}]


@pytest.mark.parametrize("trouble", ["away", "conflict", "wait"])
async def test_a_trouble_of_telegram_is_outlived(trouble: Trouble) -> None:
    kept = list[object]()
    await polled(Script([Told(trouble=trouble, seconds=0.1), Told([{"update_id": 1}])]), kept)
    assert kept == [{"update_id": 1}]


async def test_only_a_refused_token_ends_polling(line: Line) -> None:
    stranger = Gateway("1000002:another-invented-token-of-a-test-0123", str(line.phone.client.base_url))

    async def keep(_: Sequence[object]) -> None:
        raise AssertionError

    with pytest.raises(TokenRefused):
        await Polling(stranger, keep).run()
    await stranger.close()
