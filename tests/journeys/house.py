"""The bot and a Telegram of its own, in one event loop, with everything between them over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr
from structlog.testing import capture_logs

from bot.app import App, Share, telegram
from bot.domain.case import Case, CaseState, Fate
from bot.domain.person import Person
from bot.domain.roles import Role as Duty
from bot.house import House as Opened
from bot.house import opened
from bot.sandbox.server import create_app, running
from bot.services import codes, moderators
from bot.settings import Settings
from bot.storage import keys, schema
from tests.fakes import SeededIds
from tests.journeys.clock import NOON, RunningClock
from tests.sandbox.phone import Phone, client_of
from tests.secrecy.disk import contents

Json = dict[str, Any]

TOKEN: Final = "4242424242:INVENTED-token-of-the-journeys-000000"  # noqa: S105 (it opens nothing)
#: Longer than in earnest: here seconds pass with every look at the clock.
LEASE: Final = timedelta(minutes=10)
AGES: Final = timedelta(days=3650)
FAMILY: Final = 5_000_000_101
#: What the bot's own operator must not hear on any ordinary day, however bad Telegram's day is.
TROUBLES: Final = frozenset({
    "update.failed", "update.parked", "update.parked_silently", "job.failed", "job.parked",
    "letter.refused", "storage.trouble", "uncaught",
})  # fmt: skip
ORGANISATION: Final = Path(__file__).parent / "organisation.toml"


@dataclass(slots=True)
class House:
    """A running bot, the sandbox it talks to, its clock, and the hands of everybody else."""

    url: str
    settings: Settings
    clock: RunningClock
    things: AsyncExitStack
    ids: SeededIds = field(default_factory=SeededIds)
    bot: AsyncExitStack = field(default_factory=AsyncExitStack)
    opened: Opened | None = None
    people: int = FAMILY
    #: What the operator was told.
    told: Sequence[Mapping[str, Any]] = ()
    #: Whether nothing may go wrong inside the bot, whatever happens around it.
    calm: bool = True

    async def begin(self) -> None:
        """Start the bot."""
        self.opened = unhurried(await self.bot.enter_async_context(opened(self.settings, self.clock, self.ids)))
        await self.bot.enter_async_context(_running(App(self.opened, telegram(self.settings), lease=LEASE)))

    async def end(self) -> None:
        """Stop the bot; what it began is finished."""
        await self.bot.aclose()
        self.bot, self.opened = AsyncExitStack(), None

    async def person(self, name: str, language: str = "uk") -> Phone:
        """Give somebody a phone."""
        client = await self.things.enter_async_context(client_of(self.url))
        self.people += 1
        told = {"id": self.people, "first_name": name, "language_code": language}
        (await client.post("/sandbox/people", json=told)).raise_for_status()
        return Phone(client, self.people, name)

    async def family(self, name: str = "Olena") -> Phone:
        """Give a family a phone; nothing is pressed yet."""
        return await self.person(name)

    async def invite(self, name: str, role: Duty = Duty.SENIOR) -> tuple[str, str]:
        """Return the payload of a start link, and the secret of this person's codes."""
        assert self.opened is not None
        async with self.opened.storage.work() as work:
            token, made = await moderators.invite(work, role, name, self.opened.rules.invite)
        return token, made.secret

    def code(self, secret: str) -> str:
        """Return the code that an app shows in a moment: seconds pass with every look at the clock."""
        return codes.code(secret, self.clock.moment + timedelta(seconds=codes.STEP))

    async def moderator(self, name: str = "Marta", role: Duty = Duty.SENIOR, *, duty: bool = False) -> Phone:
        """Let a moderator in through the chat, in English."""
        phone = await self.person(name)
        token, secret = await self.invite(name, role)
        await phone.start(token)
        await phone.press("English")
        await phone.wait_text("write the code")
        await phone.send(self.code(secret))
        await phone.wait_text(f"{name}, role:")
        if duty:
            await phone.press("Begin duty")
            await phone.wait_text("You are on duty")
        return phone

    async def case(self, person: Person) -> Case:
        """Put a case into the base."""
        assert self.opened is not None
        async with self.opened.storage.work() as work:
            made = Case(
                id=work.ids.new(),
                reference=work.ids.number(),
                state=CaseState.OPEN,
                fate=Fate.MISSING,
                person=person,
                opened_at=work.now,
            )
            await work.cases.add(made)
        return made

    async def fault(self, kind: str, **told: object) -> None:
        """Arm a fault of Telegram, or have it happen at once."""
        async with client_of(self.url) as client:
            (await client.post("/sandbox/faults", json={"kind": kind, **told})).raise_for_status()

    async def heal(self) -> None:
        """Disarm every fault."""
        async with client_of(self.url) as client:
            await client.delete("/sandbox/faults")

    async def calls(self, method: str, phone: Phone) -> list[Json]:
        """Return what the bot called for a chat, the oldest first."""
        async with client_of(self.url) as client:
            told = await client.get("/sandbox/calls", params={"method": method, "chat_id": str(phone.id)})
        found: list[Json] = told.json()["calls"]
        return found

    async def calls_anywhere(self, method: str) -> list[Json]:
        """Return what the bot called for any chat, the oldest first."""
        async with client_of(self.url) as client:
            found: list[Json] = (await client.get("/sandbox/calls", params={"method": method})).json()["calls"]
        return found

    def troubles(self) -> list[str]:
        """Return what went wrong inside the bot, where nothing may."""
        wrong = [one for one in self.told if one["event"] in TROUBLES]
        return [f"{one['event']}: {one.get('exc_info')!r}" for one in wrong] if self.calm else []

    def on_disk(self) -> bytes:
        """Return everything that lies in the database and its write-ahead log."""
        folder = self.settings.data_dir
        return b"".join(contents(path) for path in sorted(folder.glob("dodomu.db*")))


def unhurried(house: Opened) -> Opened:
    """Return the house with sessions and codes that outlast every test, however its clock jumps."""
    rules = replace(house.rules, session=AGES, idle=AGES, fresh=AGES, grave_moves=1000)
    return replace(house, rules=rules)


@asynccontextmanager
async def _running(app: App) -> AsyncIterator[None]:
    """Run the bot in this event loop until the block ends."""
    stop = asyncio.Event()
    task = asyncio.create_task(app.run(Share.ALL, stop))
    try:
        yield
    finally:
        stop.set()
        await task


@asynccontextmanager
async def built(folder: Path, moment: datetime = NOON, **chosen: object) -> AsyncIterator[House]:
    """Build a house in `folder` where it is this `moment`, with the bot running; settings may be `chosen`."""
    clock = RunningClock(moment)
    async with AsyncExitStack() as things:
        told = things.enter_context(capture_logs())
        sandbox = create_app(tokens=[TOKEN], clock=clock.seconds, webhook_pause=0.05)
        url = await things.enter_async_context(running(app=sandbox))
        house = House(url, settings(folder, url, **chosen), clock, things, told=told)
        keys.make(house.settings.keys)
        await schema.upgrade(house.settings.database)
        try:
            await house.begin()
            yield house
        finally:
            await house.end()
        assert not house.troubles(), house.troubles()


def settings(folder: Path, url: str, **chosen: object) -> Settings:
    """Return settings that reach nothing but this machine."""
    told: Json = {
        "token": SecretStr(TOKEN),
        "api_url": url,
        "data_dir": folder,
        "database_url": None,
        "key_file": None,
        "webhook_url": "",
        "org_file": ORGANISATION,
        "quiet_hours": "20:00-09:00",
    }
    return Settings(**(told | chosen))
