"""An outbox, a sender that empties it, and the phone at the far end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from bot.chat.gateway import Gateway
from bot.delivery.outbox import Sender
from bot.delivery.ports import Courier, Letter, Loss
from bot.domain.message import Message, Urgency
from bot.sandbox.server import create_app, running
from bot.storage.tables import outbox
from bot.storage.work import Storage, Work
from tests import traces
from tests.sandbox.phone import Phone, phone_of

TOKEN = "1000001:AAplainly-invented-token-of-a-test-01"  # noqa: S105 - invented


@dataclass
class Post:
    """An outbox, the phone at its far end, and what was given up."""

    storage: Storage
    gateway: Gateway
    phone: Phone
    account: str
    lost: list[tuple[str | None, Loss]] = field(default_factory=list)

    async def show(
        self, words: str, *, slot: str | None = "screen", notice: str | None = None, grave: bool = False
    ) -> None:
        """Queue a message."""
        urgency = Urgency.CONVERSATION if notice is None else Urgency.GRAVE if grave else Urgency.NOTICE
        async with self.storage.work() as work:
            await work.outbox.show(self.account, Message(words), slot=slot, notice=notice, urgency=urgency)

    async def goes_wrong(self, kind: str, **told: object) -> None:
        """Have calls go wrong."""
        (await self.phone.client.post("/sandbox/faults", json={"kind": kind, **told})).raise_for_status()

    async def mended(self) -> None:
        """Have calls go well again."""
        (await self.phone.client.delete("/sandbox/faults")).raise_for_status()

    async def calls(self, method: str) -> list[dict[str, Any]]:
        """Return what was called at Telegram."""
        told = await self.phone.client.get("/sandbox/calls", params={"method": method})
        calls: list[dict[str, Any]] = told.json()["calls"]
        return calls

    async def give_up(self, work: Work, letter: Letter, loss: Loss) -> None:
        """Write down what will not arrive."""
        traces.leave(work, "given up")
        self.lost.append((letter.notice, loss))

    @asynccontextmanager
    async def sending(self, courier: Courier | None = None) -> AsyncIterator[Sender[Work]]:
        """Run a sender that is woken by what is queued."""
        sender = Sender[Work](self.storage, courier or self.gateway, self.give_up)
        self.storage.listen("outbox", sender.wake)
        task = asyncio.create_task(sender.run())
        try:
            yield sender
        finally:
            sender.stop()
            await task

    async def open(self) -> int:
        """Return how many letters wait or are on their way."""
        async with self.storage.engine.connect() as connection:
            waiting = select(func.count()).select_from(outbox).where(outbox.c.done_at.is_(None))
            return int((await connection.execute(waiting)).scalar_one())

    async def texts(self) -> list[str]:
        """Return what the phone shows of the bot."""
        return [message["text"] for message in await self.phone.messages() if message["from_bot"]]


@asynccontextmanager
async def joined(storage: Storage) -> AsyncIterator[Post]:
    """Join an outbox and a phone."""
    async with running(app=create_app(tokens=[TOKEN])) as url:
        gateway = Gateway(TOKEN, url)
        await gateway.open()
        async with phone_of(url) as phone:
            await phone.start()
            async with storage.work() as work:
                account = await work.accounts.meet(phone.id)
            yield Post(storage, gateway, phone, account.id)
        await gateway.close()
