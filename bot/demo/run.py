"""The demo: the bot on SQLite, the sandbox, invented cases, and two phones on one page."""

import asyncio
import tempfile
from importlib.resources import files
from pathlib import Path

import httpx
import typer
from pydantic import SecretStr

from bot import app
from bot.app import App, House, Share
from bot.demo.cases import invented
from bot.domain.case import Case
from bot.domain.roles import Role
from bot.sandbox.server import create_app, running
from bot.services import moderators
from bot.settings import Settings
from bot.storage import keys, schema

#: The sandbox takes this token and no other.
TOKEN = "4242424242:DEMO-invented-token-for-the-sandbox-0"  # noqa: S105 - it opens nothing but the demo
FAMILY, MODERATOR = 5_000_000_001, 5_000_000_002
PHONES = (
    {"id": FAMILY, "title": "Телефон родини / The family's phone"},
    {"id": MODERATOR, "title": "Телефон модератора / The moderator's phone"},
)


async def run(port: int, data: Path | None, seed: int, stop: asyncio.Event) -> None:
    """Run everything until `stop` is set; a `data` folder used before goes on where it stood."""
    folder = data or Path(tempfile.mkdtemp(prefix="dodomu-demo-"))
    folder.mkdir(parents=True, exist_ok=True)
    sandbox = create_app(tokens=[TOKEN])
    async with running(port, app=sandbox) as url:
        settings = _settings(folder, url)
        new = not settings.keys.exists()
        if new:
            keys.make(settings.keys)
        await schema.upgrade(settings.database)
        async with app.opened(settings) as house, asyncio.TaskGroup() as group:
            link = await _settled(house, seed) if new else None
            group.create_task(App(house, app.telegram(settings)).run(Share.ALL, stop))
            await _people(url, link)
            typer.echo(f"Open {url} — a family on the left, a moderator on the right. Ctrl-C ends it.")
            await stop.wait()


def _settings(folder: Path, url: str) -> Settings:
    """Return settings that reach nothing but this machine; no hours are quiet."""
    return Settings(
        token=SecretStr(TOKEN),
        api_url=url,
        data_dir=folder,
        database_url=None,
        key_file=None,
        webhook_url="",
        org_file=Path(str(files("bot.demo").joinpath("organisation.toml"))),
        quiet_hours="",
    )


async def _settled(house: House, seed: int) -> str:
    """Fill the base with invented cases; return the token that lets the moderator in."""
    async with house.storage.work() as work:
        for person in invented(seed):
            case = Case(id=work.ids.new(), reference=work.ids.number(), person=person, opened_at=work.now)
            await work.cases.add(case)
        return await moderators.invite(work, Role.SENIOR, "Модератор (вигадка)", house.rules.invite)


async def _people(url: str, link: str | None) -> None:
    """Put two people on the page; the moderator presses the start link."""
    async with httpx.AsyncClient(base_url=f"{url}/sandbox") as sandbox:
        await sandbox.post("/people", json={"id": FAMILY, "first_name": "Родина", "language_code": "uk"})
        await sandbox.post("/people", json={"id": MODERATOR, "first_name": "Модератор", "language_code": "uk"})
        await sandbox.post("/phones", json=list(PHONES))
        await sandbox.post(f"{url}/bot{TOKEN}/setMyName", json={"name": "Додому · Dodomu"})
        if link is not None:
            await sandbox.post(f"/people/{MODERATOR}/start", json={"payload": link})
