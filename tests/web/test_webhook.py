"""Telegram hears "received" only once the update is durable, and nobody else is let in."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx
import pytest

from bot.web import health, webhook
from bot.web.server import CannotListen, Server

SECRET = "an-invented-secret-of-a-test"  # noqa: S105 - invented
HERE = {"X-Telegram-Bot-Api-Secret-Token": SECRET}


@dataclass
class Shelf:
    """What was kept; while it is full nothing is."""

    kept: list[object] = field(default_factory=list)
    full: bool = False
    gate: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        """Open the gate."""
        self.gate.set()

    async def receive(self, bodies: Sequence[object]) -> None:
        """Keep updates."""
        await self.gate.wait()
        await self.check()
        self.kept += bodies

    async def check(self) -> None:
        """Raise while the shelf is full."""
        if self.full:
            raise OSError


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@asynccontextmanager
async def serving(shelf: Shelf, below: str = "") -> AsyncIterator[httpx.AsyncClient]:
    server = Server([webhook.route(SECRET, shelf.receive, below), health.route(shelf.check)], "127.0.0.1", 0)
    running = asyncio.create_task(server.run())
    await server.started()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{server.port}", trust_env=False) as client:
        yield client
    server.stop()
    await running


@pytest.fixture
async def door(shelf: Shelf) -> AsyncIterator[httpx.AsyncClient]:
    async with serving(shelf) as client:
        yield client


async def ring(
    door: httpx.AsyncClient, body: bytes = b'{"update_id": 7}', headers: dict[str, str] | None = None
) -> httpx.Response:
    return await door.post(webhook.path_of(SECRET), content=body, headers=headers or HERE)


async def test_an_update_with_the_secret_is_kept(door: httpx.AsyncClient, shelf: Shelf) -> None:
    assert (await ring(door)).status_code == 200
    assert shelf.kept == [{"update_id": 7}]


async def test_telegram_hears_nothing_before_the_update_is_durable(door: httpx.AsyncClient, shelf: Shelf) -> None:
    shelf.gate.clear()
    call = asyncio.create_task(ring(door))
    await asyncio.sleep(0.1)
    assert not call.done()
    shelf.gate.set()
    assert (await call).status_code == 200


@pytest.mark.parametrize("headers", [{"X-Other": "x"}, {"X-Telegram-Bot-Api-Secret-Token": SECRET + "x"}])
async def test_nothing_is_kept_from_whoever_does_not_know_the_secret(
    door: httpx.AsyncClient, shelf: Shelf, headers: dict[str, str]
) -> None:
    assert (await ring(door, headers=headers)).status_code == 403
    assert shelf.kept == []


async def test_a_secret_in_strange_letters_is_a_wrong_one(door: httpx.AsyncClient, shelf: Shelf) -> None:
    answer = await door.post(
        webhook.path_of(SECRET), content=b"{}", headers=[(b"X-Telegram-Bot-Api-Secret-Token", "чужий".encode())]
    )
    assert answer.status_code == 403
    assert shelf.kept == []


async def test_the_path_is_hidden(door: httpx.AsyncClient, shelf: Shelf) -> None:
    assert SECRET not in webhook.path_of(SECRET)
    for path in ("/", "/telegram", "/webhook", webhook.path_of("another")):
        assert (await door.post(path, content=b'{"update_id": 7}', headers=HERE)).status_code == 404
    assert shelf.kept == []


async def test_what_cannot_be_kept_is_brought_again(door: httpx.AsyncClient, shelf: Shelf) -> None:
    shelf.full = True
    assert (await ring(door)).status_code == 503
    shelf.full = False
    assert (await ring(door)).status_code == 200


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000])
async def test_what_is_no_json_is_refused(door: httpx.AsyncClient, shelf: Shelf, body: bytes) -> None:
    assert (await ring(door, body)).status_code == 400
    assert shelf.kept == []


async def test_what_is_larger_than_any_update_is_refused(door: httpx.AsyncClient, shelf: Shelf) -> None:
    assert (await ring(door, b'"' + b"x" * webhook.LARGEST + b'"')).status_code == 413
    assert shelf.kept == []


async def test_the_webhook_may_lie_below_a_path(shelf: Shelf) -> None:
    async with serving(shelf, "/dodomu/") as door:
        path = "/dodomu" + webhook.path_of(SECRET)
        assert (await door.post(path, content=b'{"update_id": 7}', headers=HERE)).status_code == 200


async def test_health_tells_well_or_not_and_nothing_else(door: httpx.AsyncClient, shelf: Shelf) -> None:
    answer = await door.get("/health")
    assert (answer.status_code, answer.text) == (200, "well")
    assert "server" not in answer.headers
    shelf.full = True
    answer = await door.get("/health")
    assert (answer.status_code, answer.text) == (503, "not well")


async def test_a_taken_address_is_one_clear_line() -> None:
    first = Server([], "127.0.0.1", 0)
    with pytest.raises(CannotListen, match=f"cannot listen at 127.0.0.1:{first.port}"):
        Server([], "127.0.0.1", first.port)
    first.stop()
    await first.run()
