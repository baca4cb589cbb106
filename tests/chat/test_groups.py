"""Groups and channels are left at once, unless the operator let the bot in; nothing is ever said there."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.engine import Engine
from bot.chat.family.routes import ROUTES
from bot.chat.gateway import Gateway
from bot.chat.router import Desk
from bot.sandbox.server import create_app, running
from bot.storage.tables import accounts, outbox
from bot.storage.work import Storage
from tests.chat import updates
from tests.chat.family.family import RULES

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented
ALLOWED, GROUP = -100_1, -100_2


class Leaving(Gateway):
    """A gateway that writes down what it leaves."""

    left: list[int]

    async def leave(self, chat_id: int) -> None:
        """Leave a group."""
        self.left.append(chat_id)


@dataclass
class Bot:
    """The bot, and what it left so far."""

    engine: Engine
    storage: Storage
    left: list[int] = field(default_factory=list)

    async def hears(self, body: dict[str, Any]) -> None:
        """Handle an update, to the end."""
        async with self.storage.work() as work:
            after = await self.engine.handle(work, body)
        if after is not None:
            await after()

    async def spoke(self) -> bool:
        """Whether anything was said to anybody, or anybody met."""
        async with self.storage.engine.connect() as conn:
            rows = [(await conn.execute(select(table))).first() for table in (outbox, accounts)]
        return any(row is not None for row in rows)


@pytest.fixture
async def bot(sqlite_storage: Storage) -> AsyncIterator[Bot]:
    async with running(app=create_app(tokens=[TOKEN])) as url:
        gateway = Leaving(TOKEN, url)
        gateway.left = []
        engine = Engine(gateway, Desk(RULES, ROUTES, ROUTES, {ALLOWED}).handlers())
        await engine.open()
        yield Bot(engine, sqlite_storage, gateway.left)
        await engine.close()


@pytest.mark.parametrize(
    ("status", "kind"), [("member", "group"), ("member", "supergroup"), ("administrator", "channel")]
)
async def test_whatever_adds_the_bot_is_left_in_silence(bot: Bot, status: str, kind: str) -> None:
    await bot.hears(updates.added(GROUP, status, kind))
    assert bot.left == [GROUP]
    assert not await bot.spoke()


async def test_a_group_that_the_operator_let_the_bot_into_is_kept_and_never_answered(bot: Bot) -> None:
    await bot.hears(updates.added(ALLOWED))
    await bot.hears(updates.said_in_group(ALLOWED, text="/start"))
    assert bot.left == []
    assert not await bot.spoke()


async def test_a_group_that_could_not_be_left_is_left_at_its_next_word(bot: Bot) -> None:
    await bot.hears(updates.said_in_group(GROUP, text="/help"))
    assert bot.left == [GROUP]
    assert not await bot.spoke()


@pytest.mark.parametrize("status", ["left", "kicked"])
async def test_whoever_puts_the_bot_out_is_not_bothered(bot: Bot, status: str) -> None:
    await bot.hears(updates.added(GROUP, status))
    assert bot.left == []
