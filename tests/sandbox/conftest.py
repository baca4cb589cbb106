"""A sandbox for each test, and a bot's and a person's hands in it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.sandbox.server import create_app, running
from tests.sandbox import browser as browsing
from tests.sandbox.browser import calm_pages  # noqa: F401 - for every test here
from tests.sandbox.little_bot import TOKEN as LITTLE
from tests.sandbox.little_bot import little_bot
from tests.sandbox.phone import Phone, client_of, phone_of
from tests.sandbox.table import NOON, Table

Json = dict[str, Any]

TOKEN = "123456:" + "A" * 35


@dataclass
class Time:
    """A clock the test may turn."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@dataclass
class Scene:
    """A running sandbox, one bot calling it, one person who pressed Start."""

    client: httpx.AsyncClient
    person: Phone
    clock: Time
    token: str = TOKEN

    @property
    def url(self) -> str:
        """Return the base URL."""
        return str(self.client.base_url).rstrip("/")

    async def call(self, method: str, **arguments: object) -> httpx.Response:
        """Call a method of the Bot API."""
        return await self.client.post(f"/bot{self.token}/{method}", json=arguments)

    async def result(self, method: str, **arguments: object) -> Any:  # noqa: ANN401 (whatever the method returns)
        """Call a method that is to succeed."""
        answer = (await self.call(method, **arguments)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def say(self, text: str = "Hello", **arguments: object) -> int:
        """Send a text to the person and return its number."""
        message = await self.result("sendMessage", chat_id=self.person.id, text=text, **arguments)
        return int(message["message_id"])

    async def fault(self, kind: str, **told: object) -> Json:
        """Arm a fault."""
        answer = (await self.client.post("/sandbox/faults", json={"kind": kind, **told})).raise_for_status()
        armed: Json = answer.json()
        return armed

    async def confirm(self) -> list[Json]:
        """Fetch all updates and confirm them."""
        updates = await self.updates()
        await self.updates(offset=updates[-1]["update_id"] + 1 if updates else 0)
        return updates

    async def updates(self, **arguments: object) -> list[Json]:
        """Fetch updates."""
        updates: list[Json] = await self.result("getUpdates", **arguments)
        return updates


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """Open the sandbox."""
    clock = Time()
    app = create_app(clock=clock, webhook_pause=0.05)
    async with running(app=app) as url, client_of(url) as client:
        told = {"first_name": "Olena", "language_code": "uk"}
        person = (await client.post("/sandbox/people", json=told)).json()
        scene = Scene(client, Phone(client, person["id"], "Olena"), clock)
        await scene.result("getMe")
        await scene.person.start()
        await scene.confirm()
        yield scene


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Start the browser once."""
    async with browsing.chromium() as browser:
        yield browser


@pytest_asyncio.fixture(loop_scope="module")
async def table(browser: Browser) -> AsyncIterator[Table]:
    """Lay out two phones, the first shared by two people."""
    app = create_app(tokens=[LITTLE], clock=lambda: NOON)
    async with (
        running(app=app) as url,
        little_bot(url) as bot,
        phone_of(url, "Олена") as family,
        phone_of(url, "Martin", "en") as brother,
        phone_of(url, "Марко") as moderator,
    ):
        await bot.set_my_name("Додому")
        await bot.set_my_description("Розкажіть про зниклу людину.")
        phones = [
            {"title": {"uk": "Телефон родини", "en": "The family’s phone"}, "people": [family.id, brother.id]},
            {"title": {"uk": "Телефон модератора", "en": "The moderator’s phone"}, "people": [moderator.id]},
        ]
        await family.client.post("/sandbox/table", json={"phones": phones})
        yield Table(url, family, brother, moderator, browser)
        for page in [page for context in browser.contexts for page in context.pages]:
            await page.close()
