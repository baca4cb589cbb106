"""Where the walks take place: one Telegram and one event loop for all, a bot and a database for each."""

import asyncio
import shutil
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.chat.engine import Engine
from bot.chat.family.routes import ROUTES
from bot.chat.router import Desk
from bot.sandbox.server import create_app, running
from bot.storage.work import Storage
from tests.chat.family.conftest import TOKEN, Listening
from tests.chat.family.family import RULES, World
from tests.conftest import KEYS
from tests.fakes import FixedClock, SeededIds


@dataclass(slots=True)
class Town:
    """What all walks share."""

    runner: asyncio.Runner
    template: Path
    folder: Path
    gateway: Listening
    ids: SeededIds = field(default_factory=SeededIds)
    walks: int = 0

    def database(self) -> str:
        """Return an empty database."""
        self.walks += 1
        path = self.folder / f"{self.walks}.db"
        shutil.copyfile(self.template, path)
        return str(path)

    async def world(self, database: str) -> World:
        """Open a bot on a database."""
        clock = FixedClock()
        storage = Storage(database, KEYS, clock=clock, ids=self.ids)
        return World(storage, await self._engine(), clock, self.gateway.toasts, RULES)

    async def restart(self, world: World, database: str) -> None:
        """Close the bot, and open it again on the same file."""
        await self.close(world)
        world.storage = Storage(database, KEYS, clock=world.clock, ids=self.ids)
        world.engine = await self._engine()

    async def close(self, world: World) -> None:
        """Close the bot."""
        await world.engine.close()
        await world.storage.dispose()

    async def _engine(self) -> Engine:
        engine = Engine(self.gateway, Desk(RULES, ROUTES, ROUTES).handlers())
        await engine.open()
        return engine


@pytest.fixture
def town(sqlite_template: Path, tmp_path: Path) -> Iterator[Town]:
    """Yield a town with nobody in it."""
    with asyncio.Runner() as runner:
        things = AsyncExitStack()
        url = runner.run(things.enter_async_context(running(app=create_app(tokens=[TOKEN]))))
        gateway = Listening(TOKEN, url)
        gateway.toasts = []
        yield Town(runner, sqlite_template, tmp_path, gateway)
        runner.run(things.aclose())
