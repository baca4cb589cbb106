"""The world in which moderators work: the real engine over a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from bot.chat.engine import Engine
from bot.chat.family.routes import ROUTES as FAMILY
from bot.chat.moderators.routes import ROUTES as MODERATORS
from bot.chat.router import Desk as Router
from bot.sandbox.server import create_app, running
from bot.services.rules import Coordinator, Rules
from bot.storage.work import Storage
from tests.chat.family.conftest import TOKEN, Listening
from tests.chat.family.family import RULES, World
from tests.chat.moderators.desk import Desk
from tests.fakes import FixedClock

AGES: Final = timedelta(days=3650)
COORDINATORS: Final = (Coordinator("Соломія", "0 800 000 005"), Coordinator("Павло", "0 800 000 006"))


@pytest.fixture
def rules() -> Rules:
    """Return rules under which a session outlasts a test; those about sessions have others."""
    return replace(RULES, coordinators=COORDINATORS, session=AGES, idle=AGES, fresh=AGES, grave_moves=1000)


@asynccontextmanager
async def sitting(storage: Storage, clock: FixedClock, rules: Rules) -> AsyncIterator[Desk]:
    """Yield a desk at which nobody sits yet."""
    async with running(app=create_app(tokens=[TOKEN])) as url:
        gateway = Listening(TOKEN, url)
        gateway.toasts = []
        engine = Engine(gateway, Router(rules, FAMILY, MODERATORS).handlers())
        await engine.open()
        try:
            yield Desk(World(storage, engine, clock, gateway.toasts, rules))
        finally:
            await engine.close()


@pytest.fixture
async def desk(sqlite_storage: Storage, clock: FixedClock, rules: Rules) -> AsyncIterator[Desk]:
    """Return a desk at which nobody sits yet."""
    async with sitting(sqlite_storage, clock, rules) as made:
        yield made
