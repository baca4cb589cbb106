"""The disk is full: Telegram keeps what we cannot, nothing is half written, and all goes on when there is room."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import httpx
from sqlalchemy import text

from bot.storage.full import StorageFull
from bot.web.webhook import HEADER, path_of
from tests.journeys.house import House
from tests.journeys.roads import ENTER, hear, see, walk
from tests.journeys.test_webhook import SECRET, called
from tests.sandbox.phone import NO_CERTIFICATES, Phone, client_of

__all__ = ["called"]

ROOM: Final = 2**30
#: Needs more room than any page has left.
LONG: Final = "Довга розповідь. " * 200
ANSWERED: Final = "here the answer is a button"
ROWS: Final = "SELECT (SELECT count(*) FROM updates), (SELECT count(*) FROM audit), (SELECT count(*) FROM messages)"


@asynccontextmanager
async def full(house: House) -> AsyncIterator[None]:
    """Leave no page to spare until the block ends."""
    house.calm = False
    await run(house, "CREATE TABLE ballast (weight BLOB)")
    await run(house, "PRAGMA max_page_count = 1")
    while await run(house, "INSERT INTO ballast VALUES (zeroblob(4000))"):
        pass
    yield
    await run(house, f"PRAGMA max_page_count = {ROOM}")


async def run(house: House, statement: str) -> bool:
    """Do something to the database; return whether there was room."""
    assert house.opened is not None
    try:
        async with house.opened.storage.work() as work:
            await work._tx.conn.execute(text(statement))  # noqa: SLF001
    except StorageFull:
        return False
    return True


async def rows(house: House) -> tuple[object, ...]:
    """Return what a half-written act would change."""
    assert house.opened is not None
    async with house.opened.storage.reading() as work:
        return tuple((await work._tx.conn.execute(text(ROWS))).one())  # noqa: SLF001


async def waiting(house: House) -> int:
    """Return how many updates Telegram still keeps for the bot."""
    async with client_of(house.url) as client:
        bots = (await client.get("/sandbox/bots")).json()["bots"]
    return int(bots[0]["pending"])


async def at_the_menu(house: House) -> Phone:
    """Bring a family to the menu."""
    family = await house.family()
    await family.start()
    await walk(family, ENTER[:3])
    await see(family, "What would you like to do?")
    await asyncio.sleep(0.2)
    return family


async def test_polling_keeps_its_offset_until_there_is_room(house: House) -> None:
    family = await at_the_menu(house)
    async with full(house):
        before = await rows(house)
        await family.send(LONG)
        await asyncio.sleep(2)
        assert await waiting(house) == 1
        assert await rows(house) == before
        assert ANSWERED not in str(await family.messages())
        told = [one["event"] for one in house.told if one["event"] == "storage.trouble"]
        assert len(told) == 1
    await hear(family, ANSWERED)
    await family.wait(lambda messages: LONG not in str(messages), what="chat without the words")


async def test_the_webhook_says_503_until_there_is_room(called: House) -> None:
    family = await at_the_menu(called)
    chat = {"id": family.id, "type": "private"}
    sender = {"id": family.id, "is_bot": False, "first_name": "Olena"}
    update = {"update_id": 7, "message": {"message_id": 99, "date": 1, "chat": chat, "from": sender, "text": LONG}}
    url, known = called.settings.webhook_url + path_of(SECRET), {HEADER: SECRET}
    async with httpx.AsyncClient(trust_env=False, verify=NO_CERTIFICATES) as client:
        async with full(called):
            before = await rows(called)
            assert [(await client.post(url, json=update, headers=known)).status_code for _ in range(3)] == [503] * 3
            assert await rows(called) == before
        assert (await client.post(url, json=update, headers=known)).status_code == 200
    await hear(family, ANSWERED)
