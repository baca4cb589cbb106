"""The world in which a family writes: the real engine over a real database."""

from collections.abc import AsyncIterator

import pytest

from bot.chat.engine import Engine
from bot.chat.family.routes import ROUTES
from bot.chat.gateway import Gateway
from bot.chat.router import Desk
from bot.sandbox.server import create_app, running
from bot.services.rules import Rules
from bot.storage.work import Storage
from tests.chat.family.family import RULES, Family, World
from tests.fakes import FixedClock

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented


class Listening(Gateway):
    """A gateway that keeps the toasts."""

    toasts: list[str | None]

    async def answer(self, query: str, words: str | None = None) -> None:  # noqa: ARG002 - the base's signature
        """Keep what answers a press."""
        self.toasts.append(words)


@pytest.fixture
def rules() -> Rules:
    """Return the organisation's choices; a test's file may have others."""
    return RULES


@pytest.fixture
async def world(sqlite_storage: Storage, clock: FixedClock, rules: Rules) -> AsyncIterator[World]:
    """Return a bot that nobody has written to."""
    async with running(app=create_app(tokens=[TOKEN])) as url:
        gateway = Listening(TOKEN, url)
        gateway.toasts = []
        engine = Engine(gateway, Desk(rules, ROUTES, ROUTES).handlers())
        await engine.open()
        yield World(sqlite_storage, engine, clock, gateway.toasts, rules)
        await engine.close()


@pytest.fixture
def family(world: World) -> Family:
    """Return a family that has not pressed Start."""
    return world.family()
