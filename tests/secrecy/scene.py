"""A bot in a process of its own that logs everything, on a database of its own, and a Telegram for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.app import Share
from bot.domain.roles import Role
from bot.sandbox.server import create_app, running
from bot.services import codes, moderators
from bot.services.rules import Rules
from bot.storage import keys
from bot.storage.work import Storage
from tests.fakes import SeededIds
from tests.journeys.house import TOKEN
from tests.kills.births import Births, Child
from tests.kills.child import Life
from tests.kills.shared import Shared
from tests.sandbox.phone import Json, Phone, client_of

GLANCE: Final = 0.05


@dataclass(slots=True)
class Scene:
    """What a conversation needs."""

    folder: Path
    database: str
    url: str
    storage: Storage
    births: Births
    things: AsyncExitStack
    clock: Shared
    bot: Child | None = None

    async def begin(self, share: Share) -> None:
        """End the bot, and begin one that does this share of the work."""
        await self.end()
        self.bot = await self.births.bear(Life(str(self.folder), self.database, self.url, share.value, "DEBUG"))

    async def end(self) -> None:
        """End the bot."""
        if self.bot is not None:
            await self.bot.end()

    async def person(self, number: int, name: str) -> Phone:
        """Give somebody a phone under this chat id."""
        client = await self.things.enter_async_context(client_of(self.url))
        told = {"id": number, "first_name": name, "language_code": "en"}
        (await client.post("/sandbox/people", json=told)).raise_for_status()
        return Phone(client, number, name)

    async def malformed(self, update: Json) -> None:
        """Have Telegram tell something that no bot understands, and wait until the bot gives it up."""
        async with client_of(self.url) as client:
            (await client.post("/sandbox/faults", json={"kind": "malformed", "update": update})).raise_for_status()
        async with asyncio.timeout(20):
            while "update.parked" not in (self.folder / "log").read_text("utf-8"):  # noqa: ASYNC110
                await asyncio.sleep(GLANCE)

    async def invite(self, name: str) -> tuple[str, str]:
        """Return the payload of a moderator's start link, and the secret of this one's codes."""
        async with self.storage.work() as work:
            token, made = await moderators.invite(work, Role.SENIOR, name, Rules(organisation="").invite)
        return token, made.secret

    def code(self, secret: str) -> str:
        """Return the code that an app shows now."""
        return codes.code(secret, datetime.fromtimestamp(self.clock.seconds(), UTC))


@asynccontextmanager
async def played(births: Births, folder: Path, database: str) -> AsyncIterator[Scene]:
    """Yield a scene on an empty `database`; the bot runs."""
    async with AsyncExitStack() as things:
        shared = things.enter_context(Shared(folder))
        storage = Storage(database, keys.make(folder / "keys"), clock=shared, ids=SeededIds())
        things.push_async_callback(storage.dispose)
        url = await things.enter_async_context(running(app=create_app(tokens=[TOKEN], clock=shared.seconds)))
        scene = Scene(folder, database, url, storage, births, things, shared)
        things.push_async_callback(scene.end)
        await scene.begin(Share.ALL)
        yield scene
