"""A process in which every layer fails over what must not be told, logged at DEBUG. Run as `python -m`.

Each failure is real: the driver, the cipher, the library or the house raises it where it would. What nobody
catches goes the way of everything that nobody catches.
"""

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

import httpx
import structlog
from sqlalchemy import text
from starlette.routing import Route

from bot import logs
from bot.chat.engine import Engine
from bot.chat.gateway import Gateway
from bot.delivery.handling import Handling
from bot.delivery.inbox import Inbox
from bot.delivery.jobs import Jobs
from bot.delivery.outbox import Sender
from bot.domain.message import Message
from bot.sandbox.server import create_app, running
from bot.settings import Settings
from bot.storage import keys, schema
from bot.storage.work import Storage, Work
from bot.web import webhook
from bot.web.server import Server
from tests.fakes import SeededIds
from tests.journeys.clock import RunningClock
from tests.leaks.planted import CHAT, NAME, PHONE, SECRET, TOKEN
from tests.sandbox.phone import NO_CERTIFICATES

log = structlog.get_logger()
SAID: Final = f"{NAME} {PHONE} {CHAT} {TOKEN}"
FAILURES: Final[dict[str, Callable[["Room"], Awaitable[None]]]] = {}


class Room:
    """A database, a Telegram and an account at it."""

    def __init__(self, storage: Storage, url: str) -> None:
        """Know them."""
        self.storage, self.url = storage, url
        self.gateway = Gateway(TOKEN, url)


def failure(run: Callable[[Room], Awaitable[None]]) -> Callable[[Room], Awaitable[None]]:
    """Add a failure to the list."""
    FAILURES[run.__name__] = run
    return run


async def fail(*_: object) -> None:
    """Fail with everything in the words."""
    raise ValueError(SAID)


@failure
async def driver(room: Room) -> None:
    """Have the database refuse a row: its error knows the values."""
    async with room.storage.work() as work:
        account = await work.accounts.meet(CHAT)
        row = {"id": account.id, "language": NAME, "lookup": PHONE}
        statement = "INSERT INTO accounts (id, language, chat_lookup) VALUES (:id, :language, :lookup)"
        await work._tx.conn.execute(text(statement), row)  # noqa: SLF001


@failure
async def seal(room: Room) -> None:
    """Open sealed bytes that lie where they do not belong."""
    async with room.storage.work() as work:
        account = await work.accounts.meet(CHAT)
        await work._tx.conn.execute(text("UPDATE accounts SET chat = :other"), {"other": NAME.encode()})  # noqa: SLF001
        await work.accounts.chat_id(account.id)


@failure
async def handler(room: Room) -> None:
    """Raise in a handler over what it was given: three tries, then the update is parked."""
    inbox = Inbox(room.storage, Handling(room.storage, fail, fail), lambda _: CHAT)
    running_inbox = asyncio.create_task(inbox.run())
    await inbox.receive([{"update_id": 1, "message": {"text": SAID, "chat": {"id": CHAT}}}])
    await until(lambda: "update.parked" in told())
    inbox.stop()
    await running_inbox


@failure
async def library(room: Room) -> None:
    """Route an update that python-telegram-bot does not understand."""
    await room.gateway.open()
    await Engine(room.gateway, []).handle(None, {"update_id": 2, "callback_query": {"id": SAID, "data": NAME}})


@failure
async def job(room: Room) -> None:
    """Raise in the verb of a job."""
    jobs = Jobs(room.storage, {"fail": fail})
    async with room.storage.work() as work:
        await work.jobs.put("fail", "fail:1", work.now, report="r1")
    running_jobs = asyncio.create_task(jobs.run())
    await until(lambda: "job.failed" in told())
    jobs.stop()
    await running_jobs


@failure
async def refused(room: Room) -> None:
    """Have Telegram refuse a message, in words that quote it."""
    await sent(room, f"<b>{SAID}", "letter.refused")


@failure
async def crashed(room: Room) -> None:
    """Have Telegram's server fail, with the whole message in its answer."""
    async with httpx.AsyncClient(base_url=room.url, trust_env=False, verify=NO_CERTIFICATES) as client:
        fault = {"kind": "status", "status": 500, "description": SAID, "method": "sendMessage", "html": True}
        await client.post("/sandbox/faults", json=fault)
        await sent(room, SAID, "telegram.away")
        await client.delete("/sandbox/faults")


