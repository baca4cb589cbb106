"""The demo: the bot on SQLite, the sandbox, invented cases, and three phones on one page."""

import asyncio
import tempfile
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import httpx
import typer
from pydantic import SecretStr

from bot import app
from bot.app import App, Share
from bot.demo import table
from bot.demo.authenticator import Authenticator
from bot.demo.cases import invented
from bot.demo.clock import DemoClock, morning
from bot.domain.case import Case
from bot.domain.roles import Role
from bot.house import House, opened
from bot.sandbox.server import create_app, running
from bot.sandbox.telegram import Telegram
from bot.services import moderators
from bot.settings import Settings
from bot.storage import keys, schema

#: The sandbox takes this token and no other.
TOKEN = "4242424242:DEMO-invented-token-for-the-sandbox-0"  # noqa: S105 - it opens nothing but the demo
#: As in earnest: the demo's day begins outside of them.
QUIET = "20:00-09:00"


async def run(port: int, data: Path | None, seed: int, stop: asyncio.Event) -> None:
    """Run everything until `stop` is set; a `data` folder used before goes on where it stood."""
    folder = data or Path(tempfile.mkdtemp(prefix="dodomu-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    anew = asyncio.Event()
    sandbox = create_app(tokens=[TOKEN])
    telegram: Telegram = sandbox.state.telegram
    telegram.settings.anew = anew.set
    async with running(port, app=sandbox) as url, httpx.AsyncClient(base_url=url) as hand:
        telegram.shift = _shift(folder)
        await _lay(hand)
        typer.echo(f"Open {url} — a family on the left, two moderators on the right. Ctrl-C ends it.")
        while not stop.is_set():
            await _life(_settings(folder, url), telegram, seed, hand, (stop, anew))
            if anew.is_set():
                anew.clear()
                _forget(folder)
                await telegram.begin_anew()
                telegram.shift = _shift(folder)
                await _lay(hand)


async def _lay(hand: httpx.AsyncClient) -> None:
    """Lay the table: the bot's name, three phones, the people who hold them, the leaflet."""
    await hand.post(f"/bot{TOKEN}/setMyName", json={"name": "Додому · Dodomu"})
    await table.lay(hand)


async def _life(
    settings: Settings, telegram: Telegram, seed: int, hand: httpx.AsyncClient, ends: tuple[asyncio.Event, ...]
) -> None:
    """Run the bot on what the folder holds, or on a fresh base, until one of `ends` is set."""
    new = not settings.keys.exists()
    if new:
        keys.make(settings.keys)
    await schema.upgrade(settings.database)
    over = asyncio.Event()
    clock = DemoClock(telegram.now)
    async with opened(settings, clock) as house, asyncio.TaskGroup() as group:
        links = await _settled(house, seed) if new else {}
        group.create_task(App(house, app.telegram(settings)).run(Share.ALL, over))
        await table.let_in(hand, links)
        showing = group.create_task(Authenticator(hand, clock, house.storage.reading).run())
        await _first(ends)
        showing.cancel()
        over.set()
    _clock(settings.data_dir).write_text(str(telegram.shift), "utf-8")


async def _first(ends: tuple[asyncio.Event, ...]) -> None:
    """Wait until one of `ends` is set."""
    waiting = [asyncio.create_task(end.wait()) for end in ends]
    await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    for task in waiting:
        task.cancel()


def _clock(folder: Path) -> Path:
    """Return where is kept how far the demo's clock is from the world's: a base must not go back in time."""
    return folder / "clock"


def _shift(folder: Path) -> float:
    """Return how far (seconds) the demo's clock is from the world's: as far as it was, or it is morning."""
    kept = _clock(folder)
    if kept.exists():
        return float(kept.read_text("utf-8"))
    return morning(datetime.now(UTC)).timestamp() - time.time()


def _forget(folder: Path) -> None:
    """Remove what the demo made in its folder, and nothing else."""
    for made in (*folder.glob("dodomu.db*"), folder / "keys", _clock(folder)):
        made.unlink(missing_ok=True)


def _settings(folder: Path, url: str) -> Settings:
    """Return settings that reach nothing but this machine."""
    return Settings(
        token=SecretStr(TOKEN),
        api_url=url,
        data_dir=folder,
        database_url=None,
        key_file=None,
        webhook_url="",
        org_file=Path(str(files("bot.demo").joinpath("organisation.toml"))),
        quiet_hours=QUIET,
    )


async def _settled(house: House, seed: int) -> Mapping[int, str]:
    """Fill the base with invented cases; return the tokens that let the moderators in."""
    async with house.storage.work() as work:
        for person in invented(seed):
            case = Case(id=work.ids.new(), reference=work.ids.number(), person=person, opened_at=work.now)
            await work.cases.add(case)
        return {
            one.id: (await moderators.invite(work, Role(one.role), one.name, house.rules.invite))[0]
            for one in table.moderators()
        }