async def sent(room: Room, words: str, event: str) -> None:
    """Send a letter until the operator is told of `event`."""
    async with httpx.AsyncClient(base_url=room.url, trust_env=False, verify=NO_CERTIFICATES) as client:
        await room.gateway.open()
        await client.post("/sandbox/people", json={"id": CHAT, "first_name": NAME})
        await client.post(f"/sandbox/people/{CHAT}/start", json={})

    async def lost(*_: object) -> None: ...

    sender: Sender[Work] = Sender(room.storage, room.gateway, lost)
    async with room.storage.work() as work:
        account = await work.accounts.meet(CHAT)
        await work.outbox.show(account.id, Message(words))
    sending = asyncio.create_task(sender.run())
    await until(lambda: event in told())
    sender.stop()
    await sending


@failure
async def line(room: Room) -> None:
    """Call where nobody is; the address holds the token."""
    room.gateway = Gateway(TOKEN, "http://127.0.0.1:9")
    log.warning("tried", code=(await room.gateway.poll(None)).trouble)
    await room.gateway.bot.get_me()


@failure
async def malformed(_: Room) -> None:
    """Ring at the webhook with all kinds of bodies; storage fails over those that can be read."""
    server = Server([webhook.route(SECRET, fail)], "127.0.0.1", 0)
    serving = asyncio.create_task(server.run())
    await server.started()
    url = f"http://127.0.0.1:{server.port}{webhook.path_of(SECRET)}"
    async with httpx.AsyncClient(trust_env=False, verify=NO_CERTIFICATES) as client:
        for secret in (SECRET, NAME.encode().hex()):
            for body in (SAID, f'"{SAID}', "[" * 100_000 + SAID, "{}", f'{{"{SAID}": 1}}'):
                await client.post(url, content=body.encode(), headers={"X-Telegram-Bot-Api-Secret-Token": secret})
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(f"{PHONE} {TOKEN} HTTP/9.9\r\n{CHAT}\r\n\r\n".encode())
    await reader.read()
    writer.close()
    server.stop()
    await serving


@failure
async def application(_: Room) -> None:
    """Raise in a route inside the server."""
    server = Server([Route("/", fail)], "127.0.0.1", 0)
    serving = asyncio.create_task(server.run())
    await server.started()
    async with httpx.AsyncClient(trust_env=False, verify=NO_CERTIFICATES) as client:
        await client.get(f"http://127.0.0.1:{server.port}/?{PHONE}")
    server.stop()
    await serving


@failure
async def forgotten(_: Room) -> None:
    """Fail in a task that nobody waits for."""
    task = asyncio.create_task(fail())
    await asyncio.sleep(0)
    del task


@failure
async def wrong_settings(_: Room) -> None:
    """Set wrongly what holds a secret."""
    Settings(token=SAID, webhook_secret=NAME, database_url=f"mysql://{NAME}:{PHONE}@db")  # type: ignore[arg-type]


@failure
async def unreachable_database(_: Room) -> None:
    """Look for a database whose address holds a name and a password."""
    await schema.check(f"postgresql://{TOKEN}:{PHONE.replace(' ', '')}@127.0.0.1:9/{NAME}")


async def until(done: Callable[[], bool]) -> None:
    """Wait until something has been told."""
    async with asyncio.timeout(20):
        while not done():  # noqa: ASYNC110 (the log rings no bell)
            await asyncio.sleep(0.02)


def told() -> str:
    """Return what was logged so far."""
    return Path(sys.argv[1]).read_text("utf-8")


async def main(name: str, folder: Path, empty: Path) -> None:
    """Force one failure, on a copy of an `empty` database; whatever it raises leaves here as it is."""
    database = str(shutil.copyfile(empty, folder / "dodomu.db"))
    storage = Storage(database, keys.make(folder / "keys"), clock=RunningClock(), ids=SeededIds())
    async with AsyncExitStack() as things:
        things.push_async_callback(storage.dispose)
        room = Room(storage, await things.enter_async_context(running(app=create_app())))
        things.push_async_callback(room.gateway.close)
        await FAILURES[name](room)


if __name__ == "__main__":
    with (
        Path(sys.argv[1]).open("a", encoding="utf-8", buffering=1) as stream,
        tempfile.TemporaryDirectory() as once,
    ):
        logs.setup("DEBUG", stream)
        made = Path(once) / "dodomu.db"
        asyncio.run(schema.upgrade(str(made)))
        for each in FAILURES:
            with tempfile.TemporaryDirectory() as temporary:
                log.info("forced", kind=each)
                try:
                    asyncio.run(main(each, Path(temporary), made))
                except BaseException as error:  # noqa: BLE001 (as Python itself would tell of it)
                    sys.excepthook(type(error), error, error.__traceback__)
